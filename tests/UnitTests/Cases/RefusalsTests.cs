using System.Reflection;
using Entente.Domain.Cases;
using Entente.Domain.Legal;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;
using Entente.Domain.Replies;
using Xunit;

namespace Entente.UnitTests.Cases;

/// <summary>No refusal of the ladder leaves a person standing: each says what may be done instead.</summary>
public sealed class RefusalsTests
{
    public static TheoryData<string> Conflicts => [.. Every().Where(e => e.Kind == ErrorKind.Conflict).Select(e => e.Code).Distinct()];

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void Every_conflict_says_what_is_allowed_instead(string code) =>
        Assert.All(Every().Where(e => e.Code == code), e => Assert.IsType<string[]>(e.Facts["allowed"]));

    [Fact]
    public void What_a_refusal_of_the_case_offers_the_ladder_has()
    {
        foreach (var step in Enum.GetValues<Step>())
        {
            string[] possible = [.. EscalationLadder.MovesFrom(step).Select(Domain.Vocabulary.Word), "give_verdict"];
            Error[] refusals =
            [
                CaseErrors.PermittedSpeech(step, Domain.Triage.Standing.Permitted, null),
                CaseErrors.VerdictNeeded(step),
                CaseErrors.DialogueNotTried(step),
                CaseErrors.AuthorHasTime(step, DateTimeOffset.UnixEpoch),
                CaseErrors.PlatformNotExhausted(step),
            ];
            Assert.All(refusals, r => Assert.Subset(possible.ToHashSet(), ((string[])r.Facts["allowed"]!).ToHashSet()));
        }
    }

    /// <summary>Every refusal of the four rooms, made with the first value of whatever it takes.</summary>
    private static IEnumerable<Error> Every() =>
        ((Type[])[typeof(CaseErrors), typeof(LegalErrors), typeof(RemovalErrors), typeof(ReplyErrors)]).SelectMany(room =>
            room.GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(m => m.ReturnType == typeof(Error))
                .Select(m => (Error)m.Invoke(null, [.. m.GetParameters().Select(p => Some(p.ParameterType))])!)
        );

    private static object? Some(Type type) =>
        type == typeof(string) ? ""
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : type == typeof(IReadOnlyList<string>) ? Array.Empty<string>()
        : type == typeof(IReadOnlyList<Error>) ? Array.Empty<Error>()
        : type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type)
        : null;
}
