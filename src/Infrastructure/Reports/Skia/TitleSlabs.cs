using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>The strip that opens the report: whose week it is, large; which report this is and when it was issued, small.</summary>
internal static class TitleSlabs
{
    public static Slab Of(TitleStrip title, float width)
    {
        var details = TextBlock.Set(
            string.Join(" · ", title.Details),
            ReportStyle.Detail,
            width * (1 - ReportStyle.KindShare),
            Alignment.Right
        );
        var kind = TextBlock.Set($"{title.Product} · {title.Kind}", ReportStyle.Kind, width * ReportStyle.KindShare);
        var brand = TextBlock.Set(
            title.Brand,
            TextFill.Fitted(title.Brand, ReportStyle.Brand, width, mostLines: 2, ReportStyle.LeastBrand),
            width,
            mostLines: 4
        );
        var period = TextBlock.Set(title.Period, ReportStyle.Period, width);
        var top = Math.Max(details.Height, kind.Height) + ReportStyle.CellPadding;
        return new Slab(
            top + ReportStyle.BeforeBrand + brand.Height + period.Height,
            (canvas, x, y) =>
            {
                kind.Draw(canvas, x, y);
                details.Draw(canvas, x + (width * ReportStyle.KindShare), y);
                using var paint = new SKPaint
                {
                    Color = SKColor.Parse(ReportStyle.Accent),
                    StrokeWidth = 1,
                    IsStroke = true,
                };
                canvas.DrawLine(x, y + top, x + width, y + top, paint);
                brand.Draw(canvas, x, y + top + 12);
                period.Draw(canvas, x, y + top + ReportStyle.BeforeBrand + brand.Height);
            }
        );
    }
}
