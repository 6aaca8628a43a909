using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using Xunit;

namespace Entente.UnitTests.Replies;

public sealed class ReviewingRepliesTests
{
    private static readonly ReplyContext InPublic = new() { Visibility = Visibility.Public };

    [Fact]
    public void Every_draft_the_rules_were_worked_on_breaks_the_rules_it_was_written_to_break_and_no_other() =>
        Assert.Empty(Wrong([.. ReplyDrafts.Worked, .. ReplyDrafts.Check, .. ReplyDrafts.Later]));

    [Fact]
    public void Every_rule_is_broken_by_a_written_draft_in_both_languages_where_it_is_about_words()
    {
        var drafts = ReplyDrafts.Worked.Concat(ReplyDrafts.Check).Concat(ReplyDrafts.Later).ToList();
        foreach (var rule in ReplyRules.All)
        {
            var languages = drafts.Where(d => d.Rules.Contains(rule.Id)).Select(d => d.Language).Distinct().Order().ToList();
            Assert.NotEmpty(languages);
            if (rule.Patterns is { En: not null, Fr: not null })
            {
                Assert.Equal(["en", "fr"], languages);
            }
        }
    }

    /// <summary>12 of 30 breaches were found when they were first read, and no good draft was blocked.</summary>
    [Fact]
    public void Good_drafts_written_after_all_tuning_are_not_blocked_and_their_neighbours_are_found_no_less_than_at_first()
    {
        Assert.Empty(ReplyDrafts.Last.Where(d => d.Rules.Count == 0 && d.Findings.Blocks.Count > 0).Select(d => d.Text));
        Assert.True(ReplyDrafts.Last.Sum(d => d.Rules.Count - d.Missed.Count()) >= 12);
    }

    /// <summary>What they were judged when first read stands in docs/reply-review.md; the rules were widened and tightened by them since.</summary>
    [Fact]
    public void Drafts_written_after_the_rules_are_judged_rightly_since_the_rules_were_mended()
    {
        var drafts = ReplyDrafts.Fresh.Concat(ReplyDrafts.Unseen).Concat(ReplyDrafts.Round).ToList();
        Assert.Empty(drafts.Where(d => d.Rules.Count == 0 && d.Findings.Blocks.Count > 0).Select(d => d.Text));
        Assert.InRange(drafts.Sum(d => d.Missed.Count()), 0, 2);
    }

    /// <summary>9 of 20 breaches were found and one good draft blocked when they were first read; the word that blocked it was taken out.</summary>
    [Fact]
    public void Of_the_last_drafts_no_good_one_is_blocked_and_no_fewer_breaches_are_found_than_at_first()
    {
        Assert.Empty(ReplyDrafts.Final.Where(d => d.Rules.Count == 0 && d.Findings.Blocks.Count > 0).Select(d => d.Text));
        Assert.True(ReplyDrafts.Final.Sum(d => d.Rules.Count - d.Missed.Count()) >= 9);
    }

    /// <summary>
    /// Two sets written before the rules were looked at: of the first 62 of 82 breaches were found before the families were named and 0 of 60
    /// good ones blocked; of the second, read once when the rules were done, 94 of 104, and 2 of 56 blocked.
    /// </summary>
    [Fact]
    public void Of_the_blind_drafts_no_good_one_is_blocked_and_few_breaches_are_missed()
    {
        var drafts = ReplyDrafts.BlindOne.Concat(ReplyDrafts.BlindTwo).ToList();
        Assert.Empty(drafts.Where(d => d.Rules.Count == 0 && d.Findings.Blocks.Count > 0).Select(d => d.Text));
        Assert.Empty(ReplyDrafts.BlindOne.SelectMany(d => d.Missed));
        Assert.InRange(ReplyDrafts.BlindTwo.Sum(d => d.Missed.Count()), 0, 5);
    }

    /// <summary>A name is blamed whoever bears it; who is greeted or signs is not.</summary>
    [Theory]
    [InlineData("Karim was wrong about the opening hours.", true)]
    [InlineData("Désolés, c'est la faute de Sophie.", true)]
    [InlineData("Hello Karim, you are right and the label was wrong. Sophie", false)]
    [InlineData("Bonjour Sophie, l'erreur est la nôtre. Karim", false)]
    public void A_first_name_with_blame_is_an_employee_exposed(string text, bool blocked) =>
        Assert.Equal(blocked, ReplyReview.Check(new ReplyDraft(text), InPublic).Blocks.Contains("L09"));

    /// <summary>What a phrase needs is taken from its grammar: an ingredient that may be missing requires nothing.</summary>
    [Theory]
    [InlineData("we (?:will|shall) .. delet~", "we|will shall|delet")]
    [InlineData("(?:just )?calm~ down", "calm|down")]
    [InlineData("reviews? .. (?:gone|\\w+)", "review")]
    [InlineData("we'll (?:be|get)", "we|ll|be get")]
    public void A_phrase_is_read_where_each_of_its_ingredients_has_a_word(string phrase, string needs) =>
        Assert.Equal(needs, string.Join('|', PhrasePatterns.NeedsOf(phrase).Select(need => string.Join(' ', need))));

