using System.Globalization;
using System.Text;

namespace Entente.Domain.Replies.Review;

/// <summary>
/// A text as patterns read it: small letters without accents, plain apostrophes, one kind of space, invisible characters left out.
/// Every place in it leads back to the original's.
/// </summary>
public sealed class FoldedText
{
    private const int LongestQuote = 200;

    private readonly int[] _places;
    private readonly Lazy<ReadText> _read;
    private readonly Lazy<ReadText> _readWithoutQuotes;

    public FoldedText(string original)
    {
        Original = original;
        var text = new StringBuilder(original.Length + 8);
        var places = new List<int>(original.Length + 8);
        for (var i = 0; i < original.Length; i++)
        {
            Fold(original[i], i, text, places);
        }
        places.Add(original.Length);
        _places = [.. places];
        Text = text.ToString();
        WithoutQuotes = Blanked(Text);
        _read = new Lazy<ReadText>(() => new ReadText(Text));
        _readWithoutQuotes = new Lazy<ReadText>(() => WithoutQuotes == Text ? _read.Value : new ReadText(WithoutQuotes));
    }

    public string Original { get; }

    public string Text { get; }

    /// <summary>The same length, quoted words blanked: they are the author's.</summary>
    public string WithoutQuotes { get; }

    /// <summary><see cref="Text"/>, ready for phrases.</summary>
    public ReadText Read => _read.Value;

    public ReadText ReadWithoutQuotes => _readWithoutQuotes.Value;

    public (int Start, int End) Place(int start, int end) =>
        end <= start ? (_places[start], _places[start]) : (_places[start], _places[end - 1] + 1);

    /// <summary>The sentence around a place, as a range of <see cref="Text"/>.</summary>
    public Range SentenceAround(int start, int end)
    {
        var from = start == 0 ? -1 : Text.AsSpan(0, start).LastIndexOfAny(".!?\n");
        var to = Text.AsSpan(end).IndexOfAny(".!?\n");
        return (from + 1)..(to < 0 ? Text.Length : end + to);
    }

    private static void Fold(char c, int place, StringBuilder text, List<int> places)
    {
        if (c < 0x80)
        {
            Put(char.ToLowerInvariant(c), place, text, places);
            return;
        }
        var plain = c switch
        {
            '\u2019' or '\u2018' or '\u02BC' or '\u00B4' or '\uFF07' => "'",
            '\u00A0' or '\u202F' or '\u2009' or '\u3000' => " ",
            '\u2010' or '\u2011' => "-",
            'œ' or 'Œ' => "oe",
            'æ' or 'Æ' => "ae",
            '“' or '”' or '„' => "\"",
            '！' => "!",
            '？' => "?",
            _ => null,
        };
        if (plain is null && char.IsSurrogate(c))
        {
            plain = c.ToString();
        }
        foreach (var part in plain ?? Decomposed(c))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            {
                continue;
            }
            Put(char.ToLowerInvariant(part), place, text, places);
        }
    }

    // A lone ﬁ or full-width letter is what it looks like; what cannot be normalised stays.
    private static string Decomposed(char c) =>
        c == '\uFFFE' || c == '\uFFFF' ? c.ToString() : c.ToString().Normalize(NormalizationForm.FormKD);

    private static void Put(char c, int place, StringBuilder text, List<int> places)
    {
        text.Append(c);
        places.Add(place);
    }

    private static string Blanked(string text)
    {
        if (text.AsSpan().IndexOfAny('"', '«') < 0)
        {
            return text;
        }
        var blanked = text.ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] switch
            {
                '«' => text.IndexOf('»', i + 1),
                '"' => text.IndexOf('"', i + 1),
                _ => -1,
            };
            // What is quoted from end to end is nobody's quotation.
            if (close > 0 && close - i <= LongestQuote && close - i < text.Length - 4)
            {
                blanked.AsSpan(i + 1, close - i - 1).Fill(' ');
                i = close;
            }
        }
        return new string(blanked);
    }
}
