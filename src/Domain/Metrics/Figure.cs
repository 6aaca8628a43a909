namespace Entente.Domain.Metrics;

/// <summary>
/// One figure with what it was made of. <see cref="Value"/> is null where the denominator is zero; shares are fractions (0 to 1),
/// net sentiment is −100 to 100.
/// </summary>
public sealed record Figure(decimal? Value, long Numerator, long Denominator)
{
    public static Figure Share(long numerator, long denominator) => Share(numerator, denominator, 1);

    public static Figure Share(long numerator, long denominator, int scale) =>
        new(denominator == 0 ? null : Math.Round((decimal)numerator * scale / denominator, 6), numerator, denominator);

    public static Figure Count(long count) => new(count, count, 1);
}
