using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Application.Metrics;
using Entente.Application.Reports;

namespace Entente.ReportTests;

public sealed partial class FiveSentencesTests
{
    [Fact]
    public void A_usual_week_reads_as_a_person_would_say_it()
    {
        Assert.Equal(
            [
                "1 204 posts came in, 59 more than the week before (+5.2%).",
                "Net sentiment is −8.0, over 980 posts judged of 1 204 (312 positive, 278 neutral, 390 negative), 1.8 points lower than the week before.",
                "390 posts were negative, 39.8% of those judged, 3.2 points higher than the week before; of the 372 negative posts classified, 354 are permitted (95.2%): unpleasant, but allowed.",
                "52 cases were opened, 12 more than the week before (+30.0%); 47 were closed and 31 are open (+5 on the week before).",
                "3 cases opened this week were escalated, out of 52 (5.8%), 0.8 points higher than the week before; none was referred to the law and 2 touched a principle (personal data published, or an employee attacked).",
            ],
            Plain(Sentences(SampleWeeks.Believable(), "en"))
        );
    }

    [Fact]
    public void A_week_without_a_post_is_said_to_be_one()
    {
        Assert.Equal(
            [
                "Aucune publication n’est arrivée, comme la semaine précédente.",
                "Aucune publication n’a pu être jugée ; le sentiment net n’a donc pas de valeur, comme la semaine précédente.",
                "Aucune publication négative n’est connue, puisque aucune n’a été jugée.",
                "Aucun dossier n’a été ouvert, comme la semaine précédente ; aucun n’a été clos et aucun n’est en cours, comme la semaine précédente.",
                "Aucun dossier n’a été ouvert, donc aucun n’a été escaladé ; aucun n’a été confié à la justice et aucun n’a touché un principe.",
            ],
            Plain(Sentences(SampleWeeks.Empty(), "fr"))
        );
    }

    [Fact]
    public void One_is_singular_and_in_French_so_is_less_than_two()
    {
        var one = SampleWeeks.Figures(
            SampleWeeks.Week,
            0,
            0,
            1,
            classified: 1,
            permitted: 1,
            opened: 1,
            closed: 1,
            escalated: 1,
            backlog: 1
        );
        var week = SampleWeeks.Empty() with { Current = one, LegalReferrals = 1, PrincipleCases = 1 };
        var (english, french) = (Plain(Sentences(week, "en")), Plain(Sentences(week, "fr")));
        Assert.StartsWith("1 post came in, against none the week before.", english[0]);
        Assert.StartsWith(
            "Net sentiment is −100.0, over 1 post judged of 1 (0 positive, 0 neutral, 1 negative) (the week before had no value).",
            english[1]
        );
        Assert.StartsWith("1 post was negative, 100.0% of those judged", english[2]);
        Assert.Equal("1 case was opened, against none the week before; 1 was closed and 1 is open (+1 on the week before).", english[3]);
        Assert.StartsWith("1 case opened this week was escalated, out of 1 (100.0%)", english[4]);
        Assert.StartsWith("1 publication est arrivée, contre zéro la semaine précédente.", french[0]);
        Assert.Contains("(0 positive, 0 neutre, 1 négative)", french[1]);
        Assert.StartsWith("1 dossier a été ouvert, contre zéro la semaine précédente ; 1 a été clos et 1 est en cours", french[3]);
        Assert.Contains("1 a été confié à la justice et 1 a touché un principe", french[4]);
    }

    [Fact]
    public void Numbers_agree_with_their_words_in_every_week()
    {
        foreach (var week in MadeUpWeeks.Many())
        {
            Assert.All(Plain(Sentences(week, "en")), sentence => Assert.DoesNotMatch(WrongEnglish(), sentence));
            Assert.All(Plain(Sentences(week, "fr")), sentence => Assert.DoesNotMatch(WrongFrench(), sentence));
        }
    }

