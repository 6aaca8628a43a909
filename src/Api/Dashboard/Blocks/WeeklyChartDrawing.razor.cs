using System.Globalization;
using Entente.Application.Reports;
using Microsoft.AspNetCore.Components;

namespace Entente.Api.Dashboard.Blocks;

/// <summary>Where everything of the chart stands, in units of the drawing; about one to a pixel.</summary>
public sealed partial class WeeklyChartDrawing
{
    private const double Left = 36;
    private const double Right = 48;
    private const double Top = 26;
    private const double LineHeight = 130;
    private const double Floor = 262;
    private const double BarHeight = 56;

    // Below this a week has no room for every name and count.
    private const double Roomy = 44;

    [Parameter, EditorRequired]
    public required WeeklyChart Chart { get; set; }

    [Parameter, EditorRequired]
    public required Overview Model { get; set; }

    /// <summary>Tells the drawings of a page apart.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required double Width { get; set; }

    private int Weeks => Chart.ShortWeeks.Count;

    private int Last => Weeks - 1;

    private double Step => (Width - Left - Right) / Weeks;

    private double Bar => Step * 0.56;

    private double XOf(int i) => Left + Step * (i + 0.5);

    private string X(int i) => At(XOf(i));

    private double YOf(double value) => Top + LineHeight * (Chart.Line.Greatest - value) / (Chart.Line.Greatest - Chart.Line.Least);

    private string Y(double value) => At(YOf(value));

    /// <summary>The last value beside its point, a highest above its stroke, a lowest below.</summary>
    private double LabelAt(int i, double value)
    {
        var margin = Chart.Line.Margins[i] ?? 0;
        return i == Last ? YOf(value) + 4
            : value >= Chart.Line.Values.Max() ? YOf(value + margin) - 6
            : YOf(value - margin) + 16;
    }

    /// <summary>In the middle of its band, or where the last value leaves room for it.</summary>
    private double UsualAt(ChartBand usual)
    {
        var middle = YOf((usual.Least + usual.Most) / 2) + 4;
        var last = Chart.Line.Values[Last] is { } value ? YOf(value) + 4 : double.MaxValue;
        return Math.Abs(middle - last) >= 14 ? middle
            : middle < last ? last - 14
            : last + 14;
    }

    private double Height(int i) => BarHeight * Chart.Bars.Values[i] / Math.Max(1, Chart.Bars.Values.Max());

    private bool IsNamed(int i) => Step >= Roomy || (Last - i) % 3 == 0;

    // Where there is no room for all: the present week and the highest one.
    private bool IsCounted(int i) =>
        Step >= Roomy || i == Last || (Last - i > 1 && Math.Abs(Chart.Bars.Values[i] - Chart.Bars.Values.Max()) < 0.5);

    /// <summary>A week without a value breaks the line.</summary>
    private IEnumerable<string> Runs()
    {
        var run = new List<string>();
        for (var i = 0; i <= Weeks; i++)
        {
            if (i < Weeks && Chart.Line.Values[i] is { } value)
            {
                run.Add($"{X(i)},{Y(value)}");
            }
            else if (run.Count > 0)
            {
                yield return string.Join(' ', run);
                run.Clear();
            }
        }
    }

    private static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);
}