    [Fact]
    public void A_finding_points_at_the_words_as_they_were_written()
    {
        const string text = "Bonjour 👋🏽, œuvre à part : Calmez‑vous, s’il vous plaît.";
        var finding = Assert.Single(ReplyReview.Check(new ReplyDraft(text), InPublic).All, f => f.RuleId == "L03");
        Assert.Equal("Calmez‑vous", text[finding.Start..finding.End]);
        Assert.Equal(RuleLevel.Block, finding.Level);
    }

    [Fact]
    public void What_is_not_known_makes_no_finding()
    {
        const string text = "Bonjour, nous avons regardé la commande 88213754.";
        Assert.Empty(ReplyReview.Check(new ReplyDraft(text), ReplyContext.Unknown).All);
        Assert.Equal(["L07"], ReplyReview.Check(new ReplyDraft(text), InPublic).Blocks);
    }

    [Fact]
    public void A_house_rule_the_brand_wrote_makes_an_announced_removal_legitimate()
    {
        const string text = "Nous supprimerons ce commentaire : il enfreint « Pas de coordonnées de tiers ».";
        var known = InPublic with { HouseRules = ["Pas de coordonnées de tiers"] };
        Assert.Contains("L01", ReplyReview.Check(new ReplyDraft(text), InPublic).Blocks);
        Assert.DoesNotContain("L01", ReplyReview.Check(new ReplyDraft(text), known).Blocks);
    }

    [Fact]
    public void Contacts_the_brand_publishes_are_no_personal_data()
    {
        const string text = "Écrivez à marie@fibredulac.example ou appelez le 06 11 22 33 44.";
        var known = InPublic with { PublishedContacts = ["marie@fibredulac.example", "+33 6 11 22 33 44"] };
        Assert.Equal(["L07"], ReplyReview.Check(new ReplyDraft(text), InPublic).Blocks);
        Assert.Empty(ReplyReview.Check(new ReplyDraft(text), known).Blocks);
    }

    [Fact]
    public void Too_long_is_a_block_of_its_own_words_and_counts_as_the_network_counts()
    {
        var link = "https://example.org/" + new string('a', 300);
        var onX = InPublic with { Network = Network.X };
        Assert.Empty(ReplyReview.Check(new ReplyDraft($"Voici la page : {link}"), onX).Blocks);
        var finding = Assert.Single(ReplyReview.Check(new ReplyDraft(new string('a', 281)), onX).All);
        Assert.Equal(("L23", RuleLevel.Block, "L23.too_long"), (finding.RuleId, finding.Level, finding.Key));
        Assert.Contains("réseau", ReplyRules.Words(finding.Key).Explanation.In("fr-FR"), StringComparison.Ordinal);
        var families = string.Concat(Enumerable.Repeat("👨‍👩‍👧", 300));
        Assert.Equal(300, LoudnessCheck.LengthOn(Network.Bluesky, families));
    }

    [Theory]
    [InlineData("Ｃａｌｍｅｚ-ｖｏｕｓ")]
    [InlineData("CALMEZ VOUS")]
    [InlineData("cal\u200Bmez-vous")]
    [InlineData("calme\u0301z-vous")]
    public void A_disguise_is_read_through(string text) => Assert.Contains("L03", ReplyReview.Check(new ReplyDraft(text), InPublic).Blocks);

    [Theory]
    [InlineData("")]
    [InlineData("\uD800 \uDC00\uFFFF\uFFFE\0")]
    [InlineData("«")]
    [InlineData("\"\"\"\"")]
    public void Hostile_text_is_read_without_a_fault(string text) => Assert.NotNull(ReplyReview.Check(new ReplyDraft(text), InPublic));

    [Fact]
    public void Of_a_very_long_text_only_the_beginning_is_read_and_its_length_is_judged()
    {
        var text = string.Concat(Enumerable.Repeat("nous supprimerons vos avis. ", 30_000));
        var findings = ReplyReview.Check(new ReplyDraft(text), InPublic with { Network = Network.X }).All;
        Assert.Contains(findings, f => f.Key == "L23.too_long");
        Assert.All(findings.Where(f => f.RuleId == "L01"), f => Assert.InRange(f.End, 1, ReplyReview.LongestRead));
    }

    private static List<string> Wrong(IEnumerable<WrittenDraft> drafts) =>
        [
            .. drafts
                .Where(d => d.Missed.Any() || d.TooMuch.Any())
                .Select(d => $"missed [{string.Join(' ', d.Missed)}] too much [{string.Join(' ', d.TooMuch)}]: {d.Text}"),
        ];
}
