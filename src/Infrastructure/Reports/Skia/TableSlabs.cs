using Entente.Application.Reports;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>A table as rows between hairlines; the header comes again on each page.</summary>
internal static class TableSlabs
{
    private const int LastTogether = 3;

    private static readonly RowLook HeaderLook = new(ReportStyle.Muted, Sinking: 1);
    private static readonly RowLook BodyLook = new(ReportStyle.Line, Sinking: 0);

    /// <param name="Line">The colour under the row.</param>
    /// <param name="Sinking">1 where short cells stand at the foot of a tall row, 0 where they hang from its top.</param>
    private sealed record RowLook(string Line, float Sinking);

    public static IEnumerable<Slab> Of(Table table, float width)
    {
        var widths = ColumnWidths.Of(table, width);
        var header = Row(
            table.Columns,
            [.. table.Columns.Select(column => (column.Header, ReportStyle.ColumnHeader))],
            widths,
            HeaderLook
        ) with
        {
            StaysWithNext = true,
            Before = ReportStyle.BeforeTable,
        };
        Slab[] rows = [.. table.Rows.Select(row => Body(table.Columns, row, widths))];
        var isKeptWhole = header.Height + rows.Sum(row => row.Height) <= ReportStyle.KeptWhole;
        return
        [
            header,
            .. rows.Select(
                (row, i) =>
                    row with
                    {
                        Header = header,
                        // Neither a first row nor the last ones are left alone on a page.
                        StaysWithNext = i < rows.Length - 1 && (isKeptWhole || i == 0 || i >= rows.Length - LastTogether),
                    }
            ),
        ];
    }

    private static Slab Body(IReadOnlyList<TableColumn> columns, TableRow row, float[] widths)
    {
        var style = row.Weight == RowWeight.Total ? ReportStyle.TotalCell : ReportStyle.Cell;
        return Row(
            columns,
            [.. row.Cells.Select(cell => (cell.Text, cell.Tone == CellTone.Faint ? style with { Color = ReportStyle.Faint } : style))],
            widths,
            BodyLook
        );
    }

    private static Slab Row(
        IReadOnlyList<TableColumn> columns,
        IReadOnlyList<(string Text, TextStyle Style)> cells,
        float[] widths,
        RowLook look
    )
    {
        TextBlock[] texts =
        [
            .. cells.Select(
                (cell, i) => TextBlock.Set(cell.Text, cell.Style, widths[i], columns[i].Alignment, ReportStyle.MostLinesInCell)
            ),
        ];
        var room = texts.Max(text => text.Height);
        var height = room + (2 * ReportStyle.CellPadding);
        return new Slab(
            height,
            (canvas, x, y) =>
            {
                using var paint = new SKPaint
                {
                    Color = SKColor.Parse(look.Line),
                    StrokeWidth = ReportStyle.Hairline,
                    IsStroke = true,
                };
                var right = x + widths.Sum() + (ReportStyle.ColumnGap * (widths.Length - 1));
                canvas.DrawLine(x, y + height, right, y + height, paint);
                for (var i = 0; i < texts.Length; i++)
                {
                    texts[i].Draw(canvas, x, y + ReportStyle.CellPadding + ((room - texts[i].Height) * look.Sinking));
                    x += widths[i] + ReportStyle.ColumnGap;
                }
            }
        );
    }
}
