using System.Resources;
using Entente.Api.Policies;
using Entente.Application.Mentions;
using Entente.Application.Policies;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Policies;

/// <summary>Everything the pages of policies say; drafts can be changed by who owns the policies.</summary>
public abstract record PolicyTold(Overview Frame, PolicyVersion InForce)
{
    public const string Path = "/policies";

    private static readonly ResourceManager Texts = new("Entente.Api.Dashboard.Policies.PolicyPageTexts", typeof(PolicyTold).Assembly);

    public DeskWords Words { get; } = new(Frame.Language, Frame.Brand!.Zone, Frame.At);

    public bool MayWrite => Frame.Caller.May(Scopes.PoliciesWrite, Frame.Brand!.Id);

    public string Say(string name) => Texts.GetString(name, Frame.Language) ?? name;

    public string Say(string name, params object?[] values) => string.Format(Frame.Language, Say(name), values);

    public string? Find(string name) => Texts.GetString(name, Frame.Language);

    public string NameOf(string version) => version == Policy.BuiltInVersion ? Say("built_in") : Say("version", version);

    public string StateOf(PolicyVersion version) =>
        version.IsInForceAt(Frame.At) ? Say("in_force")
        : version.StateAt(Frame.At) == PolicyState.Published ? Say("from_then", Words.Moment(version.Publication!.EffectiveFrom))
        : Say($"state_{Vocabulary.Word(version.StateAt(Frame.At))}");

    public string LinkTo(string version) => $"{Path}/{version}?brand={Frame.Brand!.Slug}";

    /// <summary>Everything in which one version differs from another, each in a sentence.</summary>
    public IReadOnlyList<string> Differences(PolicyVersion before, PolicyVersion after)
    {
        var words = new PolicyWords(Frame.Language);
        return [.. PolicyComparison.Differences(before.Policy, after.Policy).Select(words.Of)];
    }
}

/// <summary>The versions the brand wrote, the latest written first.</summary>
public sealed record PoliciesScreen(Overview Frame, PolicyVersion InForce, IReadOnlyList<PolicyVersion> Versions, string? Said)
    : PolicyTold(Frame, InForce)
{
    public string? Told => Said is null ? null : Find($"said_{Said}");
}

/// <summary>
/// One version: its rules, what it says otherwise than the one in force, and what it would have made of past weeks, where that was asked.
/// <see cref="Latest"/> is the version published last.
/// </summary>
public sealed record PolicyScreen(
    Overview Frame,
    PolicyVersion InForce,
    PolicyVersion Version,
    PolicyVersion Latest,
    Tried? Tried,
    string? Said,
    RefusedForm? Refused
) : PolicyTold(Frame, InForce)
{
    /// <summary>Past weeks a version can be tried on.</summary>
    public static readonly IReadOnlyList<int> Weeks = [4, 12, 26, 52];

    public string? Told => Said is null ? null : Find($"said_{Said}");

    public string? Refusal => Refused is null ? null : string.Join(" ", Refused.Errors.Select(Words.Refusal).Distinct());

    public bool IsOpen => MayWrite && Version.Publication is null;

    /// <summary>The rules to show: as they were typed, where a form comes back.</summary>
    public PolicySheet Sheet { get; } =
        Refused?.Name == "rules" ? PolicySheet.Of(Refused.Fields) : PolicySheet.Of(Version.Policy, Version.Note);

    public RefusedForm? Back(string form) => Refused?.Name == form ? Refused : null;

    public int Revision => Version.RevisionAt(Frame.At);

    /// <summary>Standings that a category can have: speech that is allowed never goes to a platform.</summary>
    public static IReadOnlyList<Standing> StandingsOf(Category category) =>
        Policy.AllowedSpeech.Contains(category) ? [Standing.Welcome, Standing.Permitted] : Enum.GetValues<Standing>();
}

/// <summary>A backtest, and the posts it names as far as the reader may see them.</summary>
public sealed record Tried(int Weeks, Backtest Result, IReadOnlyDictionary<Guid, MentionItem> Posts);
