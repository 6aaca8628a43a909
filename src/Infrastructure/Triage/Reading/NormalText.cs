namespace Entente.Infrastructure.Triage.Reading;

/// <summary>A text as the engine reads it: folded characters, each with its place in the original, and the tokens they form.</summary>
internal sealed class NormalText
{
    private readonly char[] _folded;

    /// <summary>Null where each folded character stands in the place of its own.</summary>
    private readonly int[]? _origins;

    private NormalText(string original, char[] folded, int[]? origins, int length)
    {
        Original = original;
        _folded = folded;
        _origins = origins;
        Length = length;
    }

    public string Original { get; }

    /// <summary>Number of folded characters.</summary>
    public int Length { get; }

    public ReadOnlySpan<char> Folded => _folded.AsSpan(0, Length);

    public Token[] Tokens { get; private set; } = [];

    /// <summary>Indexes into <see cref="Tokens"/> of all that is not punctuation: what phrases are sought in.</summary>
    public int[] Words { get; private set; } = [];

    public ReadOnlySpan<char> Spelling(in Token token) => _folded.AsSpan(token.FoldStart, token.FoldLength);

    /// <summary>Offset in the original text of the code point that gave this folded character.</summary>
    public int Origin(int foldedIndex) =>
        foldedIndex >= Length ? Original.Length
        : _origins is null ? foldedIndex
        : _origins[foldedIndex];

    public static NormalText Read(string text)
    {
        var folded = new char[text.Length];
        int[]? origins = null;
        var length = 0;
        for (var i = 0; i < text.Length; )
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var form = CharacterFolding.Fold(pair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]);
            if (origins is null && (length != i || form.Length != 1))
            {
                origins = [.. Enumerable.Range(0, folded.Length)];
            }
            if (length + form.Length > folded.Length)
            {
                Array.Resize(ref folded, (folded.Length * 2) + form.Length);
                Array.Resize(ref origins, folded.Length);
            }
            foreach (var c in form)
            {
                folded[length] = c;
                if (origins is not null)
                {
                    origins[length] = i;
                }
                length++;
            }
            i += pair ? 2 : 1;
        }
        var normal = new NormalText(text, folded, origins, length);
        (normal.Tokens, normal.Words) = Tokenizer.Split(normal);
        return normal;
    }

    /// <summary>
    /// End offset in the original of the code point that gave this folded character, with the joiners, selectors and accents that
    /// belong to it.
    /// </summary>
    public int OriginEnd(int foldedIndex)
    {
        var at = Origin(foldedIndex);
        var end = at + (char.IsHighSurrogate(Original[at]) && at + 1 < Original.Length && char.IsLowSurrogate(Original[at + 1]) ? 2 : 1);
        while (end < Original.Length && Original[end] is (>= '\u0300' and <= '\u036F') or '\uFE0F' or '\u200D')
        {
            end++;
        }
        return end;
    }
}
