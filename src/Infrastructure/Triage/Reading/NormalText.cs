namespace Entente.Infrastructure.Triage.Reading;

/// <summary>A text as the engine reads it: folded characters, each with its place in the original, and the tokens they form.</summary>
internal sealed class NormalText
{
    private readonly char[] _folded;
    private readonly int[] _origins;

    private NormalText(string original, char[] folded, int[] origins, int length)
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

    public List<Token> Tokens { get; private set; } = [];

    /// <summary>Indexes into <see cref="Tokens"/> of all that is not punctuation: what phrases are sought in.</summary>
    public List<int> Words { get; private set; } = [];

    /// <summary>The senses of each of <see cref="Words"/>, once somebody has looked them up: several models ask for them.</summary>
    public UInt128[]? Senses { get; set; }

    public ReadOnlySpan<char> Spelling(in Token token) => _folded.AsSpan(token.FoldStart, token.FoldLength);

    /// <summary>Offset in the original text of the code point that gave this folded character.</summary>
    public int Origin(int foldedIndex) => foldedIndex < Length ? _origins[foldedIndex] : Original.Length;

    public static NormalText Read(string text)
    {
        var folded = new char[text.Length + 16];
        var origins = new int[folded.Length];
        var length = 0;
        for (var i = 0; i < text.Length; )
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var form = CharacterFolding.Fold(pair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]);
            if (length + form.Length > folded.Length)
            {
                Array.Resize(ref folded, folded.Length * 2);
                Array.Resize(ref origins, folded.Length);
            }
            foreach (var c in form)
            {
                folded[length] = c;
                origins[length++] = i;
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
        var at = _origins[foldedIndex];
        var end = at + (char.IsHighSurrogate(Original[at]) && at + 1 < Original.Length && char.IsLowSurrogate(Original[at + 1]) ? 2 : 1);
        while (end < Original.Length && Original[end] is (>= '\u0300' and <= '\u036F') or '\uFE0F' or '\u200D')
        {
            end++;
        }
        return end;
    }
}
