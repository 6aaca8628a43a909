namespace Entente.Domain.Metrics;

/// <summary>Where a rate lies with 95 % confidence, as fractions of one (Wilson 1927): honest for few cases and near 0 and 1.</summary>
public sealed record WilsonInterval(decimal Low, decimal High)
{
    private const double Z = 1.959963984540054;

    /// <returns>Null on an empty denominator.</returns>
    public static WilsonInterval? Of(long numerator, long denominator)
    {
        if (denominator == 0)
        {
            return null;
        }
        var (n, p) = ((double)denominator, (double)numerator / denominator);
        var scale = 1 + (Z * Z / n);
        var centre = (p + (Z * Z / (2 * n))) / scale;
        var half = Z / scale * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        return new WilsonInterval(Rounded(centre - half), Rounded(centre + half));
    }

    private static decimal Rounded(double bound) => Math.Round((decimal)Math.Clamp(bound, 0, 1), 6);
}
