using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Entente.Infrastructure.Reports.QuestPdf;

/// <summary>A table as rows between hairlines; the header comes again on each page.</summary>
internal static class TableElement
{
    public static void Rows(this IContainer container, Table table, float width)
    {
        var widths = ColumnWidths.Of(table, width);
        container.Table(grid =>
        {
            grid.ColumnsDefinition(columns =>
            {
                for (var i = 0; i < widths.Length; i++)
                {
                    columns.ConstantColumn(widths[i] + Gap(i, widths));
                }
            });
            grid.Header(header =>
            {
                for (var i = 0; i < widths.Length; i++)
                {
                    var column = table.Columns[i];
                    Framed(header.Cell(), ReportStyle.Muted, Gap(i, widths))
                        .AlignBottom()
                        .Letters(column.Header, ReportStyle.ColumnHeader, widths[i], column.Alignment);
                }
            });
            foreach (var row in table.Rows)
            {
                var style = row.Weight == RowWeight.Total ? ReportStyle.TotalCell : ReportStyle.Cell;
                for (var i = 0; i < widths.Length; i++)
                {
                    var cell = row.Cells[i];
                    var tone = cell.Tone == CellTone.Faint ? style with { Color = ReportStyle.Faint } : style;
                    Framed(grid.Cell(), ReportStyle.Line, Gap(i, widths))
                        .Letters(cell.Text, tone, widths[i], table.Columns[i].Alignment, ReportStyle.MostLinesInCell);
                }
            }
        });
    }

    public static float HeightOf(Table table, float width)
    {
        var widths = ColumnWidths.Of(table, width);
        float Row(IEnumerable<string> cells, TextStyle style) =>
            (cells.Select((text, i) => TextFill.Lines(text, style, widths[i], ReportStyle.MostLinesInCell).Count).Max() * style.LineHeight)
            + (2 * ReportStyle.CellPadding);
        return Row(table.Columns.Select(c => c.Header), ReportStyle.ColumnHeader)
            + table.Rows.Sum(row => Row(row.Cells.Select(c => c.Text), ReportStyle.Cell));
    }

    /// <summary>A row is never parted: a cell stands whole, with its line under it.</summary>
    private static IContainer Framed(IContainer cell, string line, float gap) =>
        cell.BorderBottom(ReportStyle.Hairline).BorderColor(line).PaddingVertical(ReportStyle.CellPadding).PaddingRight(gap).ShowEntire();

    private static float Gap(int column, float[] widths) => column < widths.Length - 1 ? ReportStyle.ColumnGap : 0;
}
