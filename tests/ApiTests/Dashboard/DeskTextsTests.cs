using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Entente.Api.Dashboard;
using Entente.Application.Queue;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Legal;
using Entente.Domain.Policies;
using Entente.Domain.Removals;
using Entente.Domain.Replies;
using Xunit;

namespace Entente.ApiTests.Dashboard;

/// <summary>The pages speak both languages, and have a word for everything they may show.</summary>
public sealed partial class DeskTextsTests
{
    private static readonly ResourceManager Texts = new("Entente.Api.Dashboard.DeskTexts", typeof(DeskWords).Assembly);
    private static readonly Dictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> French = Read(CultureInfo.GetCultureInfo("fr"));

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_values()
    {
        Assert.Equal(English.Keys.Order(), French.Keys.Order());
        Assert.DoesNotContain(
            English.Keys,
            key => !key.EndsWith("_one", StringComparison.Ordinal) && Values(English[key]) != Values(French[key])
        );
    }

    [Fact]
    public void French_is_set_as_french_is_set() => Assert.DoesNotContain(French, text => Misset().IsMatch(text.Value));

    [Fact]
    public void Every_value_that_is_shown_has_its_word()
    {
        string[] needed =
        [
            .. Words<QueueReason>("why"),
            .. Words<DueWithin>("due"),
            .. Words<CaseEventKind>("event"),
            .. Words<Move>("move"),
            .. Words<ClockKind>("clock"),
            .. Words<AuthorAnswer>("answer"),
            .. Words<PlatformDecision>("decision"),
            .. Words<ReplyStatus>("reply_status"),
            .. Words<Visibility>("visibility"),
            .. Words<RemovalStatus>("removal_status"),
            .. Words<ArgumentPart>("part"),
            .. Words<Measure>("measure"),
            .. Words<PrincipalKind>("principal"),
            .. Words<Instance>("instance"),
            .. Words<ReferralStatus>("referral_status"),
            .. Words<LegalGround>("ground"),
            .. Policy.Principles.Select(p => $"signal_{Vocabulary.Word(p)}"),
        ];
        Assert.Empty(needed.Except(English.Keys));
    }

    private static IEnumerable<string> Words<TEnum>(string kind)
        where TEnum : struct, Enum => Vocabulary.AllWords<TEnum>().Select(word => $"{kind}_{word}");

    private static string Values(string text) => string.Join(' ', Value().Matches(text).Select(m => m.Value).Order());

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        Texts
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Value();

    /// <summary>A plain space before high punctuation, a straight apostrophe, straight quotes.</summary>
    [GeneratedRegex(@"[ ][:;!?»]|«[ ]|\w'\w|""")]
    private static partial Regex Misset();
}
