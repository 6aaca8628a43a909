using ScottPlot;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Lettering;

/// <summary>Gives the charts the very typefaces of the text, so that a file carries each once.</summary>
internal sealed class ShippedFontResolver : IFontResolver
{
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName != ReportFonts.Family ? null
        : weight >= FontWeight.SemiBold ? ReportFonts.Shipped.SemiBold.Typeface
        : ReportFonts.Shipped.Regular.Typeface;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);
}
