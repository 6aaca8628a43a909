using System.Collections.Frozen;
using Entente.Domain.Triage;

namespace Entente.Domain.Replies.Review;

/// <summary>
/// A folded text in which names are marked, letter for letter, so that a phrase can speak of a person whoever it is. Who is greeted,
/// addressed between commas, or signs, is not spoken about and keeps the name.
/// </summary>
public static class PeopleNamed
{
    /// <summary>Stands for each letter of a common first name.</summary>
    public const char Person = 'ƿ';

    /// <summary>Stands for each letter of another capitalised word within a sentence: a person only beside a role or a desk.</summary>
    public const char Capital = 'ƽ';

    private static readonly FrozenSet<string> Greetings = Words(
        "hi hello hey dear thanks thank morning afternoon evening sorry bonjour bonsoir salut cher chere chers merci coucou re desole desoles "
            + "madame monsieur mme mr mrs ms miss m ok yes oui non no bravo felicitations congratulations welcome bienvenue"
    );

    private static readonly FrozenSet<string> OtherWordsToo = Words(
        "will mark rose dawn olive grace amber holly poppy ruby lily frank guy jack sue may ray roy pat bill aline dean flora gale"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Greeting = Greetings.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherWord = OtherWordsToo.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    public static string Marked(FoldedText folded)
    {
        var text = folded.WithoutQuotes;
        var marked = text.ToCharArray();
        var previous = ReadOnlySpan<char>.Empty;
        for (var start = 0; start < text.Length; start++)
        {
            var end = WordEnd(text, start);
            if (end == start)
            {
                continue;
            }
            var word = text.AsSpan(start, end - start);
            if (IsCapitalised(folded, start, end) && !Greeting.Contains(previous) && !IsAddressedOrSigning(text, start, end))
            {
                Mark(marked.AsSpan(start, end - start), word, StartsSentence(text, start));
            }
            previous = word;
            start = end - 1;
        }
        return new string(marked);
    }

    private static void Mark(Span<char> letters, ReadOnlySpan<char> word, bool startsSentence)
    {
        if (FirstNames.Has(word) && !(startsSentence && OtherWord.Contains(word)))
        {
            letters.Fill(Person);
        }
        else if (!startsSentence)
        {
            letters.Fill(Capital);
        }
    }

    private static int WordEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }
        return end;
    }

    private static bool IsCapitalised(FoldedText folded, int start, int end) =>
        end - start > 2
        && char.IsUpper(folded.Original[folded.Place(start, start + 1).Start])
        && !char.IsUpper(folded.Original[folded.Place(start + 1, start + 2).Start]);

    private static bool IsAddressedOrSigning(string text, int start, int end)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        var after = text.AsSpan(end).TrimStart(' ');
        var closed = after.Length == 0 || ",.!?:;\n".Contains(after[0], StringComparison.Ordinal);
        return (before.Length == 0 && closed)
            || (before.Length > 0 && before[^1] == ',' && closed)
            || after.IsEmpty
            || (before.Length > 0 && ".!?\n^~-–—".Contains(before[^1], StringComparison.Ordinal) && after.TrimEnd().Length <= 1);
    }

    private static bool StartsSentence(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        return before.IsEmpty || ".!?:\n\"«(".Contains(before[^1], StringComparison.Ordinal);
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
