using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;

namespace Entente.Infrastructure.Reports;

internal static class ColumnWidths
{
    /// <summary>No single word makes its column wider than this many times its share.</summary>
    private const float MostStretch = 2;

    /// <summary>
    /// Each column's share of the width, in points, after the gaps between columns. A column whose longest word does not fit takes
    /// what it lacks from those that have room to spare.
    /// </summary>
    public static float[] Of(Table table, float width)
    {
        var columns = table.Columns;
        var room = width - (ReportStyle.ColumnGap * (columns.Count - 1));
        var shares = columns.Sum(column => column.Share);
        float[] widths = [.. columns.Select(column => (float)(room * column.Share / shares))];
        float[] needs = [.. widths.Select((share, i) => Math.Min(LongestWord(table, i), share * MostStretch))];
        var lacking = needs.Zip(widths, (need, has) => Math.Max(0, need - has)).Sum();
        var spare = needs.Zip(widths, (need, has) => Math.Max(0, has - need)).Sum();
        if (lacking == 0 || spare == 0)
        {
            return widths;
        }
        var granted = Math.Min(1, spare / lacking);
        var given = Math.Min(1, lacking / spare);
        return [.. widths.Zip(needs, (has, need) => need > has ? has + ((need - has) * granted) : has - ((has - need) * given))];
    }

    private static float LongestWord(Table table, int column) =>
        table
            .Rows.SelectMany(row => Words(row.Cells[column].Text, row.Weight == RowWeight.Total ? ReportStyle.TotalCell : ReportStyle.Cell))
            .Concat(Words(table.Columns[column].Header, ReportStyle.ColumnHeader))
            // More than the word by what either engine may hold a line to be too long.
            .Max(word => word.Width + ReportStyle.LineTolerance + 0.5f);

    private static IEnumerable<Word> Words(string text, TextStyle style) =>
        Word.In(TextRuns.Plain(text), style).DefaultIfEmpty(Word.Shape("", style));
}
