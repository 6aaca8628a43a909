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

/// <summary>Word groups (with a mark for negated words) and letter groups within words, as hashes: no string is made.</summary>
internal static class Features
{
    private const uint NegationMark = 0x6E6F7421;

    /// <param name="senses">The book of the text's language; needed only where the recipe asks for senses.</param>
    public static void Fill(FeatureRow row, NormalText text, in FeatureRecipe recipe, SenseBook? senses = null)
    {
        row.Clear();
        row.Of = text;
        if (senses is not null && recipe.Senses != SenseUse.None)
        {
            var hashed = HashedSenses.Of(text, senses);
            row.AddSenses(hashed.Near);
            row.AddSenses(recipe.Senses == SenseUse.All ? hashed.Anywhere : []);
        }
        foreach (ref readonly var token in text.Tokens.AsSpan())
        {
            var key = Key(token);
            if (token.Kind != TokenKind.Punctuation || token.FoldLength <= 4)
            {
                row.AddKey(key);
            }
            row.AddWords(key);
            if (token.OtherHash != 0)
            {
                row.AddWords(token.OtherHash);
            }
            if (token.Kind == TokenKind.Emoji && EmojiMoods.Emoticon(token.Hash) is not 0 and var emoticon)
            {
                row.AddKey(emoticon);
                row.AddWords(emoticon);
            }
        }
        if (recipe.LongestWordGroup < 2 && recipe.LongestLetterGroup == 0)
        {
            return;
        }
        var groups = HashedGroups.Of(text);
        for (var length = 2; length <= recipe.LongestWordGroup; length++)
        {
            row.AddWords(groups.OfWords(length));
        }
        for (var length = Math.Max(2, recipe.ShortestLetterGroup); length <= recipe.LongestLetterGroup; length++)
        {
            row.AddLetters(groups.OfLetters(length));
        }
    }

    /// <summary>The key of a word among the weights of single words: another one in the reach of a negation.</summary>
    public static uint Key(in Token token) =>
        token.Negated && token.Kind == TokenKind.Word ? SpanHash.Join(token.Hash, NegationMark) : token.Hash;

    public static uint NegatedKey(uint hash) => SpanHash.Join(hash, NegationMark);
}
