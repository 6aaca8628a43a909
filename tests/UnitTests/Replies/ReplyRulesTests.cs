using System.Text.RegularExpressions;
using Entente.Domain;
using Entente.Domain.Replies.Review;
using Xunit;

namespace Entente.UnitTests.Replies;

public sealed partial class ReplyRulesTests
{
    [Fact]
    public void The_catalogue_holds_the_26_rules_in_order_each_with_a_version() =>
        Assert.Equal(
            Enumerable.Range(1, 26).Select(n => $"L{n:00}"),
            ReplyRules.All.Where(r => r.Version >= 1 && (r.Patterns is not null || r.Check is not null)).Select(r => r.Id)
        );

    [Fact]
    public void Blocks_and_warnings_are_those_of_the_product() =>
        Assert.Equal(
            "L01 L02 L03 L06 L07 L08 L09 L19 L21 L26",
            string.Join(' ', ReplyRules.All.Where(r => r.Level == RuleLevel.Block).Select(r => r.Id))
        );

    [Fact]
    public void Every_text_is_written_in_both_languages_and_french_is_set_as_french_is_set()
    {
        foreach (var text in ReplyRules.All.SelectMany(Texts))
        {
            Assert.NotEmpty(text.En);
            Assert.DoesNotMatch(Misset(), text.Fr);
            Assert.DoesNotContain("'", text.En + text.Fr, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_key_a_finding_can_have_has_words() =>
        Assert.All(
            ReplyRules.All.SelectMany(r =>
                (r.Variants ?? new Dictionary<string, RuleVariant>()).Keys.Select(v => $"{r.Id}.{v}").Prepend(r.Id)
            ),
            key => Assert.NotEmpty(ReplyRules.Words(key).Better.In("fr"))
        );

    /// <summary>The examples people read in the catalogue are true: the bad one is found, the good one is not.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void What_the_catalogue_shows_as_bad_is_found_and_as_good_is_not(string language)
    {
        var context = new ReplyContext { Visibility = Domain.Replies.Visibility.Public };
        foreach (var rule in ReplyRules.All.Where(r => r.Patterns is not null || r.Check == "personal_data"))
        {
            Assert.Contains(ReplyReview.Check(new ReplyDraft(rule.Bad.In(language)), context).All, f => f.RuleId == rule.Id);
            Assert.DoesNotContain(ReplyReview.Check(new ReplyDraft(rule.Good.In(language)), context).All, f => f.RuleId == rule.Id);
        }
    }

    private static IEnumerable<InBothLanguages> Texts(ReplyRule rule) =>
        new[] { rule.Explanation, rule.Better, rule.Good, rule.Bad }.Concat(
            (rule.Variants ?? new Dictionary<string, RuleVariant>()).Values.SelectMany(v => new[] { v.Explanation, v.Better })
        );

    [GeneratedRegex("""[ \w][;!?](?!\w)| :|« | »|"[^"]""")]
    private static partial Regex Misset();
}
