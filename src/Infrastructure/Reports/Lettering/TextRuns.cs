using System.Globalization;
using System.Text;

namespace Entente.Infrastructure.Reports.Lettering;

/// <summary>A stretch of text in one face.</summary>
internal readonly record struct TextRun(string Text, FontFace Face);

/// <summary>Cuts text into stretches that one face can draw.</summary>
internal static class TextRuns
{
    public static List<TextRun> Of(string text, Weight weight)
    {
        var (fonts, runs, current) = (ReportFonts.Shipped, new List<TextRun>(), new StringBuilder());
        var face = fonts.Of(weight);
        foreach (var rune in text.EnumerateRunes())
        {
            var (written, wanted) = Choose(rune, face, weight);
            if (wanted != face && current.Length > 0)
            {
                var run = current.ToString();
                var trimmed = run.TrimEnd(' ');
                if (trimmed.Length > 0)
                {
                    runs.Add(new TextRun(trimmed, face));
                }
                // The space before a word of our own is ours.
                current.Clear().Append(' ', run.Length - trimmed.Length);
            }
            face = wanted;
            current.Append(written);
        }
        if (current.Length > 0)
        {
            runs.Add(new TextRun(current.ToString(), face));
        }
        return runs;
    }

    /// <summary>
    /// One line of plain text: a line end is a space; control characters are left out, and so are the marks that turn the direction
    /// of what follows, by which a text could pretend to be another.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control when rune.Value is '\n' or '\r' or '\t':
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    plain.Append(' ');
                    break;
                case UnicodeCategory.Control:
                case UnicodeCategory.Format when rune.Value is not (0x200D or 0x200C):
                    break;
                default:
                    plain.Append(rune);
                    break;
            }
        }
        return plain.ToString();
    }

    private static (string Written, FontFace Face) Choose(Rune rune, FontFace current, Weight weight)
    {
        var own = ReportFonts.Shipped.Of(weight);
        if (rune.Value == '\n')
        {
            return ("\n", current);
        }
        if (JoinsWhatPrecedes(rune))
        {
            return current.Has(rune.Value) ? (rune.ToString(), current) : ("", current);
        }
        if (own.Has(rune.Value))
        {
            // Words of another script are shaped as one, with the spaces between them.
            return (rune.ToString(), rune.Value == ' ' && current.Has(' ') ? current : own);
        }
        return ReportFonts.Shipped.Fallback(rune.Value) is { } other ? (rune.ToString(), other) : (ReportFonts.Replacement, own);
    }

    private static bool JoinsWhatPrecedes(Rune rune) =>
        rune.Value is 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            && !ReportFonts.Shipped.Regular.Has(rune.Value);
}
