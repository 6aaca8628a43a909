using System.Buffers;
using System.Globalization;
using System.Text;

namespace Entente.Infrastructure.Triage;

/// <summary>What a piece of text is.</summary>
internal enum TokenKind : byte
{
    Word,
    Number,
    Emoji,
    Mark,
}

/// <summary>A piece of the text; offsets are UTF-16 units of the text as written.</summary>
internal readonly record struct Token(int Start, int End, TokenKind Kind);

/// <summary>
/// A text made comparable without moving a letter: lower case, no accents, one kind of apostrophe and quote, invisible marks blanked;
/// every offset in it is an offset in what the author wrote.
/// </summary>
internal sealed class FoldedText
{
    /// <summary>What is read of a text; nobody's point comes later, and a hostile one ends here.</summary>
    public const int LongestRead = 20_000;

    private static readonly char[] Folds = BuildFolds();
    private static readonly SearchValues<char> Masks = SearchValues.Create("01345@$*");

    public FoldedText(string original)
    {
        Original = original;
        var length = Math.Min(original.Length, LongestRead);
        if (length > 0 && length < original.Length && char.IsHighSurrogate(original[length - 1]))
        {
            length--;
        }
        Text = string.Create(
            length,
            original,
            static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = Folds[source[i]];
                }
            }
        );
        Tokens = Cut(Text);
        Unmasked = Unmask(Text);
    }

    /// <summary>The same text with digits and signs that stand for letters inside a word read as those letters.</summary>
    public string Unmasked { get; }

    public string Original { get; }

    public string Text { get; }

    public List<Token> Tokens { get; }

    public ReadOnlySpan<char> this[Token token] => Text.AsSpan(token.Start, token.End - token.Start);

    private static string Unmask(string text)
    {
        if (text.AsSpan().IndexOfAny(Masks) < 0)
        {
            return text;
        }
        var unmasked = text.ToCharArray();
        for (var i = 0; i < unmasked.Length; i++)
        {
            var besideLetter = (i > 0 && char.IsLetter(unmasked[i - 1])) || (i + 1 < text.Length && char.IsLetter(text[i + 1]));
            if (besideLetter)
            {
                unmasked[i] = text[i] switch
                {
                    '0' => 'o',
                    '1' => 'i',
                    '3' => 'e',
                    '4' or '@' => 'a',
                    '5' or '$' => 's',
                    '*' => 'e',
                    var other => other,
                };
            }
        }
        return new string(unmasked);
    }

    private static List<Token> Cut(string text)
    {
        var tokens = new List<Token>(text.Length / 5 + 1);
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c == ' ' || char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }
            var start = i;
            if (char.IsLetter(c))
            {
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                {
                    i++;
                }
                tokens.Add(new Token(start, i, TokenKind.Word));
            }
            else if (char.IsAsciiDigit(c))
            {
                while (i < text.Length && char.IsLetterOrDigit(text[i]))
                {
                    i++;
                }
                tokens.Add(new Token(start, i, TokenKind.Number));
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i += 2;
                tokens.Add(new Token(start, i, TokenKind.Emoji));
            }
            else
            {
                // A run of one mark is one token: "!!!" says more than "!" but no more than "!!!!!!!!".
                while (i < text.Length && text[i] == c && i - start < 3)
                {
                    i++;
                }
                var end = i;
                while (i < text.Length && text[i] == c)
                {
                    i++;
                }
                tokens.Add(new Token(start, end, c > '\u2000' && char.IsSymbol(c) ? TokenKind.Emoji : TokenKind.Mark));
            }
        }
        return tokens;
    }

    private static char[] BuildFolds()
    {
        var folds = new char[char.MaxValue + 1];
        for (var i = 0; i < folds.Length; i++)
        {
            folds[i] = Fold((char)i);
        }
        return folds;
    }

    private static char Fold(char c)
    {
        if (c is '’' or '‘' or 'ʼ' or '´' or '`')
        {
            return '\'';
        }
        if (c is '«' or '»' or '“' or '”' or '„')
        {
            return '"';
        }
        if (char.IsSurrogate(c))
        {
            return c;
        }
        if (c == '\u00AD' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control)
        {
            return ' ';
        }
        if (c < 128)
        {
            return char.ToLowerInvariant(c);
        }
        if (!char.IsLetter(c) && c is < '\uFF01' or > '\uFF5E')
        {
            return char.IsWhiteSpace(c) ? ' ' : c;
        }
        var plain = c.ToString().Normalize(NormalizationForm.FormKD).FirstOrDefault(p => char.IsLetterOrDigit(p) || char.IsAscii(p), c);
        return char.ToLowerInvariant(plain);
    }
}
