using System.Runtime.InteropServices;

namespace Entente.Domain.Replies.Review;

/// <summary>How alike two texts are: twice the three-letter groups they share over all they have (Dice), 0 to 1.</summary>
public static class SimilarityCheck
{
    public const double NearlyTheSame = 0.85;
    private const int Shortest = 20;

    public static IEnumerable<Seen> Find(DraftReading reading)
    {
        var text = reading.Text.Text;
        return text.Length >= Shortest && reading.Context.SentLately.Any(sent => IsNearly(text, sent)) ? [reading.Whole] : [];
    }

    /// <summary>Of two folded texts.</summary>
    public static double Of(string one, string other)
    {
        var groups = new Dictionary<ulong, int>(one.Length);
        for (var i = 0; i + 3 <= one.Length; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(groups, GroupAt(one, i), out _)++;
        }
        var shared = 0;
        for (var i = 0; i + 3 <= other.Length; i++)
        {
            ref var left = ref CollectionsMarshal.GetValueRefOrNullRef(groups, GroupAt(other, i));
            if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref left) && left > 0)
            {
                left--;
                shared++;
            }
        }
        var all = Math.Max(0, one.Length - 2) + Math.Max(0, other.Length - 2);
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static bool IsNearly(string text, string sent)
    {
        // Texts of very different length cannot be alike enough; no need to count.
        var ratio = (double)Math.Min(text.Length, sent.Length) / Math.Max(text.Length, sent.Length);
        return ratio > 0.7 && Of(text, new FoldedText(sent).Text) >= NearlyTheSame;
    }

    private static ulong GroupAt(string text, int at) => ((ulong)text[at] << 32) | ((ulong)text[at + 1] << 16) | text[at + 2];
}
