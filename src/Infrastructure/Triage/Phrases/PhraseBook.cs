using System.Collections.Frozen;
using System.Numerics;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Phrases;

/// <summary>
/// Finds all phrases of a book in one pass over the words. A phrase is tried only where its first word stands, and looks at most
/// its own length plus its gaps ahead: the cost grows with the text, never faster.
/// </summary>
internal sealed class PhraseBook
{
    private const int LongestMasked = 16;

    private readonly FrozenDictionary<uint, ulong> _setsOfWord;
    private readonly FrozenDictionary<uint, Candidate[]> _byWord;
    private readonly Candidate[][] _bySet;
    private readonly Sieve _mayHaveSets;
    private readonly Sieve _mayBegin;
    private readonly ILookup<int, string> _wordsByLength;
    private readonly IReadOnlyDictionary<string, int> _bits;

    public PhraseBook(PhraseParser parsed)
    {
        _setsOfWord = parsed.SetsOfWord.ToFrozenDictionary();
        _byWord = parsed
            .Phrases.SelectMany(p => p.Elements[0].Hashes.Select(h => (Hash: h, Phrase: p)))
            .GroupBy(p => p.Hash, p => new Candidate(p.Phrase))
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
        (_mayHaveSets, _mayBegin) = (new Sieve(_setsOfWord.Keys), new Sieve(_byWord.Keys));
        _bySet = [.. Enumerable.Range(0, 64).Select(bit => Beginning(parsed, 1UL << bit))];
        _wordsByLength = parsed.SetWords.Distinct().ToLookup(w => w.Length);
        _bits = parsed.Bits;
        Codes = [.. parsed.Phrases.Select(p => p.Code).Distinct()];
    }

    public IReadOnlyList<string> Codes { get; }

    /// <summary>The bit of a set in <c>Token.Sets</c>.</summary>
    public ulong SetBit(string name) => 1UL << _bits[name];

    /// <summary>Notes on every token the sets its word belongs to, beside those already there.</summary>
    public void Mark(NormalText text)
    {
        foreach (ref var token in text.Tokens.AsSpan())
        {
            if (token.Kind == TokenKind.Word && token.FoldLength is > 2 and <= LongestMasked && text.Spelling(token).Contains('*'))
            {
                token.OtherHash = Unmask(text.Spelling(token)) ?? token.OtherHash;
            }
            token.Sets |= SetsOf(token.Hash);
            if (token.OtherHash != 0)
            {
                token.Sets |= SetsOf(token.OtherHash);
            }
        }
    }

    private ulong SetsOf(uint word) => _mayHaveSets.MayHave(word) ? _setsOfWord.GetValueOrDefault(word) : 0;

    public void Find(NormalText text, List<PhraseHit> hits)
    {
        var tokens = text.Tokens.AsSpan();
        var words = text.Words.AsSpan();
        for (var at = 0; at < words.Length; at++)
        {
            ref readonly var token = ref tokens[words[at]];
            Try(CandidatesOf(token.Hash), tokens, words, at, hits);
            if (token.OtherHash != 0)
            {
                Try(CandidatesOf(token.OtherHash), tokens, words, at, hits);
            }
            for (var sets = token.Sets; sets != 0; sets &= sets - 1)
            {
                Try(_bySet[BitOperations.TrailingZeroCount(sets)], tokens, words, at, hits);
            }
        }
    }

    private static Candidate[] Beginning(PhraseParser parsed, ulong set) =>
        [.. parsed.Phrases.Where(p => (p.Elements[0].Sets & set) != 0).Select(p => new Candidate(p))];

    private ReadOnlySpan<Candidate> CandidatesOf(uint word) =>
        _mayBegin.MayHave(word) && _byWord.TryGetValue(word, out var candidates) ? candidates : [];

    private static void Try(
        ReadOnlySpan<Candidate> candidates,
        ReadOnlySpan<Token> tokens,
        ReadOnlySpan<int> words,
        int at,
        List<PhraseHit> hits
    )
    {
        if (candidates.IsEmpty)
        {
            return;
        }
        var next = at + 1 < words.Length ? PhraseElement.NextWord.Of(tokens[words[at + 1]]) : default;
        foreach (ref readonly var candidate in candidates)
        {
            if (candidate.MayGoOn(next) && End(candidate.Phrase.Elements, 1, tokens, words, at) is >= 0 and var last)
            {
                hits.Add(new PhraseHit(candidate.Phrase.Code, at, last));
            }
        }
    }

    /// <summary>Index of the phrase's last word when the elements from <paramref name="element"/> on follow word <paramref name="at"/>; else -1.</summary>
    private static int End(PhraseElement[] elements, int element, ReadOnlySpan<Token> tokens, ReadOnlySpan<int> words, int at)
    {
        if (element == elements.Length)
        {
            return at;
        }
        var wanted = elements[element];
        for (var next = at + 1; next < words.Length && next <= at + 1 + wanted.Gap; next++)
        {
            ref readonly var token = ref tokens[words[next]];
            if (token.StartsSentence)
            {
                break;
            }
            if (wanted.Takes(token) && End(elements, element + 1, tokens, words, next) is >= 0 and var end)
            {
                return end;
            }
        }
        return wanted.Optional ? End(elements, element + 1, tokens, words, at) : -1;
    }

    private uint? Unmask(ReadOnlySpan<char> spelling)
    {
        foreach (var word in _wordsByLength[spelling.Length])
        {
            var same = true;
            for (var i = 0; i < word.Length && same; i++)
            {
                same = spelling[i] == '*' || Spellings.Letter(spelling[i]) == word[i];
            }
            if (same)
            {
                return Spellings.Hash(word);
            }
        }
        return null;
    }
}
