namespace Entente.Infrastructure.Reports.Lettering;

/// <summary>Fills lines of a width with words. Both engines break text here, so that neither can run out of its column.</summary>
internal static class TextFill
{
    public const int NoLimit = int.MaxValue;

    /// <summary>Lines of words; a word wider than a line is broken, and what exceeds <paramref name="mostLines"/> ends in an ellipsis.</summary>
    public static List<List<Word>> Lines(string text, TextStyle style, float width, int mostLines = NoLimit)
    {
        var lines = Filled(TextRuns.Plain(text), style, width);
        return lines.Count <= mostLines ? lines : [.. lines.Take(mostLines - 1), Shortened(lines[mostLines - 1], style, width)];
    }

    /// <summary>The style, made smaller until the text stands in so many lines; never smaller than <paramref name="least"/> points.</summary>
    public static TextStyle Fitted(string text, TextStyle style, float width, int mostLines, float least)
    {
        var fitted = style;
        while (fitted.Size > least && NeedsMore(text, fitted, width, mostLines))
        {
            var size = fitted.Size - 1;
            fitted = style with { Size = size, LineHeight = style.LineHeight * size / style.Size };
        }
        return fitted;
    }

    private static bool NeedsMore(string text, TextStyle style, float width, int mostLines) =>
        Word.In(TextRuns.Plain(text), style).Any(word => word.Width > width) || Lines(text, style, width).Count > mostLines;

    private static List<List<Word>> Filled(string text, TextStyle style, float width)
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
