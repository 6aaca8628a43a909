using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Domain.Metrics;

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
        Assert.Contains(new Note("No surge this week."), document.Blocks);
        Assert.DoesNotContain(DocumentTexts.All(document), text => text.Contains("usual", StringComparison.OrdinalIgnoreCase));
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

        Assert.Equal("above the usual 960 to 1\u202F127", Posts(loud).Usual);
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
            document.Blocks.OfType<Paragraph>(),
            p =>
                p.Text.StartsWith("X, du ", StringComparison.Ordinal)
                && p.Text.EndsWith(
                    "\u00A0: 64 publications négatives en 2\u00A0heures, contre 12 d’habitude\u202F; 92 au plus fort. Ce qui s’y dit plus que d’habitude\u00A0: «\u00A0panne\u00A0», «\u00A0livraison\u00A0».",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void A_surge_that_nobody_saw_as_it_happened_says_so()
    {
        var document = ManagementReport.Of(SampleWeeks.Believable(), "fr", SampleWeeks.IssuedAt);

        var afterwards = document
            .Blocks.OfType<Paragraph>()
            .Single(p => p.Text.EndsWith(" Constaté après coup.", StringComparison.Ordinal));
        Assert.StartsWith("Toute la marque, du ", afterwards.Text, StringComparison.Ordinal);
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
            var line = ManagementReport.Of(week, "en", SampleWeeks.IssuedAt).Blocks.OfType<WeeklyChart>().Single().Line;
            Assert.All(line.Values.OfType<double>(), value => Assert.InRange(value, line.Least, line.Greatest));
            Assert.Equal(-line.Greatest, line.Least);
            Assert.Contains(line.Marks, mark => mark.At == 0);
        }
    }

    private static decimal Written(Figure figure) => Math.Round(figure.Value!.Value * 100, 1, MidpointRounding.AwayFromZero);
}
