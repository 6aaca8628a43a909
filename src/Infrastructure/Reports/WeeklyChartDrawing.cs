using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using ScottPlot;
using SkiaSharp;
using Alignment = ScottPlot.Alignment;
using Color = ScottPlot.Color;

namespace Entente.Infrastructure.Reports;

/// <summary>Draws the line above the bars, without boxes or legend: each series has its name and its values beside it.</summary>
internal static class WeeklyChartDrawing
{
    private const float ScaleWidth = 26;
    private const float NameHeight = 16;
    private const float WeeksHeight = 16;
    private const float LineShare = 0.64f;

    private const float UnderLine = 9;

    /// <summary>Room for the number above the highest bar.</summary>
    private const float AboveBars = 13;

    /// <summary>Where the name of what is usual begins, in weeks.</summary>
    private const double LeftOfWeeks = -1.05;

    private static readonly Lock Drawing = new();

    static WeeklyChartDrawing() => Fonts.FontResolvers.Insert(0, new ShippedFontResolver());

    /// <summary>Draws at the canvas's origin; lengths in the canvas's units, meant as points.</summary>
    public static void Draw(SKCanvas canvas, WeeklyChart chart, float width, float height)
    {
        var lineHeight = height * LineShare;
        // ScottPlot keeps its fonts in plain dictionaries.
        lock (Drawing)
        {
            Render(canvas, LinePlot(chart, lineHeight - NameHeight - UnderLine), 0, width, lineHeight);
            Render(canvas, BarPlot(chart, height - lineHeight - NameHeight - WeeksHeight), lineHeight, width, height - lineHeight);
        }
        Name(canvas, chart.Line.Name, 0);
        Name(canvas, chart.Bars.Name, lineHeight);
    }

    /// <summary>The same drawing as a PNG, <paramref name="scale"/> pixels a point.</summary>
    public static byte[] Png(WeeklyChart chart, float width, float height, float scale) =>
        Picture.Png(canvas => Draw(canvas, chart, width, height), width, height, scale);

    private static void Render(SKCanvas canvas, Plot plot, float top, float width, float height)
    {
        using (plot)
        {
            // A first rendering draws twice and each clears the canvas: out of sight for pixels, but a PDF page would keep it all.
            plot.RenderManager.ClearCanvasBeforeEachRender = false;
            plot.RenderInMemory((int)width, (int)height);
            canvas.Save();
            canvas.Translate(0, top);
            plot.Render(canvas, new PixelRect(0, width, height, 0));
            canvas.Restore();
        }
    }

    private static void Name(SKCanvas canvas, string name, float top)
    {
        using var font = new SKFont(ReportFonts.Shipped.SemiBold.Typeface, ReportStyle.ChartText) { Subpixel = true, LinearMetrics = true };
        using var paint = new SKPaint { Color = SKColor.Parse(ReportStyle.Ink), IsAntialias = true };
        canvas.DrawText(name, 0, top + ReportStyle.ChartText, font, paint);
    }

    private static Plot LinePlot(WeeklyChart chart, float height)
    {
        var line = chart.Line;
        var (plot, scale) = (Blank(chart, UnderLine), new LineScale(line, height));
        if (line.Usual is { } usual)
        {
            var band = plot.Add.VerticalSpan(usual.Least, usual.Most);
            band.FillColor = Hex(ReportStyle.Band);
            band.LineWidth = 0;
            Label(plot, usual.Name, LeftOfWeeks, scale.Beside(usual), Alignment.MiddleLeft, ReportStyle.Muted, isStrong: false);
        }
        foreach (var mark in line.Marks)
        {
            plot.Add.HorizontalLine(mark.At, ReportStyle.Hairline, Hex(mark.At == 0 ? ReportStyle.Muted : ReportStyle.Line));
        }
        for (var week = 0; week < line.Margins.Count; week++)
        {
            if (line.Margins[week] is { } margin && line.Values[week] is { } value)
            {
                var stroke = plot.Add.Line(week, Math.Max(-100, value - margin), week, Math.Min(100, value + margin));
                stroke.LineWidth = 4;
                stroke.LineColor = Hex(ReportStyle.AccentPale);
            }
        }
        var values = line.Values.Select(value => value ?? double.NaN).ToArray();
        var scatter = plot.Add.Scatter(Positions(values.Length), values, Hex(ReportStyle.Accent));
        scatter.LineWidth = 1.6f;
        scatter.MarkerSize = 3.6f;
        for (var week = 0; week < line.Labels.Count; week++)
        {
            if (line.Labels[week] is { } label && line.Values[week] is { } value)
            {
                Beside(plot, label, week, value, line, scale);
            }
        }
        plot.Axes.Left.SetTicks([.. line.Marks.Select(mark => mark.At)], [.. line.Marks.Select(mark => mark.Text)]);
        plot.Axes.SetLimitsY(scale.Bottom, scale.Top);
        return plot;
    }

