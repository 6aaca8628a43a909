namespace Entente.Api.Dashboard.Metrics;

/// <summary>Where a scale ends: on a number that reads well.</summary>
internal static class Scale
{
    private static readonly double[] Ends = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

    /// <summary>In seconds: halves of it are whole minutes, hours or days too.</summary>
    private static readonly double[] Lengths =
    [
        .. new double[] { 2, 10, 20, 30 }.Select(minutes => minutes * 60),
        .. new double[] { 1, 2, 4, 6, 8, 12, 24 }.Select(hours => hours * 3600),
        .. new double[] { 2, 4, 6, 10, 20, 30, 60, 100, 200, 400, 1000, 4000 }.Select(days => days * 86_400),
    ];

    /// <summary>The least usual length of time, in seconds, that is not below the value.</summary>
    public static double AboveSeconds(double value) => Lengths.FirstOrDefault(length => length >= value, Above(value));

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
