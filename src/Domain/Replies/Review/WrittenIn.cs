using System.Collections.Frozen;

namespace Entente.Domain.Replies.Review;

/// <summary>Which languages' phrases a text is read with: both where it does not tell, or mixes them.</summary>
[Flags]
public enum WrittenIn
{
    Neither = 0,
    English = 1,
    French = 2,
    Both = English | French,
}

/// <summary>Tells French from English by the small words a text is made of.</summary>
public static class DraftLanguage
{
    private const int Enough = 3;

    private static readonly FrozenSet<string> French = Words(
        "le la les un une des du de et est que qui pas ne nous vous votre vos notre nos pour dans avec sur ce cette ces il elle je on au aux "
            + "bonjour merci sont avez avons etes sommes bien tres mais plus tout cela ca se sa son ses par si y en d l c n s j m qu bonsoir"
    );

    private static readonly FrozenSet<string> English = Words(
        "the an and is are was were that which not we you your our for in with on this these it they i at of to have has do does will can hi "
            + "hello thank thanks be been very but more all so by if from what when how please sorry would could ll re ve dear there me my"
    );

    /// <summary>Both where it cannot be told.</summary>
    public static WrittenIn Of(string folded)
    {
        var (french, english) = Count(folded);
        var most = Math.Max(french, english);
        if (most < Enough || Math.Min(french, english) * 4 > most)
        {
            return WrittenIn.Both;
        }
        return french > english ? WrittenIn.French : WrittenIn.English;
    }

    private static (int French, int English) Count(string folded)
    {
        var (french, english) = (0, 0);
        var frenchWords = French.GetAlternateLookup<ReadOnlySpan<char>>();
        var englishWords = English.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < folded.Length; i++)
        {
            var start = i;
            while (i < folded.Length && char.IsLetter(folded[i]))
            {
                i++;
            }
            var word = folded.AsSpan(start, i - start);
            french += frenchWords.Contains(word) ? 1 : 0;
            english += englishWords.Contains(word) ? 1 : 0;
        }
        return (french, english);
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
