using Entente.Application.Metrics;
using Entente.Application.Reports;

namespace Entente.ReportTests;

public sealed class PrintingTheReportTests
{
    private const double A4Width = 595;
    private const double A4Height = 842;

    private static readonly Dictionary<string, Func<WeekInReview>> Weeks = new()
    {
        ["believable"] = () => SampleWeeks.Believable(),
        ["empty"] = () => SampleWeeks.Empty(),
        ["enormous"] = SampleWeeks.Enormous,
        ["many decisions"] = SampleWeeks.ManyDecisions,
        ["very long names"] = SampleWeeks.VeryLongNames,
        ["right to left"] = SampleWeeks.RightToLeft,
        ["other scripts"] = SampleWeeks.OtherScripts,
        ["fans"] = () => SampleFans.Believable(),
        ["enormous fans"] = () => SampleFans.Believable(1_000_000_007),
        ["month"] = () => SampleWeeks.Month(),
        ["brands"] = SampleWeeks.Brands,
    };

    public static TheoryData<string, string> WeeksInBothLanguages =>
        new(Weeks.Keys.SelectMany(week => ReportTexts.Languages.Select(language => (week, language))));

    [Theory]
    [InlineData("believable", "en")]
    [InlineData("believable", "fr")]
    [InlineData("empty", "en")]
    [InlineData("empty", "fr")]
    [InlineData("enormous", "en")]
    [InlineData("enormous", "fr")]
    [InlineData("many decisions", "en")]
    [InlineData("many decisions", "fr")]
    [InlineData("fans", "en")]
    [InlineData("fans", "fr")]
    [InlineData("month", "en")]
    [InlineData("month", "fr")]
    public void Every_figure_and_sentence_is_found_in_the_printed_text(string week, string language)
    {
        var document = Document(week, language);
        using var printed = PrintedReport.Of(document);
        Assert.All(DocumentTexts.All(document), text => Assert.Contains(PrintedReport.Bare(text), printed.Text));
    }

    [Theory]
    [InlineData("believable", 4)]
    [InlineData("many decisions", 4)]
    [InlineData("empty", 2)]
    [InlineData("enormous", 5)]
    [InlineData("very long names", 4)]
    [InlineData("fans", 4)]
    [InlineData("month", 4)]
    [InlineData("brands", 5)]
    public void A_week_takes_a_few_pages(string week, int mostPages)
    {
        foreach (var language in ReportTexts.Languages)
        {
            using var printed = PrintedReport.Of(Document(week, language));
            Assert.InRange(printed.Pages.Count, 2, mostPages);
        }
    }

    [Theory]
    [InlineData("believable")]
    [InlineData("month")]
    [InlineData("fans")]
    public void The_first_page_holds_the_figures_and_the_chart(string week)
    {
        foreach (var language in ReportTexts.Languages)
        {
            var document = Document(week, language);
            using var printed = PrintedReport.Of(document);
            var first = PrintedReport.TextOf(printed.Pages[0]);
            // The engine that draws the chart as a picture has its caption to show for it.
            Assert.Contains(PrintedReport.Bare(document.Blocks.OfType<Note>().First().Text), first);
        }
    }

    [Theory]
    [MemberData(nameof(WeeksInBothLanguages))]
    public void How_figures_are_made_stands_on_one_page(string week, string language)
    {
        var document = Document(week, language);
        using var printed = PrintedReport.Of(document);
        var method = document.Blocks.SkipWhile(block => block is not Heading { IsOfOnePage: true }).ToList();
        var last = PrintedReport.TextOf(printed.Pages[^1]);
        Assert.Contains(PrintedReport.Bare(((Heading)method[0]).Text), last);
        Assert.Contains(PrintedReport.Bare(((Note)method[^1]).Text), last);
    }

