using Entente.Application.Reports;

namespace Entente.Infrastructure.Reports;

internal static class ColumnWidths
{
    /// <summary>Each column's share of the width, in points, after the gaps between columns.</summary>
    public static float[] Of(IReadOnlyList<TableColumn> columns, float width)
    {
        var room = width - (ReportStyle.ColumnGap * (columns.Count - 1));
        var shares = columns.Sum(column => column.Share);
        return [.. columns.Select(column => (float)(room * column.Share / shares))];
    }
}
