using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Surges;

namespace Entente.ReportTests;

public sealed class ManagementReportTests
{
    [Fact]
    public void It_lists_twelve_decisions_and_says_how_many_more_wait()
    {
        var document = ManagementReport.Of(SampleWeeks.ManyDecisions(), "en", SampleWeeks.IssuedAt);
        Assert.Equal(DecisionList.MostRows, DocumentTexts.DecisionTable(document).Rows.Count);
        Assert.Contains(new Note("and 48 more, in the queue"), document.Blocks);
    }

    [Fact]
    public void Twelve_decisions_leave_no_more()
    {
        var week = SampleWeeks.Believable() with { ToDecide = SampleWeeks.Decisions(12), ToDecideInAll = 12 };
        var document = ManagementReport.Of(week, "en", SampleWeeks.IssuedAt);
        Assert.Equal(12, DocumentTexts.DecisionTable(document).Rows.Count);
        Assert.DoesNotContain(document.Blocks.OfType<Note>(), note => note.Text.Contains("more, in the queue"));
    }

    [Theory]
    [InlineData(
        "fr",
        "Sur douze semaines, 285 dialogues sur 330 à l’issue connue ont ramené l’auteur (86,4\u00A0%, entre 82,2\u00A0% et 89,7\u00A0%"
    )]
    [InlineData("en", "Over twelve weeks 285 of 330 dialogues with a known end brought the author round (86.4%, between 82.2% and 89.7%")]
    public void Recovery_stands_beside_what_is_said_of_it_with_its_uncertainty(string language, string says)
    {
        var document = ManagementReport.Of(SampleWeeks.Believable(), language, SampleWeeks.IssuedAt);

        Assert.Contains(document.Blocks.OfType<Paragraph>(), p => p.Text.StartsWith(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_no_dialogue_no_rate_is_told()
    {
        var document = ManagementReport.Of(SampleWeeks.Empty(), "en", SampleWeeks.IssuedAt);

        Assert.Contains(new Paragraph("No unfavourable case was opened in twelve weeks."), document.Blocks);
        Assert.DoesNotContain(document.Blocks, block => block is WeeklyChart or ShareChart or SideBySide);
        Assert.DoesNotContain(DocumentTexts.All(document), text => text.Contains("usual", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(DocumentTexts.All(document), text => text.Contains("0 / 0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fr", "semaine", "Rapport mensuel", "Octobre 2026 · du 28 septembre au 1er novembre 2026")]
    [InlineData("en", "week", "Monthly report", "October 2026 · 28 September – 1 November 2026")]
    public void A_month_is_told_in_its_own_words(string language, string notSaid, string kind, string period)
    {
        var document = ManagementReport.Of(SampleWeeks.Month(), language, SampleWeeks.IssuedAt);

        Assert.Equal((kind, period), (document.Title.Kind, document.Title.Period));
        // How a month is made of weeks is the one place to say so.
        var method = document.Blocks.OfType<Paragraph>().Single(p => p.Text.Contains("Europe/Paris", StringComparison.Ordinal)).Text;
        Assert.DoesNotContain(
            DocumentTexts.All(document).Where(text => text != method),
            text => text.Contains(notSaid, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public void What_is_unusual_is_said_beside_the_figure()
    {
        var week = SampleWeeks.Believable();
        var loud = week with { Current = week.Current with { InboundVolume = Figure.Count(5_000) } };

        KeyFigure Posts(WeekInReview review) =>
            ManagementReport.Of(review, "en", SampleWeeks.IssuedAt).Blocks.OfType<KeyFigures>().Single().Figures[0];

        Assert.Equal("above the usual 960\u00A0to\u00A01\u202F127", Posts(loud).Usual);
        Assert.StartsWith(
            "usual: ",
            Posts(week with { Current = week.LastTwelveWeeks[5] with { Week = week.Current.Week } }).Usual,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Brands_together_are_the_sums_of_each()
    {
        var (one, two) = (SampleWeeks.Believable(), SampleWeeks.Believable("Lumen", scale: 3));

        var together = ReviewBrands.Together("Both", "Europe/Paris", [one, two]);

        Assert.Equal(one.Current.InboundVolume.Numerator * 4, together.Current.InboundVolume.Numerator);
        Assert.Equal(one.Current.NegativeShare.Value, together.Current.NegativeShare.Value);
        Assert.Equal(one.Networks.Sum(n => n.InboundVolume) * 4, together.Networks.Sum(n => n.InboundVolume));
        Assert.Equal(one.Ladder.Week.Negative * 4, together.Ladder.Week.Negative);
        Assert.Equal(one.Outcomes.Values.Sum() * 4, together.Outcomes.Values.Sum());
        Assert.Equal(one.Current.NetSentiment.Value!.Value, together.Current.NetSentiment.Value!.Value, 5);
    }

    [Fact]
    public void A_surge_is_told_with_what_drives_it()
    {
        var document = ManagementReport.Of(SampleWeeks.Believable(), "fr", SampleWeeks.IssuedAt);

        Assert.Contains(
            new Paragraph(
                "Toute la marque, le 19 nov. de 07:00 à 16:00\u00A0: jusqu’à 92 publications en 2\u00A0heures, contre 12 d’habitude. Ce qui s’y dit plus que d’habitude\u00A0: «\u00A0panne\u00A0», «\u00A0livraison\u00A0». Constaté après coup. Aussi sur X (jusqu’à 92)."
            ),
            document.Blocks
        );
    }

    [Fact]
    public void Surges_of_one_event_are_told_once_and_apart_from_another()
    {
        var week = SampleWeeks.Believable();
        var later = week.Surges[0] with { OpenedAt = week.Surges[0].ClosedAt!.Value.AddHours(2), ClosedAt = null, Expected = 0.2 };
        var document = ManagementReport.Of(week with { Surges = [.. week.Surges, later] }, "en", SampleWeeks.IssuedAt);

        string[] told =
        [
            .. document.Blocks.OfType<Paragraph>().Select(p => p.Text).Where(t => t.Contains(" in 2 hours", StringComparison.Ordinal)),
        ];
        Assert.Equal(2, told.Length);
        Assert.StartsWith(
            "X, since 19 Nov, 18:00: up to 92 negative posts in 2 hours, against fewer than one usually.",
            told[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_surge_on_channels_names_those_with_the_most_and_counts_the_others()
    {
        var (week, surges) = (SampleWeeks.Believable(), new List<Surge>());
        var names = new Dictionary<Guid, string>();
        foreach (var name in new[] { "Aubrac Lyon", "متجر باريس", new string('W', 200), "Aubrac Nantes", "Aubrac Lille" })
        {
            var channel = Guid.CreateVersion7();
            names[channel] = name;
            surges.Add(week.Surges[1] with { Place = new SurgePlace(Network.Facebook, channel), Peak = 90 - surges.Count });
        }
        var told = Told(week with { Surges = surges, ChannelNames = names }, "en");
        Assert.StartsWith("\u2068Aubrac Lyon\u2069 (Facebook), 19 Nov, 07:00 to 16:00: up to 90 posts", told, StringComparison.Ordinal);
        Assert.EndsWith(
            $" Also on \u2068متجر باريس\u2069 (Facebook, up to 89), \u2068{new string('W', 29)}…\u2069 (Facebook, up to 88), \u2068Aubrac Nantes\u2069 (Facebook, up to 87), 1 more channel.",
            told,
            StringComparison.Ordinal
        );
        told = Told(week with { Surges = [.. week.Surges, .. surges], ChannelNames = names }, "fr");
        Assert.StartsWith("Toute la marque", told, StringComparison.Ordinal);
        Assert.Contains(" Aussi sur X (jusqu’à 92), \u2068Aubrac Lyon\u2069 (Facebook, jusqu’à 90)", told, StringComparison.Ordinal);
        Assert.EndsWith(", 2\u00A0autres canaux.", told, StringComparison.Ordinal);

        // A day's mentions are not held against those of two hours, as if a channel could have more than its network.
        surges[0] = surges[0] with
        {
            WindowHours = 24,
            Peak = 400,
        };
        told = Told(week with { Surges = [.. week.Surges, surges[0]], ChannelNames = names }, "fr");
        Assert.EndsWith("(Facebook, jusqu’à 400 en 24\u00A0heures).", told, StringComparison.Ordinal);

        static string Told(WeekInReview review, string language) =>
            ManagementReport
                .Of(review, language, SampleWeeks.IssuedAt)
                .Blocks.OfType<Paragraph>()
                .Select(p => p.Text)
                .Single(t => t.Contains(language == "en" ? " in 2 hours" : " en 2\u00A0heures", StringComparison.Ordinal));
    }

    [Fact]
    public void Principles_tell_how_long_posts_stood_and_what_still_stands()
    {
        var week = SampleWeeks.Believable();

        string Said(WeekInReview review) =>
            Assert
                .Single(
                    ManagementReport.Of(review, "en", SampleWeeks.IssuedAt).Blocks.OfType<Paragraph>(),
                    p => p.Text.Contains("touch a principle.", StringComparison.Ordinal)
                )
                .Text;

        Assert.Equal(
            "2 cases opened this week touch a principle. 3 posts against a principle are gone or hidden: half within 4\u00A0h of their capture, the last after 11\u00A0h. 1 post against a principle can still be read: it is to be hidden, and its author asked to edit it.",
            Said(week)
        );
        Assert.Equal(
            "2 cases opened this week touch a principle.",
            Said(week with { StillExposed = 0, Exposed = [], Ladder = week.Ladder with { Exposure = WeekLadder.Empty.Exposure } })
        );
    }

    [Fact]
    public void What_was_decided_is_listed_with_how_much_more_there_was()
    {
        var document = ManagementReport.Of(SampleWeeks.ManyDecisions(), "fr", SampleWeeks.IssuedAt);

        var rows = document.Blocks.OfType<Table>().Single(table => table.Columns[^1].Header == "Décision").Rows;
        Assert.Equal(
            ["3F7A", "22\u00A0nov.", "Fait erroné", "Facebook", "Saisine de la justice approuvée"],
            rows[0].Cells.Select(c => c.Text)
        );
        Assert.Equal(10, rows.Count);
        Assert.Contains(new Note("et 60\u00A0autres, dans les dossiers"), document.Blocks);
        Assert.Contains(
            new Paragraph("Rien n’a été décidé cette semaine au-delà du dialogue."),
            ManagementReport.Of(SampleWeeks.Empty(), "fr", SampleWeeks.IssuedAt).Blocks
        );
    }

    [Fact]
    public void Every_decision_has_its_words()
    {
        foreach (var language in ReportTexts.Languages)
        {
            Assert.All(CaseDecided.Gravest, what => Assert.NotEmpty(ReportTexts.In(language)[$"decided_{what}"]));
        }
    }

    [Fact]
    public void Recovery_is_drawn_with_its_interval_beside_the_claim()
    {
        var chart = ManagementReport.Of(SampleWeeks.Believable(), "fr", SampleWeeks.IssuedAt).Blocks.OfType<ShareChart>().Single();

        Assert.Equal((0.9, "90\u00A0%, à ce qu’on avance"), (chart.Claim.At, chart.Claim.Text));
        Assert.Equal(["86,7\u00A0%\u00A0: 26 sur 30", "86,4\u00A0%\u00A0: 285 sur 330"], chart.Rows.Select(row => row.Text));
        Assert.All(chart.Rows, row => Assert.True(row.Low < row.Value && row.Value < row.High));
        Assert.True(chart.Rows[0].High - chart.Rows[0].Low > chart.Rows[1].High - chart.Rows[1].Low);
    }

    [Fact]
    public void Several_brands_are_named_while_a_line_holds_them()
    {
        var endless = "Établissements" + string.Concat(Enumerable.Repeat("Vandenbroucke", 14));
        Assert.Equal("Orvane, Lumen", ReportLetter.NameOf(["Orvane", "Lumen"], "fr"));
        Assert.Equal(
            "Orvane, ÉtablissementsVandenbrouckeVa…, Lumen, WWWWWWWWWWWWWWWWWWWWWWWWWWWWW… et 2 autres",
            ReportLetter.NameOf(["Orvane", endless, "Lumen", new string('W', 40), "Établissements Vandenbroucke", "Un"], "fr")
        );
        Assert.Equal(
            $"{new string('W', 29)}…, {new string('V', 29)}… and 1 other",
            ReportLetter.NameOf([new string('W', 200), new string('V', 99), endless], "en")
        );
    }

    [Fact]
    public void The_archive_is_named_at_the_foot_of_what_is_kept()
    {
        var id = Guid.CreateVersion7(SampleWeeks.IssuedAt);
        Assert.Equal($"archive n°\u00A0{id}", ManagementReport.Of(SampleWeeks.Empty(), "fr", SampleWeeks.IssuedAt, id).Footer.Archive);
        Assert.Empty(ManagementReport.Of(SampleWeeks.Empty(), "fr", SampleWeeks.IssuedAt).Footer.Archive);
    }

    [Fact]
    public void Times_are_those_of_the_brand()
    {
        var week = SampleWeeks.Believable() with { TimeZone = "America/Martinique" };
        var document = ManagementReport.Of(week, "fr", SampleWeeks.IssuedAt);
        Assert.Contains("Émis le 23 novembre 2026 à 02:00 (America/Martinique)", document.Title.Details);
        Assert.Contains(document.Blocks.OfType<Paragraph>(), paragraph => paragraph.Text.Contains("2026-W47", StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_page_holds_six_figures_each_with_its_change()
    {
        var figures = ManagementReport
            .Of(SampleWeeks.Believable(), "en", SampleWeeks.IssuedAt)
            .Blocks.OfType<KeyFigures>()
            .Single()
            .Figures;
        Assert.Equal(6, figures.Count);
        Assert.All(figures, figure => Assert.All([figure.Label, figure.Value, figure.Change, figure.MadeOf], Assert.NotEmpty));
        Assert.Equal("\u22121.8 points on the week before", figures[1].Change);
    }

    [Fact]
    public void Totals_are_the_sums_of_their_columns()
    {
        var document = ManagementReport.Of(SampleWeeks.Believable(), "en", SampleWeeks.IssuedAt);
        var cases = document.Blocks.OfType<Table>().First(table => table.Rows[^1].Weight == RowWeight.Total);
        for (var column = 1; column < cases.Columns.Count; column++)
        {
            var counts = cases
                .Rows.Select(row => long.Parse(row.Cells[column].Text, System.Globalization.CultureInfo.InvariantCulture))
                .ToList();
            Assert.Equal(counts[^1], counts.SkipLast(1).Sum());
            Assert.All(
                cases.Rows,
                row => Assert.Equal(row.Cells[column].Text == "0" ? CellTone.Faint : CellTone.Ink, row.Cells[column].Tone)
            );
        }
    }

    [Fact]
    public void A_share_changes_by_the_difference_of_what_is_written()
    {
        foreach (var week in MadeUpWeeks.Many())
        {
            var (now, before) = (week.Current.EscalationRate, week.Previous.EscalationRate);
            var change = FigureWriter.ShareChange(now, before);
            Assert.Equal(now.Value is null || before.Value is null, change is null);
            if (change is { } points)
            {
                Assert.Equal(Written(now) - Written(before), points);
            }
        }
    }

    [Fact]
    public void The_scale_shows_every_value_and_its_zero()
    {
        foreach (var week in MadeUpWeeks.Many(100).Append(SampleWeeks.Believable()))
        {
            if (ManagementReport.Of(week, "en", SampleWeeks.IssuedAt).Blocks.OfType<WeeklyChart>().SingleOrDefault()?.Line is not { } line)
            {
                Assert.All(week.LastTwelveWeeks, empty => Assert.Equal(0, empty.InboundVolume.Numerator));
                continue;
            }
            var drawn = line
                .Values.Zip(line.Margins, (value, margin) => new[] { value - (margin ?? 0), value + (margin ?? 0) })
                .SelectMany(e => e);
            Assert.All(drawn.OfType<double>(), value => Assert.InRange(Math.Clamp(value, -100, 100), line.Least, line.Greatest));
            Assert.Equal((line.Least, line.Greatest), (line.Marks[0].At, line.Marks[^1].At));
            Assert.Contains(line.Marks, mark => mark.At == 0);
            Assert.InRange(line.Marks.Count, 3, 5);
        }
    }

    [Fact]
    public void The_chart_shows_what_is_usual_how_sure_each_week_is_and_where_a_surge_was()
    {
        var chart = ManagementReport.Of(SampleWeeks.Believable(), "en", SampleWeeks.IssuedAt).Blocks.OfType<WeeklyChart>().Single();

        Assert.Equal(
            ("usual", -17.2, 1.2),
            (chart.Line.Usual!.Name, Math.Round(chart.Line.Usual.Least, 1), Math.Round(chart.Line.Usual.Most, 1))
        );
        Assert.All(chart.Line.Margins, margin => Assert.InRange(margin!.Value, 4, 7));
        Assert.Equal([4, 11], chart.Bars.Labels.Index().Where(bar => bar.Item.EndsWith('▲')).Select(bar => bar.Index));
        Assert.Equal(["−25.4", "+1.6", "−8.0"], chart.Line.Labels.OfType<string>());
    }

    private static decimal Written(Figure figure) => Math.Round(figure.Value!.Value * 100, 1, MidpointRounding.AwayFromZero);
}
