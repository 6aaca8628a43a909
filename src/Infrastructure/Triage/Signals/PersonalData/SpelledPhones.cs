using System.Collections.Frozen;
using System.Globalization;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>Phone numbers hidden in words: "zéro un, 99 00, 12 34", "zéro six trente-neuf", "oh seven seven double oh nine hundred".</summary>
internal static class SpelledPhones
{
    private const int FewestDigits = 9;
    private const int MostDigits = 11;
    private const int FewestWords = 2;

    private static readonly Dictionary<string, int> Values = Numbers(
        "zero 0 septante 70 huitante 80 octante 80 nonante 90 un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 "
            + "oh 0 one 1 two 2 three 3 four 4 five 5 seven 7 eight 8 nine 9"
    );

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> BySpelling = Values.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<uint> Spelled = Values
        .Keys.Concat(["double", "triple", "hundred", "cent"])
        .Select(w => Spellings.Hash(w))
        .ToFrozenSet();

    public static IEnumerable<PersonalDatum> Find(NormalText text) => MayBeSpelled(text) ? FindSpelled(text) : [];

    private static bool MayBeSpelled(NormalText text)
    {
        var spelled = 0;
        foreach (ref readonly var token in text.Tokens.AsSpan())
        {
            spelled += token.Kind == TokenKind.Word && Spelled.Contains(token.Hash) ? 1 : 0;
        }
        return spelled >= FewestWords;
    }

    private static IEnumerable<PersonalDatum> FindSpelled(NormalText text)
    {
        var (first, last, spelled) = (-1, -1, 0);
        var parts = new List<string>();
        var value = -1;
        for (var i = 0; i <= text.Words.Length; i++)
        {
            if (i < text.Words.Length && parts.Count < 2 * MostDigits && Add(text, text.Tokens[text.Words[i]], parts, ref value))
            {
                first = parts.Count == 1 ? i : first;
                last = i;
                spelled += text.Tokens[text.Words[i]].Kind == TokenKind.Word ? 1 : 0;
                continue;
            }
            if (parts.Count > 0 && IsAnd(text, i))
            {
                continue;
            }
            if (parts.Count > 1 && spelled >= FewestWords && IsPhone(string.Concat(parts)))
            {
                yield return new("personal_data_phone", text.Tokens[text.Words[first]].Start, text.Tokens[text.Words[last]].End, 0.85);
            }
            parts.Clear();
            (value, spelled) = (-1, 0);
        }
    }

    /// <summary>"soixante et un", "vingt et un".</summary>
    private static bool IsAnd(NormalText text, int word)
    {
        if (word + 1 >= text.Words.Length || text.Spelling(text.Tokens[text.Words[word]]) is not "et")
        {
            return false;
        }
        return text.Spelling(text.Tokens[text.Words[word + 1]]) is "un" or "une" or "onze";
    }

    private static bool IsPhone(string digits) =>
        digits.Length is >= FewestDigits and <= MostDigits && digits[0] == '0' && digits.All(char.IsAsciiDigit);

    /// <summary>Whether the word is a number, or doubles one; its digits are added, or joined to those before ("quatre-vingt" "dix").</summary>
    private static bool Add(NormalText text, in Token token, List<string> parts, ref int value)
    {
        var spelling = text.Spelling(token);
        if (token.Kind == TokenKind.Number && token.FoldLength <= 5 && !spelling.ContainsAnyExceptInRange('0', '9'))
        {
            Put(parts, spelling.ToString());
            value = -1;
            return true;
        }
        if (token.Kind != TokenKind.Word || token.FoldLength > 9)
        {
            return false;
        }
        if (spelling is "double" or "triple")
        {
            parts.Add(spelling.ToString());
            value = -1;
            return true;
        }
        if (spelling is "hundred" or "cent" && parts.Count > 0)
        {
            parts.Add("00");
            value = -1;
            return true;
        }
        if (!BySpelling.TryGetValue(spelling, out var said))
        {
            return false;
        }
        if (!IsAfterComma(text, token) && Joined(value, said) is { } whole)
        {
            parts[^1] = whole.ToString(CultureInfo.InvariantCulture);
            value = whole;
        }
        else
        {
            Put(parts, said.ToString(CultureInfo.InvariantCulture));
            value = said;
        }
        return true;
    }

    /// <summary>"quatre-vingts, onze" are two numbers.</summary>
    private static bool IsAfterComma(NormalText text, in Token token) => text.Folded[..token.FoldStart].TrimEnd(' ') is [.., ','];

    private static void Put(List<string> parts, string digits)
    {
        if (parts is [.., "double" or "triple"])
        {
            digits = string.Concat(Enumerable.Repeat(digits, parts[^1] == "double" ? 2 : 3));
            parts.RemoveAt(parts.Count - 1);
        }
        parts.Add(digits);
    }

    /// <summary>French tens and what is added to them: 20 + 3, 60 + 12, 4 × 20, 90 + 8; null where two numbers stand apart.</summary>
    private static int? Joined(int before, int said) =>
        before switch
        {
            4 when said == 20 => 80,
            10 when said is 7 or 8 or 9 => 10 + said,
            20 or 30 or 40 or 50 when said is >= 1 and <= 9 => before + said,
            60 or 80 when said is >= 1 and <= 16 => before + said,
            70 or 90 when said is >= 1 and <= 9 => before + said,
            _ => null,
        };

    private static Dictionary<string, int> Numbers(string pairs)
    {
        var words = pairs.Split(' ');
        return Enumerable
            .Range(0, words.Length / 2)
            .ToDictionary(i => words[2 * i], i => int.Parse(words[(2 * i) + 1], CultureInfo.InvariantCulture));
    }
}