    [Theory]
    [InlineData("en", "Unacceptable")]
    [InlineData("fr", "Inacceptable")]
    public void A_word_of_a_table_stays_on_one_line(string language, string word)
    {
        using var printed = PrintedReport.Of(Document("many decisions", language));
        var found = 0;
        foreach (var page in printed.Pages)
        {
            var text = string.Concat(page.Letters.Select(letter => letter.Value[0]));
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                found++;
                Assert.Single(page.Letters.Skip(at).Take(word.Length).Select(letter => Math.Round(letter.StartBaseLine.Y)).Distinct());
            }
        }
        Assert.InRange(found, 3, 12);
    }

    [Fact]
    public void A_name_without_a_space_stays_the_largest_on_its_page()
    {
        using var printed = PrintedReport.Of(ManagementReport.Of(SampleWeeks.Believable(new string('W', 200)), "en", SampleWeeks.IssuedAt));
        var name = printed.Pages[0].Letters.SkipWhile(letter => letter.Value != "W" || letter.PointSize < 9).Take(100);
        Assert.All(name, letter => Assert.InRange(letter.PointSize, 15, 23));
    }

    [Theory]
    [MemberData(nameof(WeeksInBothLanguages))]
    public void No_letter_leaves_the_page_or_its_margins(string week, string language)
    {
        using var printed = PrintedReport.Of(Document(week, language));
        foreach (var page in printed.Pages)
        {
            Assert.Equal((A4Width, A4Height), (page.Width, page.Height));
            Assert.NotEmpty(page.Letters);
            Assert.All(
                page.Letters,
                letter =>
                {
                    Assert.InRange(letter.StartBaseLine.X, 53, A4Width - 53);
                    Assert.InRange(letter.EndBaseLine.X, 53, A4Width - 53);
                    Assert.InRange(letter.StartBaseLine.Y, 38, A4Height - 44);
                }
            );
        }
    }

    [Theory]
    [MemberData(nameof(WeeksInBothLanguages))]
    public void No_text_is_set_over_another(string week, string language)
    {
        using var printed = PrintedReport.Of(Document(week, language));
        foreach (var page in printed.Pages)
        {
            Placed[] letters =
            [
                .. page
                    .Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value) && letter.Width > 0.5)
                    .Select(l => new Placed(l.Value, l.StartBaseLine.X, l.EndBaseLine.X, l.StartBaseLine.Y, l.PointSize))
                    .OrderBy(letter => letter.Y),
            ];
            var collisions =
                from i in Enumerable.Range(0, letters.Length)
                from other in letters.Skip(i + 1).TakeWhile(other => other.Y - letters[i].Y < letters[i].Size)
                where Collide(letters[i], other)
                select $"'{letters[i].Text}' and '{other.Text}' on page {page.Number}";
            Assert.Empty(collisions);
        }
    }

    [Theory]
    [MemberData(nameof(WeeksInBothLanguages))]
    public void Each_page_says_which_it_is_of_how_many(string week, string language)
    {
        using var printed = PrintedReport.Of(Document(week, language));
        foreach (var page in printed.Pages)
        {
            var expected = language == "fr" ? $"page{page.Number}sur{printed.Pages.Count}" : $"page{page.Number}of{printed.Pages.Count}";
            Assert.Contains(expected, PrintedReport.TextOf(page));
            Assert.Contains(
                language == "fr" ? "Entente·Émisle23novembre2026à07:00" : "Entente·Issued23November2026,07:00",
                PrintedReport.TextOf(page)
            );
        }
    }

    [Theory]
    [MemberData(nameof(WeeksInBothLanguages))]
    public void The_same_document_gives_the_same_bytes(string week, string language)
    {
        var first = PrintedReport.Print(Document(week, language));
        var second = PrintedReport.Print(Document(week, language));
        Assert.True(first.AsSpan().SequenceEqual(second));
    }

    [Fact]
    public void A_report_issued_later_is_another_file()
    {
        var first = PrintedReport.Print(ManagementReport.Of(SampleWeeks.Believable(), "en", SampleWeeks.IssuedAt));
        var later = PrintedReport.Print(ManagementReport.Of(SampleWeeks.Believable(), "en", SampleWeeks.IssuedAt.AddMinutes(1)));
        Assert.False(first.AsSpan().SequenceEqual(later));
    }

    [Fact]
    public async Task Reports_printed_at_the_same_time_are_those_printed_one_by_one()
    {
        string[] languages = [.. Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? "fr" : "en")];
        var alone = ReportTexts.Languages.ToDictionary(
            language => language,
            language => PrintedReport.Print(Document("believable", language))
        );
        var together = await Task.WhenAll(
            languages.Select(language => Task.Run(() => PrintedReport.Print(Document("believable", language))))
        );
        Assert.All(together.Zip(languages), printed => Assert.True(printed.First.AsSpan().SequenceEqual(alone[printed.Second])));
    }

    [Fact]
    public void A_usual_report_weighs_less_than_400_kB()
    {
        Assert.All(
            ReportTexts.Languages,
            language => Assert.InRange(PrintedReport.Print(Document("believable", language)).Length, 20_000, 400_000)
        );
    }

    private static ReportDocument Document(string week, string language) =>
        ManagementReport.Of(Weeks[week](), language, SampleWeeks.IssuedAt);

    /// <summary>Boxes from the baseline to the height of a small letter; kerning may bring neighbours a little closer.</summary>
    private static bool Collide(Placed one, Placed other)
    {
        const double kerning = 0.16;
        var size = Math.Min(one.Size, other.Size);
        return one.Left < other.Right - (kerning * size)
            && other.Left < one.Right - (kerning * size)
            && Math.Abs(one.Y - other.Y) < 0.9 * size;
    }

    private readonly record struct Placed(string Text, double Left, double Right, double Y, double Size);
}
