using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Entente.Infrastructure.Reports;

/// <summary>One face, for drawing and for shaping. Lives as long as the process and may be used by several threads.</summary>
internal sealed class FontFace(string family, SKTypeface typeface)
{
    private readonly Lazy<Font> _shaper = new(() => Shaper(typeface));

    public string Family => family;

    public SKTypeface Typeface => typeface;

    /// <summary>Measures in font units.</summary>
    public Font Shaping => _shaper.Value;

    public int UnitsPerEm => typeface.UnitsPerEm;

    public bool Has(int character) => typeface.ContainsGlyph(character);

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