    [Fact]
    public void The_volume_and_its_change_add_up()
    {
        foreach (var week in MadeUpWeeks.Many())
        {
            var (now, before) = (week.Current.InboundVolume.Numerator, week.Previous.InboundVolume.Numerator);
            var sentence = Sentences(week, "en")[0];
            var numbers = Numbers(sentence);
            Assert.Equal(now, now == 0 ? 0 : numbers[0]);
            if (now > 0 && before > 0 && now != before)
            {
                Assert.Equal(before, sentence.Contains("more") ? numbers[0] - numbers[1] : numbers[0] + numbers[1]);
                Assert.Equal(Math.Round(100m * (now - before) / before, 1, MidpointRounding.AwayFromZero), numbers[2]);
            }
            Assert.Equal(now == before && now > 0, sentence.Contains("as many as"));
        }
    }

    [Fact]
    public void Sentiment_can_be_computed_again_from_the_counts_in_the_sentence()
    {
        foreach (var week in MadeUpWeeks.Many().Where(week => week.Current.NetSentiment.Value is not null))
        {
            var numbers = Numbers(Sentences(week, "en")[1]);
            var (sentiment, judged, all, positive, neutral, negative) = (
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5]
            );
            Assert.Equal(judged, positive + neutral + negative);
            Assert.Equal(week.Current.InboundVolume.Numerator, all);
            Assert.Equal(Math.Round(100 * (positive - negative) / judged, 1, MidpointRounding.AwayFromZero), sentiment);
            Assert.Equal(
                week.Previous.NetSentiment.Value is { } was ? Math.Round(was, 1, MidpointRounding.AwayFromZero) : null,
                Before(numbers, week, sentiment)
            );
        }
    }

    [Fact]
    public void Cases_opened_closed_and_open_are_those_of_the_week()
    {
        foreach (var week in MadeUpWeeks.Many())
        {
            var (now, before) = (week.Current, week.Previous);
            var sentence = Sentences(week, "en")[3];
            var parts = sentence.Split(';')[1];
            long[] told = [now.CasesClosed.Numerator, now.Backlog.Numerator, now.Backlog.Numerator - before.Backlog.Numerator];
            Assert.Equal(told.Where(count => count != 0).Select(count => (decimal)count), Numbers(parts));
            Assert.Equal(now.CasesClosed.Numerator == 0, parts.Contains("none was closed"));
            Assert.Equal(now.Backlog.Numerator == 0, parts.Contains("none are open") || parts.Contains("none is open"));
        }
    }

    [Fact]
    public void Both_languages_tell_the_same_numbers()
    {
        foreach (var week in MadeUpWeeks.Many())
        {
            var english = Sentences(week, "en").Select(sentence => string.Join(' ', Numbers(sentence)));
            var french = Sentences(week, "fr").Select(sentence => string.Join(' ', Numbers(sentence.Replace(',', '.'))));
            Assert.Equal(english, french);
        }
    }

    private static decimal? Before(List<decimal> numbers, WeekInReview week, decimal now)
    {
        var sentence = Sentences(week, "en")[1];
        return sentence.Contains("higher") ? now - numbers[6]
            : sentence.Contains("lower") ? now + numbers[6]
            : sentence.Contains("had no value") ? null
            : now;
    }

    private static IReadOnlyList<string> Sentences(WeekInReview week, string language) =>
        DocumentTexts.Sentences(ManagementReport.Of(week, language, SampleWeeks.IssuedAt));

    private static string[] Plain(IEnumerable<string> sentences) =>
        [.. sentences.Select(s => s.Replace('\u202F', ' ').Replace('\u00A0', ' '))];

    private static List<decimal> Numbers(string sentence) =>
        [
            .. WrittenNumber()
                .Matches(sentence)
                .Select(m =>
                    decimal.Parse(m.Value.Replace("\u202F", "").Replace('\u2212', '-').TrimStart('+'), CultureInfo.InvariantCulture)
                ),
        ];

    [GeneratedRegex(@"[+\u2212]?\d[\d\u202F]*(\.\d+)?")]
    private static partial Regex WrittenNumber();

    [GeneratedRegex(@"(?<![\d  .])1 (posts|cases|were|are|touch\b)|(?<![\d.])(?!1 )[\d]+ (post|case|was|is)\b")]
    private static partial Regex WrongEnglish();

    [GeneratedRegex(
        @"(?<![\d  ,])[01](,\d)? (publications|dossiers|positives|négatives|neutres|points|ont|sont)\b|(?<![\d,])(?![01] )\d+ (publication|dossier|positive|négative|neutre|point|a|est)\b"
    )]
    private static partial Regex WrongFrench();
}
