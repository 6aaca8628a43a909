using Entente.Application.Reports;
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
        int mostLines = int.MaxValue
    )
    {
        var lines = Fill(TextRuns.Plain(text), style, width);
        if (lines.Count > mostLines)
        {
            lines = [.. lines.Take(mostLines - 1), Shortened(lines[mostLines - 1], style, width)];
        }
        return new TextBlock([.. lines.Select(words => new TextLine(words))], style, width, alignment);
    }

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

    private static List<List<Word>> Fill(string text, TextStyle style, float width)
    {
        var (lines, line, taken) = (new List<List<Word>>(), new List<Word>(), 0f);
        foreach (var word in Word.In(text, style).SelectMany(word => word.Width > width ? word.Broken(width, style) : [word]))
        {
            if (!word.IsSpace && line.Count > 0 && taken + word.Width > width)
            {
                lines.Add(line);
                (line, taken) = ([], 0f);
            }
            line.Add(word);
            taken += word.Width;
        }
        lines.Add(line);
        return lines;
    }

    private static List<Word> Shortened(List<Word> line, TextStyle style, float width)
    {
        var ellipsis = Word.Shape("…", style);
        var kept = new List<Word>(line);
        while (kept.Count > 0 && kept.Sum(word => word.Width) + ellipsis.Width > width)
        {
            var last = kept[^1];
            kept.RemoveAt(kept.Count - 1);
            var room = width - ellipsis.Width - kept.Sum(word => word.Width);
            if (!last.IsSpace && last.Broken(room, style).First() is var piece && piece.Width <= room)
            {
                kept.Add(piece);
            }
        }
        return [.. kept, ellipsis];
    }
}
