using System.Runtime.Intrinsics;
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

    [ThreadStatic]
    private static HashedGroups? _last;

    private readonly Appended<uint>[] _ofWords = [.. Enumerable.Range(2, MostWords - 1).Select(_ => new Appended<uint>(64))];
    private readonly Appended<uint>[] _ofLetters =
    [
        .. Enumerable.Range(FewestLetters, MostLetters - 1).Select(_ => new Appended<uint>(256)),
    ];

    /// <summary>The letters of one word between its borders, and room to read on behind them.</summary>
    private readonly uint[] _letters = new uint[LongestWord + 2 + MostLetters + Vector256<uint>.Count];
    private NormalText? _text;

    public ReadOnlySpan<uint> OfWords(int length) => _ofWords[length - 2].All;

    public ReadOnlySpan<uint> OfLetters(int length) => _ofLetters[length - FewestLetters].All;

    public static HashedGroups Of(NormalText text)
    {
        var groups = _last ??= new HashedGroups();
        if (groups._text != text)
        {
            groups.Fill(text);
        }
        return groups;
    }

    private void Fill(NormalText text)
    {
        Array.ForEach(_ofWords, hashes => hashes.Clear());
        Array.ForEach(_ofLetters, hashes => hashes.Clear());
        uint before = 0;
        uint twoBefore = 0;
        foreach (ref readonly var token in text.Tokens.AsSpan())
        {
            if (before != 0)
            {
                _ofWords[0].Add([SpanHash.Join(before, token.Hash)]);
            }
            if (twoBefore != 0)
            {
                _ofWords[1].Add([SpanHash.Join(SpanHash.Join(twoBefore, before), token.Hash)]);
            }
            if (token.Kind == TokenKind.Word)
            {
                AddLetters(text.Spelling(token));
            }
            (twoBefore, before) = (before, token.Hash);
        }
        _text = text;
    }

    /// <summary>The groups that begin at eight letters in a row are hashed at once; those that reach beyond the word are not taken.</summary>
    private void AddLetters(ReadOnlySpan<char> word)
    {
        word = word[..Math.Min(word.Length, LongestWord)];
        // A blank stands for the borders of the word.
        var bordered = word.Length + 2;
        _letters[0] = ' ';
        for (var i = 0; i < word.Length; i++)
        {
            _letters[i + 1] = word[i];
        }
        _letters[bordered - 1] = ' ';
        for (var from = 0; from < bordered - 1; from += Vector256<uint>.Count)
        {
            var hashes = SpanHash.Add(Vector256.Create(LetterMark), Letters(from));
            for (var length = FewestLetters; length <= MostLetters; length++)
            {
                hashes = SpanHash.Add(hashes, Letters(from + length - 1));
                var hashed = _ofLetters[length - FewestLetters];
                SpanHash.Mix(hashes).CopyTo(hashed.Room(Vector256<uint>.Count));
                hashed.Take(Math.Clamp(bordered - length + 1 - from, 0, Vector256<uint>.Count));
            }
        }
    }

    private Vector256<uint> Letters(int from) => Vector256.Create<uint>(_letters.AsSpan(from));
}
