using System.Collections.Concurrent;

namespace Entente.Domain.Replies.Review;

/// <summary>A folded text in sentences, each with the ingredients of phrases its words can be.</summary>
public sealed class ReadText
{
    private static readonly ConcurrentDictionary<string, int> Needs = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, int[]> NeedsByBeginning = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> ByBeginning =
        NeedsByBeginning.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<(Range Place, bool[] Present)> _sentences;

    public ReadText(string text)
    {
        Text = text;
        _sentences = [.. Sentences(text).Select(place => (place, Present(text.AsSpan(place))))];
    }

    public string Text { get; }

    /// <summary>The sentences in which all these ingredients stand, as ranges of <see cref="Text"/>.</summary>
    internal IEnumerable<Range> With(int[] needs)
    {
        foreach (var (place, present) in _sentences)
        {
            // An ingredient that became known after the text was read is looked for by the phrase itself.
            if (Array.TrueForAll(needs, need => need >= present.Length || present[need]))
            {
                yield return place;
            }
        }
    }

    /// <summary>One number for each ingredient, the same for the same words.</summary>
    internal static int NumberOf(string[] beginnings) =>
        Needs.GetOrAdd(
            string.Join(' ', beginnings.Order(StringComparer.Ordinal)),
            _ =>
            {
                var number = Interlocked.Increment(ref s_numbers);
                foreach (var beginning in beginnings)
                {
                    NeedsByBeginning.AddOrUpdate(beginning, _ => [number], (_, known) => [.. known, number]);
                }
                return number;
            }
        );

    private static int s_numbers = -1;

    private static bool[] Present(ReadOnlySpan<char> sentence)
    {
        var present = new bool[Volatile.Read(ref s_numbers) + 1];
        for (var start = 0; start < sentence.Length; start++)
        {
            var end = start;
            while (end < sentence.Length && char.IsLetterOrDigit(sentence[end]))
            {
                end++;
            }
            for (var length = 1; length <= Math.Min(end - start, RequiredWords.LongestBeginning); length++)
            {
                Mark(sentence.Slice(start, length), present);
            }
            start = end;
        }
        return present;
    }

    private static void Mark(ReadOnlySpan<char> beginning, bool[] present)
    {
        if (ByBeginning.TryGetValue(beginning, out var needs))
        {
            foreach (var need in needs)
            {
                if (need < present.Length)
                {
                    present[need] = true;
                }
            }
        }
    }

    /// <summary>Up to a mark that ends a sentence; the point within 12.50 does not.</summary>
    private static IEnumerable<Range> Sentences(string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var ends =
                text[at] is '!' or '?' or '\n' || (text[at] == '.' && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])));
            if (ends)
            {
                yield return from..at;
                from = at + 1;
            }
        }
        yield return from..text.Length;
    }
}
