using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Triage;

namespace Entente.ReportTests;

public sealed partial class TypographyTests
{
    [Fact]
    public void French_has_its_narrow_spaces_its_guillemets_and_no_typewriter_signs()
    {
        foreach (var text in AllTexts("fr"))
        {
            Assert.DoesNotMatch(@"[ \w][:;?!%»](?!\d)", Without(text, "Europe/Paris"));
            Assert.DoesNotMatch("«[^\u00A0]", text);
            Assert.DoesNotMatch(@"['""]|(?<!\w)-\d|\.\d", text);
        }
    }

    [Fact]
    public void English_has_no_space_before_its_marks_and_a_true_minus()
    {
        foreach (var text in AllTexts("en"))
        {
            Assert.DoesNotMatch(@"\s[:;?!%,.]", text);
            Assert.DoesNotMatch(@"['""]|(?<!\w)-\d", text);
        }
    }

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places_for_values()
    {
        var english = Resources(CultureInfo.InvariantCulture);
        var french = Resources(CultureInfo.GetCultureInfo("fr"));
        Assert.Equal(english.Keys.Order(), french.Keys.Order());
        Assert.All(english, text => Assert.Equal(Places(text.Value), Places(french[text.Key])));
    }

    [Fact]
    public void Every_word_of_the_desk_has_its_words_in_the_report()
    {
        foreach (var language in ReportTexts.Languages)
        {
            var texts = ReportTexts.In(language);
            var keys = Vocabulary
                .AllWords<Category>()
                .Select(w => "category_" + w)
                .Concat(Vocabulary.AllWords<Standing>().Select(w => "standing_" + w))
                .Concat(Vocabulary.AllWords<Step>().Select(w => "step_" + w))
                .Concat(Vocabulary.AllWords<Outcome>().Select(w => "outcome_" + w))
                .Concat(Vocabulary.AllWords<Network>().Select(w => "network_" + w));
            Assert.All(keys, key => Assert.NotEmpty(texts[key]));
        }
    }

    [Theory]
    [InlineData("2026-W47", "16–22 November 2026", "du 16 au 22 novembre 2026")]
    [InlineData("2026-W49", "30 November – 6 December 2026", "du 30 novembre au 6 décembre 2026")]
    [InlineData("2026-W53", "28 December 2026 – 3 January 2027", "du 28 décembre 2026 au 3 janvier 2027")]
    [InlineData("2026-W23", "1–7 June 2026", "du 1er au 7 juin 2026")]
    public void A_week_is_dated_as_each_language_dates_it(string week, string english, string french)
    {
        Assert.True(IsoWeek.TryParse(week, out var parsed));
        Assert.Equal(english, new DateWriter(ReportTexts.In("en").Language).Week(parsed));
        Assert.Equal(french, new DateWriter(ReportTexts.In("fr").Language).Week(parsed));
    }

    [Fact]
    public void Figures_are_written_for_the_reader()
    {
        var (english, french) = (new FigureWriter(ReportTexts.In("en").Language), new FigureWriter(ReportTexts.In("fr").Language));
        Assert.Equal("1\u202F204", english.Count(1204));
        Assert.Equal("\u22121\u202F204", french.SignedCount(-1204));
        Assert.Equal(("\u22128.0", "+1,3", "0.0"), (english.Sentiment(-8m), french.Sentiment(1.25m), english.Sentiment(-0.04m)));
        Assert.Equal(("95.2%", "95,2\u00A0%", "–"), (english.Share(354m / 372), french.Share(354m / 372), english.Share(null)));
        Assert.Equal(
            ("<\u202F0.1%", ">\u202F99.9%", "0.0%", "100.0%"),
            (english.Share(0.0001m), english.Share(0.9999m), english.Share(0), english.Share(1))
        );
        Assert.Equal(("+5.2%", "\u2212100,0\u00A0%", "–"), (english.Growth(1204, 1145), french.Growth(0, 3), english.Growth(3, 0)));
        Assert.Equal(
            ("99\u202F999", "100\u202Fk", "1.2\u202FM", "3,4\u202FMd"),
            (english.Short(99_999), english.Short(100_000), english.Short(1_200_000), french.Short(3_400_000_000))
        );
    }

    private static IEnumerable<string> AllTexts(string language) =>
        MadeUpWeeks
            .Many(60)
            .Prepend(SampleWeeks.ManyDecisions())
            .Select(week => ManagementReport.Of(week, language, SampleWeeks.IssuedAt))
            .SelectMany(document => DocumentTexts.All(document).Concat(DocumentTexts.ChartLabels(document)))
            .Distinct();

    private static string Without(string text, string part) => ClockTime().Replace(text, "").Replace(part, "");

    private static Dictionary<string, string> Resources(CultureInfo language) =>
        new ResourceManager("Entente.Application.Reports.ReportTexts", typeof(ReportTexts).Assembly)
            .GetResourceSet(language, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(text => (string)text.Key, text => (string)text.Value!);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\d\d:\d\d")]
    private static partial Regex ClockTime();
}
