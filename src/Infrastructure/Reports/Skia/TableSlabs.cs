using Entente.Application.Reports;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>A table as rows between hairlines; the header comes again on each page.</summary>
internal static class TableSlabs
{
    public static IEnumerable<Slab> Of(Table table, float width)
    {
        var widths = Widths(table.Columns, width);
        var header = Row(
            table.Columns,
            [.. table.Columns.Select(column => (column.Header, ReportStyle.ColumnHeader))],
            widths,
            ReportStyle.Muted
        ) with
        {
            StaysWithNext = true,
        };
        yield return header;
        foreach (var row in table.Rows)
        {
            var style = row.Weight == RowWeight.Total ? ReportStyle.TotalCell : ReportStyle.Cell;
            yield return Row(
                table.Columns,
                [.. row.Cells.Select(cell => (cell.Text, cell.Tone == CellTone.Faint ? style with { Color = ReportStyle.Faint } : style))],
                widths,
                ReportStyle.Line
            ) with
            {
                Header = header,
            };
        }
    }

    private static Slab Row(
        IReadOnlyList<TableColumn> columns,
        IReadOnlyList<(string Text, TextStyle Style)> cells,
        float[] widths,
        string line
    )
    {
        TextBlock[] texts =
        [
            .. cells.Select(
                (cell, i) => TextBlock.Set(cell.Text, cell.Style, widths[i], columns[i].Alignment, ReportStyle.MostLinesInCell)
            ),
        ];
        var height = texts.Max(text => text.Height) + (2 * ReportStyle.CellPadding);
        return new Slab(
            height,
            (canvas, x, y) =>
            {
                using var paint = new SKPaint
                {
                    Color = SKColor.Parse(line),
                    StrokeWidth = ReportStyle.Hairline,
                    IsStroke = true,
                };
                var right = x + widths.Sum() + (ReportStyle.ColumnGap * (widths.Length - 1));
                canvas.DrawLine(x, y + height, right, y + height, paint);
                for (var i = 0; i < texts.Length; i++)
                {
                    texts[i].Draw(canvas, x, y + ReportStyle.CellPadding);
                    x += widths[i] + ReportStyle.ColumnGap;
                }
            }
        );
    }

    private static float[] Widths(IReadOnlyList<TableColumn> columns, float width)
    {
        var room = width - (ReportStyle.ColumnGap * (columns.Count - 1));
        var shares = columns.Sum(column => column.Share);
        return [.. columns.Select(column => (float)(room * column.Share / shares))];
    }
}
