using System.Runtime.InteropServices;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// The hashes of the groups of two and three words and of two to six letters of one text, made once for all models that look at it. One
/// a thread, used again for the next text.
/// </summary>
internal sealed class HashedGroups
{
    private const uint LetterMark = 0x6C657474;
    private const int LongestWord = 40;
    private const int MostWords = 3;
    private const int FewestLetters = 2;
    private const int MostLetters = 6;

    /// <summary>A text longer than that is not kept in mind.</summary>
    private const int Long = 100_000;

    [ThreadStatic]
    private static HashedGroups? _last;

    private readonly List<uint>[] _ofWords = [.. Enumerable.Range(2, MostWords - 1).Select(_ => new List<uint>())];
    private readonly List<uint>[] _ofLetters = [.. Enumerable.Range(FewestLetters, MostLetters - 1).Select(_ => new List<uint>())];
    private NormalText? _text;

    public ReadOnlySpan<uint> OfWords(int length) => CollectionsMarshal.AsSpan(_ofWords[length - 2]);

    public ReadOnlySpan<uint> OfLetters(int length) => CollectionsMarshal.AsSpan(_ofLetters[length - FewestLetters]);

    public static HashedGroups Of(NormalText text)
    {
        if (_last is { } last && last._text == text)
        {
            return last;
        }
        var groups = _last is null || _last._text?.Length > Long ? _last = new HashedGroups() : _last;
        groups.Fill(text);
        return groups;
    }

    private void Fill(NormalText text)
    {
        Array.ForEach(_ofWords, hashes => hashes.Clear());
        Array.ForEach(_ofLetters, hashes => hashes.Clear());
        uint before = 0;
        uint twoBefore = 0;
        foreach (ref readonly var token in CollectionsMarshal.AsSpan(text.Tokens))
        {
            if (before != 0)
            {
                _ofWords[0].Add(SpanHash.Join(before, token.Hash));
            }
            if (twoBefore != 0)
            {
                _ofWords[1].Add(SpanHash.Join(SpanHash.Join(twoBefore, before), token.Hash));
            }
            if (token.Kind == TokenKind.Word)
            {
                AddLetters(text.Spelling(token));
            }
            (twoBefore, before) = (before, token.Hash);
        }
        _text = text;
    }

    private void AddLetters(ReadOnlySpan<char> word)
    {
        word = word[..Math.Min(word.Length, LongestWord)];
        // Position -1 and word.Length stand for the borders of the word.
        for (var start = -1; start < word.Length; start++)
        {
            var h = LetterMark;
            var last = Math.Min(word.Length, start + MostLetters - 1);
            for (var i = start; i <= last; i++)
            {
                h = SpanHash.Add(h, i < 0 || i == word.Length ? ' ' : word[i]);
                if (i > start)
                {
                    _ofLetters[i - start - 1].Add(SpanHash.Mix(h));
                }
            }
        }
    }
}
