using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>Text set in lines of a width.</summary>
internal sealed class TextBlock
{
    private readonly TextStyle _style;
    private readonly float _width;
    private readonly Alignment _alignment;

    private TextBlock(IReadOnlyList<TextLine> lines, TextStyle style, float width, Alignment alignment)
    {
        (Lines, _style, _width, _alignment) = (lines, style, width, alignment);
    }

    public IReadOnlyList<TextLine> Lines { get; }

    public float Height => Lines.Count * _style.LineHeight;

    public float LineHeight => _style.LineHeight;

    public static TextBlock Set(
        string text,
        TextStyle style,
        float width,
        Alignment alignment = Alignment.Left,
        int mostLines = TextFill.NoLimit
    ) => new([.. TextFill.Lines(text, style, width, mostLines).Select(words => new TextLine(words))], style, width, alignment);

    public void Draw(SKCanvas canvas, float x, float y)
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            DrawLine(canvas, i, x, y + (i * _style.LineHeight));
        }
    }

    public void DrawLine(SKCanvas canvas, int index, float x, float y)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(_style.Color), IsAntialias = true };
        var line = Lines[index];
        var indent = _alignment == Alignment.Right ? _width - line.Width : 0;
        // The letters stand in the middle of their line: about 0.72 em above the baseline, 0.2 below.
        line.Draw(canvas, x + indent, y + (_style.LineHeight / 2) + (_style.Size * 0.32f), paint);
    }
}
