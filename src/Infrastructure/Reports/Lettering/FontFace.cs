using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Entente.Infrastructure.Reports.Lettering;

/// <summary>One face, for drawing and for shaping. Lives as long as the process and may be used by several threads.</summary>
internal sealed class FontFace(string family, SKTypeface typeface)
{
    private readonly Lazy<Font> _shaper = new(() => Shaper(typeface));

    public string Family => family;

    public SKTypeface Typeface => typeface;

    /// <summary>Measures in font units.</summary>
    public Font Shaping => _shaper.Value;

    public int UnitsPerEm => typeface.UnitsPerEm;

    /// <summary>The height of a line as the font itself would have it, for a size of one.</summary>
    public float NaturalLine { get; } = Line(typeface);

    public bool Has(int character) => typeface.ContainsGlyph(character);

    private static float Line(SKTypeface typeface)
    {
        using var font = new SKFont(typeface, 1);
        var metrics = font.Metrics;
        return metrics.Descent - metrics.Ascent + metrics.Leading;
    }

    private static Font Shaper(SKTypeface typeface)
    {
        using var blob = typeface.OpenStream(out var index).ToHarfBuzzBlob();
        using var face = new Face(blob, index) { UnitsPerEm = typeface.UnitsPerEm };
        var font = new Font(face);
        font.SetScale(typeface.UnitsPerEm, typeface.UnitsPerEm);
        font.SetFunctionsOpenType();
        return font;
    }
}
