namespace Entente.Domain.Removals;

/// <summary>A share with its 95 % Wilson interval, each 0 to 1 and rounded to four decimals.</summary>
public sealed record SuccessRate(decimal Value, decimal Lowest, decimal Highest)
{
    private const double Z = 1.959963984540054;

    /// <summary>Null where there is nothing to divide by.</summary>
    public static SuccessRate? Of(long successes, long all)
    {
        if (all == 0)
        {
            return null;
        }
        var (p, n) = ((double)successes / all, (double)all);
        var (square, scale) = (Z * Z, 1 + (Z * Z / n));
        var middle = (p + (square / (2 * n))) / scale;
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (square / (4 * n * n))) / scale;
        return new(Rounded(p), Rounded(Math.Max(0, middle - half)), Rounded(Math.Min(1, middle + half)));
    }

    private static decimal Rounded(double share) => Math.Round((decimal)share, 4);
}
