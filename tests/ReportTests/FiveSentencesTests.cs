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
                "1 204 posts came in, 59 more than the week before (+5.2%), above the usual (960 to 1 127).",
                "Net sentiment is −8.0, 1.8 points lower than the week before, within the usual (−17.2 to +1.2): 312 positive posts, 278 neutral and 390 negative, out of 980 judged (1 204 received).",
                "39.8% of the posts judged are negative, 3.2 points higher than the week before; of the 372 negative posts classified, 354 are permitted (95.2%): unpleasant, but allowed.",
                "52 cases were opened, 12 more than the week before (+30.0%); 47 were closed and 31 are open (+5 on the week before).",
                "Over twelve weeks 285 of 330 dialogues with a known end brought the author round (86.4%); 3 cases opened this week were escalated, out of 52 (5.8%); none was referred to the law and 2 touched a principle (personal data published, or an employee attacked); 1 post against a principle can still be read.",
            ],
            Plain(Sentences(SampleWeeks.Believable(), "en"))
        );
    }

    [Fact]
    public void It_reads_as_well_in_French()
    {
        Assert.Equal(
            [
                "1 204 publications sont arrivées, 59 de plus que la semaine précédente (+5,2 %), au-dessus de l’habituel (960 à 1 127).",
                "Le sentiment net est de −8,0, 1,8 point de moins que la semaine précédente, dans l’habituel (−17,2 à +1,2) : 312 publications positives, 278 neutres et 390 négatives, sur 980 jugées (1 204 reçues).",
                "39,8 % des publications jugées sont négatives, 3,2 points de plus que la semaine précédente ; sur les 372 négatives classées, 354 sont permises (95,2 %) : désagréables, mais licites.",
                "52 dossiers ont été ouverts, 12 de plus que la semaine précédente (+30,0 %) ; 47 ont été clos et 31 sont en cours (+5 sur une semaine).",
                "Sur douze semaines, 285 dialogues sur 330 à l’issue connue ont ramené l’auteur (86,4 %) ; 3 dossiers ouverts cette semaine ont été escaladés, sur 52 (5,8 %) ; aucun n’a été confié à la justice et 2 ont touché un principe (données personnelles publiées ou salarié attaqué) ; 1 publication contraire à un principe reste lisible.",
            ],
            Plain(Sentences(SampleWeeks.Believable(), "fr"))
        );
    }

    [Fact]
    public void The_first_week_of_a_brand_is_compared_with_nothing()
    {
        var first = SampleWeeks.Figures(SampleWeeks.Week, 1, 0, 3);
        var week = SampleWeeks.Empty() with { Current = first, LastTwelveWeeks = [.. SampleWeeks.Empty().LastTwelveWeeks.Take(11), first] };
        Assert.Equal("4 posts came in, the first in twelve weeks.", Sentences(week, "en")[0]);
        Assert.Equal("4 publications sont arrivées, les premières en douze semaines.", Plain(Sentences(week, "fr"))[0]);
        Assert.All(Sentences(week, "en"), sentence => Assert.DoesNotContain("usual", sentence));
    }

    [Fact]
    public void A_week_that_runs_is_told_in_five_sentences_and_compared_with_nothing()
    {
        var week = SampleWeeks.Believable() with { ComputedAt = SampleWeeks.IssuedAt.AddDays(-3) };
        var (english, french) = (Plain(Sentences(week, "en")), Plain(Sentences(week, "fr")));
        Assert.Equal((5, 5), (english.Length, french.Length));
        Assert.Equal("1 204 posts have come in so far: the week is not over, and nothing is compared yet.", english[0]);
        Assert.All(english, sentence => Assert.DoesNotMatch("week before|usual", sentence));
        Assert.All(french, sentence => Assert.DoesNotMatch("précédente|habituel", sentence));
    }

    [Theory]
    [InlineData(3, ", outside the usual (−17.2 to +1.2), though chance may explain it: ")]
    [InlineData(300, ", below the usual (−17.2 to +1.2): ")]
    public void A_handful_of_posts_is_not_called_unusual(int many, string says)
    {
        var believable = SampleWeeks.Believable();
        var few = SampleWeeks.Figures(SampleWeeks.Week, 0, many * 2, many);
        Assert.Contains(says, Plain(Sentences(believable with { Current = few }, "en"))[1]);
    }

    [Fact]
    public void A_week_without_a_post_is_said_to_be_one()
    {
        Assert.Equal(
            [
                "Aucune publication n’est arrivée, comme la semaine précédente.",
                "Aucune publication n’a été jugée ; le sentiment net n’a donc pas de valeur.",
                "Aucune publication négative n’est connue, puisque aucune n’a été jugée.",
                "Aucun dossier n’a été ouvert ni clos, et aucun n’est en cours.",
                "Aucun dossier n’a été escaladé ni confié à la justice, et aucun n’a touché un principe.",
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
        // Eleven weeks ago there were some: else it would be the first.
        var longAgo = SampleWeeks.Figures(SampleWeeks.Week.Plus(-11), 1, 0, 0);
        var week = SampleWeeks.Empty() with
        {
            Current = one,
            LastTwelveWeeks = [longAgo, .. SampleWeeks.Empty().LastTwelveWeeks.Skip(1).Take(10), one],
            LegalReferrals = 1,
            PrincipleCases = 1,
        };
        var (english, french) = (Plain(Sentences(week, "en")), Plain(Sentences(week, "fr")));
        Assert.Equal("1 post came in, against none the week before.", english[0]);
        Assert.Equal("Net sentiment is −100.0: 0 positive posts, 0 neutral and 1 negative, out of 1 judged.", english[1]);
        Assert.Equal(
            "100.0% of the posts judged are negative; the one negative post classified is permitted (100.0%): unpleasant, but allowed.",
            english[2]
        );
        Assert.Equal("1 case was opened, against none the week before; 1 was closed and 1 is open (+1 on the week before).", english[3]);
        Assert.StartsWith("1 case opened this week was escalated, out of 1 (100.0%)", english[4]);
        Assert.Equal("1 publication est arrivée, contre aucune la semaine précédente.", french[0]);
        Assert.EndsWith(": 0 publication positive, 0 neutre et 1 négative, sur 1 jugée.", french[1]);
        Assert.StartsWith("1 dossier a été ouvert, contre aucun la semaine précédente ; 1 a été clos et 1 est en cours", french[3]);
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
            var sentence = Sentences(week, "en")[1];
            var (told, madeOf) = (Numbers(sentence.Split(':')[0]), Numbers(sentence.Split(':')[1]));
            var (positive, neutral, negative, judged) = (madeOf[0], madeOf[1], madeOf[2], madeOf[3]);
            Assert.Equal(judged, positive + neutral + negative);
            Assert.Equal(week.Current.InboundVolume.Numerator, madeOf[^1]);
            Assert.Equal(Math.Round(100 * (positive - negative) / judged, 1, MidpointRounding.AwayFromZero), told[0]);
            Assert.Equal(
                week.Previous.NetSentiment.Value is { } was ? Math.Round(was, 1, MidpointRounding.AwayFromZero) : null,
                Before(sentence, told)
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
            if (sentence == "No case was opened or closed, and none is open.")
            {
                Assert.Equal(0, now.CasesOpened.Numerator + now.CasesClosed.Numerator + now.Backlog.Numerator);
                continue;
            }
            var parts = sentence.Split(';')[1];
            long[] told = [now.CasesClosed.Numerator, now.Backlog.Numerator, now.Backlog.Numerator - before.Backlog.Numerator];
            Assert.Equal(told.Where(count => count != 0).Select(count => (decimal)count), Numbers(parts));
            Assert.Equal(now.CasesClosed.Numerator == 0, parts.Contains("none was closed"));
            Assert.Equal(now.Backlog.Numerator == 0, parts.Contains("none is open"));
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

    private static decimal? Before(string sentence, List<decimal> told) =>
        sentence.Contains("higher") ? told[0] - told[1]
        : sentence.Contains("lower") ? told[0] + told[1]
        : sentence.Contains("same as") ? told[0]
        : null;

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