    /// <summary>The last value stands on the right of its point, a highest above its stroke, a lowest below; no line strikes it.</summary>
    private static void Beside(Plot plot, string label, int week, double value, ChartLine line, LineScale scale)
    {
        var margin = line.Margins.ElementAtOrDefault(week) ?? 0;
        var (isLast, isHighest) = (week == line.Values.Count - 1, value >= line.Values.Max());
        var at =
            isLast ? scale.Near(value)
            : isHighest ? scale.Above(value + margin)
            : scale.Below(value - margin);
        var text = Label(plot, label, week, at, isLast ? Alignment.MiddleLeft : Alignment.MiddleCenter, ReportStyle.Accent, isStrong: true);
        text.OffsetX = isLast ? 7 : 0;
    }

    private static Plot BarPlot(WeeklyChart chart, float height)
    {
        var bars = chart.Bars;
        var plot = Blank(chart, bottom: WeeksHeight);
        var positions = Positions(bars.Values.Count);
        var last = positions.Length - 1;
        plot.Add.Bars(
            bars.Values.Select((value, week) => Column(week, value, week == last ? ReportStyle.Accent : ReportStyle.AccentPale)).ToArray()
        );
        for (var week = 0; week <= last; week++)
        {
            var color = week == last ? ReportStyle.Accent : ReportStyle.Muted;
            Label(plot, bars.Labels[week], week, bars.Values[week], Alignment.LowerCenter, color, week == last).OffsetY = -2;
        }
        plot.Axes.Bottom.SetTicks(positions, [.. chart.ShortWeeks]);
        // An axis needs a length even in a quarter without a post.
        plot.Axes.SetLimitsY(0, Math.Max(1, bars.Values.DefaultIfEmpty().Max()) * height / (height - AboveBars));
        return plot;
    }

    private static Bar Column(int week, double value, string color) =>
        new()
        {
            Position = week,
            Value = value,
            Size = 0.52,
            LineWidth = 0,
            FillColor = Hex(color),
        };

    private static Plot Blank(WeeklyChart chart, float bottom)
    {
        var plot = new Plot();
        plot.HideGrid();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Layout.Fixed(new PixelPadding(ScaleWidth, 0, bottom, NameHeight));
        plot.Axes.Right.IsVisible = plot.Axes.Top.IsVisible = false;
        foreach (var axis in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom })
        {
            axis.FrameLineStyle.Width = 0;
            axis.MajorTickStyle.Length = axis.MinorTickStyle.Length = 0;
            axis.TickLabelStyle.FontName = ReportFonts.Family;
            axis.TickLabelStyle.FontSize = ReportStyle.ChartText;
            axis.TickLabelStyle.ForeColor = Hex(ReportStyle.Muted);
            axis.SetTicks([], []);
        }
        plot.Axes.SetLimitsX(LeftOfWeeks, chart.ShortWeeks.Count - 0.1);
        return plot;
    }

    private static ScottPlot.Plottables.Text Label(Plot plot, string text, double x, double y, Alignment at, string color, bool isStrong)
    {
        var label = plot.Add.Text(text, x, y);
        label.LabelAlignment = at;
        label.LabelFontName = ReportFonts.Family;
        label.LabelFontSize = ReportStyle.ChartText;
        label.LabelBold = isStrong;
        label.LabelFontColor = Hex(color);
        return label;
    }

    private static double[] Positions(int count) => [.. Enumerable.Range(0, count).Select(week => (double)week)];

    private static Color Hex(string hex) => Color.FromHex(hex);
}
