using Entente.Application.Reports;

namespace Entente.Infrastructure.Reports;

/// <summary>Where words stand on the scale of a chart's line, so that no mark of the scale strikes them.</summary>
/// <param name="height">How high the scale is drawn, in points.</param>
internal sealed class LineScale(ChartLine line, float height)
{
    /// <summary>Half a line of words, in points.</summary>
    private const double HalfWord = 5;

    /// <summary>The outermost marks are lines too: their strokes lie within the plot.</summary>
    private double Edge => (line.Greatest - line.Least) * 0.02;

    public double Bottom => line.Least - Edge;

    public double Top => line.Greatest + Edge;

    private double Half => HalfWord * (Top - Bottom) / height;

    /// <summary>The middle of words above a point, clear of it.</summary>
    public double Above(double value) => Clear(value + (1.4 * Half), +1);

    public double Below(double value) => Clear(value - (1.4 * Half), -1);

    /// <summary>Beside a point: level with it, or just above the mark that would strike the words.</summary>
    public double Near(double value) => Clear(value, line.Greatest - value < Half ? -1 : +1);

    /// <summary>In the middle of a band that is broad enough, else above it.</summary>
    public double Beside(ChartBand band) =>
        band.Most - band.Least >= 2 * Half ? Clear((band.Least + band.Most) / 2, +1) : Clear(band.Most + Half, +1);

    private double Clear(double middle, int towards)
    {
        var struck = line.Marks.Where(mark => Math.Abs(mark.At - middle) < Half).Select(mark => (double?)mark.At).FirstOrDefault();
        return Math.Clamp(struck is { } at ? at + (towards * 1.1 * Half) : middle, Bottom + Half, Top + Half);
    }
}
