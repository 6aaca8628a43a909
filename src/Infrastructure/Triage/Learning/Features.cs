using Entente.Infrastructure.Triage.Reading;
using Entente.Infrastructure.Triage.Senses;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Which features a model uses; part of the model file, so that training and judging cannot differ.</summary>
internal readonly record struct FeatureRecipe(int Bits, int LongestWordGroup, int ShortestLetterGroup, int LongestLetterGroup)
{
    public SenseUse Senses { get; init; }

    /// <summary>How much each block of features counts.</summary>
    public float Words { get; init; } = 1;

    public float Letters { get; init; } = 1;

    public float Signs { get; init; } = 1;

    public float SenseBlock { get; init; } = 1;
}

/// <summary>Which senses of words a model looks at.</summary>
internal enum SenseUse
{
    None,

    /// <summary>Each sense, and pairs of neighbours.</summary>
    Near,

    /// <summary>All pairs of a text as well.</summary>
    All,
}

/// <summary>Hashes word groups (with a mark for negated words) and letter groups within words over spans: no string is made.</summary>
internal static class Features
{
    private const uint NegationMark = 0x6E6F7421;
    private const uint LetterMark = 0x6C657474;
    private const int LongestWord = 40;

    /// <param name="senses">The book of the text's language; needed only where the recipe asks for senses.</param>
    public static void Fill(FeatureRow row, NormalText text, in FeatureRecipe recipe, SenseBook? senses = null)
    {
        row.Clear();
        row.Of = text;
        if (senses is not null && recipe.Senses != SenseUse.None)
        {
            SenseFeatures.Fill(row, text, senses, recipe.Senses == SenseUse.All);
        }
        uint before = 0;
        uint twoBefore = 0;
        foreach (ref readonly var token in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(text.Tokens))
        {
            var key = Key(token);
            if (token.Kind != TokenKind.Punctuation || token.FoldLength <= 4)
            {
                row.WordKeys.Add(key);
            }
            row.AddWords(key);
            if (token.OtherHash != 0)
            {
                row.AddWords(token.OtherHash);
            }
            if (recipe.LongestWordGroup >= 2 && before != 0)
            {
                row.AddWords(SpanHash.Join(before, token.Hash));
            }
            if (recipe.LongestWordGroup >= 3 && twoBefore != 0)
            {
                row.AddWords(SpanHash.Join(SpanHash.Join(twoBefore, before), token.Hash));
            }
            if (token.Kind == TokenKind.Word && recipe.LongestLetterGroup > 0)
            {
                AddLetterGroups(row, text.Spelling(token), recipe);
            }
            (twoBefore, before) = (before, token.Hash);
        }
    }

    /// <summary>The key of a word among the weights of single words: another one in the reach of a negation.</summary>
    public static uint Key(in Token token) =>
        token.Negated && token.Kind == TokenKind.Word ? SpanHash.Join(token.Hash, NegationMark) : token.Hash;

    public static uint NegatedKey(uint hash) => SpanHash.Join(hash, NegationMark);

    private static void AddLetterGroups(FeatureRow row, ReadOnlySpan<char> word, in FeatureRecipe recipe)
    {
        word = word[..Math.Min(word.Length, LongestWord)];
        // Position -1 and word.Length stand for the borders of the word.
        for (var start = -1; start < word.Length; start++)
        {
            var h = LetterMark;
            var last = Math.Min(word.Length, start + recipe.LongestLetterGroup - 1);
            for (var i = start; i <= last; i++)
            {
                h = SpanHash.Add(h, i < 0 || i == word.Length ? ' ' : word[i]);
                if (i - start + 1 >= recipe.ShortestLetterGroup)
                {
                    row.AddLetters(SpanHash.Mix(h));
                }
            }
        }
    }
}
