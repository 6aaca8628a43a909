using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using SkiaSharp;

namespace Entente.Infrastructure.Reports;

/// <summary>Draws shares as points on strokes from their low to their high, on one scale, with the claim as a line across.</summary>
internal static class ShareChartDrawing
{
    private const float LabelShare = 0.27f;
    private const float TextShare = 0.24f;
    private const float Above = 28;
    private const float Below = 14;

    public static float HeightOf(ShareChart chart) => Above + (chart.Rows.Count * ReportStyle.ShareRowHeight) + Below;

    /// <summary>Draws at the canvas's origin; lengths in the canvas's units, meant as points.</summary>
    public static void Draw(SKCanvas canvas, ShareChart chart, float width)
    {
        var (left, scale) = (width * LabelShare, width * (1 - LabelShare - TextShare));
        var floor = Above + (chart.Rows.Count * ReportStyle.ShareRowHeight);
        float At(double share) => left + (float)(scale * share);
        Text(canvas, chart.Title, 0, ReportStyle.ChartText, ReportStyle.Ink, Weight.SemiBold);
        foreach (var mark in chart.Marks)
        {
            Stroke(canvas, At(mark.At), Above, floor, ReportStyle.Line, ReportStyle.Hairline);
            Text(canvas, mark.Text, At(mark.At), floor + 10, ReportStyle.Muted, align: SKTextAlign.Center);
        }
        Stroke(canvas, At(chart.Claim.At), Above - 4, floor, ReportStyle.Ink, 1);
        Text(canvas, chart.Claim.Text, At(chart.Claim.At), Above - 7, ReportStyle.Ink, align: SKTextAlign.Center);
        for (var i = 0; i < chart.Rows.Count; i++)
        {
            var (row, y) = (chart.Rows[i], Above + ((i + 0.5f) * ReportStyle.ShareRowHeight));
            Text(canvas, row.Label, 0, y + 3, ReportStyle.Muted);
            Range(canvas, At(row.Low), At(row.High), At(row.Value), y);
            Text(canvas, row.Text, width, y + 3, ReportStyle.Accent, Weight.SemiBold, SKTextAlign.Right);
        }
    }

    /// <summary>The same drawing as a PNG, <paramref name="scale"/> pixels a point.</summary>
    public static byte[] Png(ShareChart chart, float width, float scale) =>
        Picture.Png(canvas => Draw(canvas, chart, width), width, HeightOf(chart), scale);

    private static void Range(SKCanvas canvas, float low, float high, float value, float y)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(ReportStyle.AccentPale), IsAntialias = true };
        canvas.DrawRect(low, y - 3, Math.Max(1, high - low), 6, paint);
        paint.Color = SKColor.Parse(ReportStyle.Accent);
        canvas.DrawCircle(value, y, 3.2f, paint);
    }

    private static void Stroke(SKCanvas canvas, float x, float top, float bottom, string color, float thickness)
    {
        using var paint = new SKPaint
        {
            Color = SKColor.Parse(color),
            StrokeWidth = thickness,
            IsStroke = true,
            IsAntialias = true,
        };
        canvas.DrawLine(x, top, x, bottom, paint);
    }

    private static void Text(
        SKCanvas canvas,
        string text,
        float x,
        float baseline,
        string color,
        Weight weight = Weight.Regular,
        SKTextAlign align = SKTextAlign.Left
    )
    {
        using var font = new SKFont(ReportFonts.Shipped.Of(weight).Typeface, ReportStyle.ChartText)
        {
            Subpixel = true,
            LinearMetrics = true,
        };
        using var paint = new SKPaint { Color = SKColor.Parse(color), IsAntialias = true };
        canvas.DrawText(text, x, baseline, align, font, paint);
    }
}
