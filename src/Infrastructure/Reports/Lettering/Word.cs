using System.Globalization;
using System.Text;

namespace Entente.Infrastructure.Reports.Lettering;

internal enum Flow
{
    Neutral,
    LeftToRight,
    RightToLeft,
}

/// <summary>What a line never breaks within, or one ordinary space between two such.</summary>
internal sealed record Word(string Text, IReadOnlyList<GlyphRun> Runs, float Width, Flow Flow)
{
    public bool IsSpace => Text == " ";

    public static IEnumerable<Word> In(string text, TextStyle style)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != ' ')
            {
                continue;
            }
            if (i > start)
            {
                yield return Shape(text[start..i], style);
            }
            if (i < text.Length)
            {
                yield return Shape(" ", style);
            }
            start = i + 1;
        }
    }

    /// <summary>Pieces no wider than a line, for a word that no line can hold.</summary>
    public IEnumerable<Word> Broken(float width, TextStyle style)
    {
        var (piece, taken) = (new StringBuilder(), 0f);
        var elements = StringInfo.GetTextElementEnumerator(Text);
        while (elements.MoveNext())
        {
            var element = Shape(elements.GetTextElement(), style);
            if (piece.Length > 0 && taken + element.Width > width)
            {
                yield return Shape(piece.ToString(), style);
                (piece, taken) = (new StringBuilder(), 0f);
            }
            piece.Append(element.Text);
            taken += element.Width;
        }
        yield return Shape(piece.ToString(), style);
    }

    public static Word Shape(string text, TextStyle style)
    {
        var flow = FlowOf(text);
        GlyphRun[] runs = [.. TextRuns.Of(text, style.Weight).Select(run => GlyphRun.Shape(run, style.Size))];
        if (flow == Flow.RightToLeft)
        {
            Array.Reverse(runs);
        }
        return new Word(text, runs, runs.Sum(run => run.Width), flow);
    }

    /// <summary>The direction of the first letter that has one.</summary>
    private static Flow FlowOf(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (
                rune.Value
                is (>= 0x0590 and <= 0x08FF)
                    or (>= 0xFB1D and <= 0xFDFF)
                    or (>= 0xFE70 and <= 0xFEFF)
                    or (>= 0x10800 and <= 0x10FFF)
                    or (>= 0x1E800 and <= 0x1EFFF)
            )
            {
                return Flow.RightToLeft;
            }
            if (Rune.IsLetter(rune))
            {
                return Flow.LeftToRight;
            }
        }
        return Flow.Neutral;
    }
}
