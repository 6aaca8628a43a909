using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>Phone numbers hidden in words: "zéro un, 99 00, 12 34", "oh seven seven double oh".</summary>
internal static class SpelledPhones
{
    private static readonly Dictionary<string, string> French = Numbers(
        "zero 0 un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60"
    );
    private static readonly Dictionary<string, string> English = Numbers(
        "zero 0 oh 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9"
    );

    public static IEnumerable<PersonalDatum> Find(NormalText text)
    {
        var (first, last, digits, spelled) = (-1, -1, "", 0);
        for (var i = 0; i <= text.Words.Count; i++)
        {
            var said = i < text.Words.Count ? Said(text, text.Tokens[text.Words[i]], ref spelled) : null;
            if (said is not null && digits.Length < 16)
            {
                first = digits.Length == 0 ? i : first;
                (last, digits) = (i, digits + said);
                continue;
            }
            if (spelled > 0 && digits.Length is >= 9 and <= 11 && digits[0] == '0' && last - first >= 3)
            {
                yield return new("personal_data_phone", text.Tokens[text.Words[first]].Start, text.Tokens[text.Words[last]].End, 0.85);
            }
            (digits, spelled) = ("", 0);
        }
    }

    private static string? Said(NormalText text, in Token token, ref int spelled)
    {
        var spelling = text.Spelling(token);
        if (token.Kind == TokenKind.Number)
        {
            return token.FoldLength <= 4 && !spelling.ContainsAnyExceptInRange('0', '9') ? spelling.ToString() : null;
        }
        if (token.Kind != TokenKind.Word || token.FoldLength > 9)
        {
            return null;
        }
        var word = spelling.ToString();
        var said = French.GetValueOrDefault(word) ?? English.GetValueOrDefault(word);
        spelled += said is null ? 0 : 1;
        return said;
    }

    private static Dictionary<string, string> Numbers(string pairs)
    {
        var words = pairs.Split(' ');
        return Enumerable.Range(0, words.Length / 2).ToDictionary(i => words[2 * i], i => words[(2 * i) + 1]);
    }
}
