namespace Entente.Api.Dashboard.Metrics;

/// <summary>Where a scale ends: on a number that reads well.</summary>
internal static class Scale
{
    private static readonly double[] Ends = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

    /// <summary>The least of 1, 1.5, 2, 3, 4, 5, 6, 8 and 10, times a power of ten, that is not below the value; 1 for nothing.</summary>
    public static double Above(double value)
    {
        if (value <= 0)
        {
            return 1;
        }
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return Ends.First(end => end * power >= value * (1 - 1e-9)) * power;
    }
}
