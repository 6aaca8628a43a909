namespace Entente.Domain.Spreadsheets;

/// <summary>
/// Cells that a spreadsheet would run. What people wrote is disarmed by an apostrophe before it when it leaves, and comes back as it was.
/// </summary>
public static class Formulas
{
    private const string Beginnings = "=+-@\t\r\0＝＋－＠";

    /// <summary>The cell, with an apostrophe before what would be run; plain numbers such as −12,5 stay.</summary>
    public static string Disarm(string cell) => WouldRun(cell.AsSpan().TrimStart('\'')) ? "'" + cell : cell;

    /// <summary>What <see cref="Disarm"/> was given.</summary>
    public static string Restore(string cell) => cell.StartsWith('\'') && WouldRun(cell.AsSpan().TrimStart('\'')) ? cell[1..] : cell;

    private static bool WouldRun(ReadOnlySpan<char> cell) =>
        cell.Length > 0 && Beginnings.Contains(cell[0], StringComparison.Ordinal) && !IsNumber(cell);

    private static bool IsNumber(ReadOnlySpan<char> cell)
    {
        if (cell[0] is not ('-' or '+') || !char.IsAsciiDigit(cell[^1]))
        {
            return false;
        }
        foreach (var c in cell[1..])
        {
            if (!char.IsAsciiDigit(c) && c is not ('.' or ','))
            {
                return false;
            }
        }
        return true;
    }
}
