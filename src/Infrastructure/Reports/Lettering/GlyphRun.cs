using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Lettering;

/// <summary>Shaped glyphs of one face in one direction, at one size; positions run from the run's own start.</summary>
internal sealed record GlyphRun(FontFace Face, float Size, ushort[] Glyphs, SKPoint[] Positions, byte[] Text, uint[] Clusters, float Width)
{
    public static GlyphRun Shape(TextRun run, float size)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        var text = Encoding.UTF8.GetBytes(run.Text);
        buffer.AddUtf8(text);
        buffer.GuessSegmentProperties();
        run.Face.Shaping.Shape(buffer);
        var scale = size / run.Face.UnitsPerEm;
        var (infos, steps) = (buffer.GlyphInfos, buffer.GlyphPositions);
        var positions = new SKPoint[infos.Length];
        var x = 0f;
        for (var i = 0; i < infos.Length; i++)
        {
            positions[i] = new SKPoint(x + (steps[i].XOffset * scale), -steps[i].YOffset * scale);
            x += steps[i].XAdvance * scale;
        }
        return new(run.Face, size, [.. infos.Select(i => (ushort)i.Codepoint)], positions, text, [.. infos.Select(i => i.Cluster)], x);
    }

    /// <summary>Adds the run with the text it stands for, so that a reader of the PDF finds the letters and not the glyphs.</summary>
    public void AddTo(SKTextBlobBuilder blob, float x)
    {
        using var font = new SKFont(Face.Typeface, Size)
        {
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
        };
        var run = blob.AllocateRawPositionedTextRun(font, Glyphs.Length, Text.Length, null);
        Glyphs.CopyTo(run.Glyphs);
        Text.CopyTo(run.Text);
        Clusters.CopyTo(run.Clusters);
        for (var i = 0; i < Positions.Length; i++)
        {
            run.Positions[i] = new SKPoint(Positions[i].X + x, Positions[i].Y);
        }
    }
}
