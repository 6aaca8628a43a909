using Entente.Application.Reports;

namespace Entente.ReportTests;

/// <summary>Every text of a document, by where it stands.</summary>
internal static class DocumentTexts
{
    public static IEnumerable<string> All(ReportDocument document) =>
        Title(document.Title)
            .Concat(document.Blocks.SelectMany(Of))
            .Append(document.Footer.IssuedAt)
            .Append(document.Footer.Product)
            .Append(document.Footer.Archive);

    public static IEnumerable<string> ChartLabels(ReportDocument document) =>
        document
            .Blocks.OfType<WeeklyChart>()
            .SelectMany(chart =>
                chart
                    .ShortWeeks.Concat(chart.Bars.Labels)
                    .Concat(chart.Line.Labels.OfType<string>())
                    .Append(chart.Line.Name)
                    .Append(chart.Bars.Name)
            )
            .Concat(
                document
                    .Blocks.OfType<ShareChart>()
                    .SelectMany(chart => chart.Rows.SelectMany(r => new[] { r.Label, r.Text }).Append(chart.Title).Append(chart.Claim.Text))
            );

    public static IReadOnlyList<string> Sentences(ReportDocument document) => document.Blocks.OfType<KeySentences>().Single().Sentences;

    public static Table DecisionTable(ReportDocument document) =>
        document.Blocks.OfType<Table>().Single(table => table.Columns.Count == 7 && table.Columns[^1].Header is "To decide" or "À décider");

    private static IEnumerable<string> Title(TitleStrip title) => [title.Product, title.Kind, title.Brand, title.Period, .. title.Details];

    private static IEnumerable<string> Of(ReportBlock block) =>
        block switch
        {
            Heading heading => [heading.Text],
            Paragraph paragraph => [paragraph.Text],
            Note note => [note.Text],
            KeySentences sentences => sentences.Sentences,
            KeyFigures figures => figures.Figures.SelectMany(f => new[] { f.Label, f.Value, f.Change }.Concat(f.SmallPrint)),
            Table table => table.Columns.Select(c => c.Header).Concat(table.Rows.SelectMany(r => r.Cells).Select(c => c.Text)),
            SideBySide columns => columns.Left.Concat(columns.Right).SelectMany(Of),
            // One engine draws these as pictures; the ladder's table tells the same shares.
            WeeklyChart or ShareChart => [],
            _ => throw new NotSupportedException(block.GetType().Name),
        };
}
