using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Phrases;

/// <summary>One place of a phrase: the words it takes, or the sets; how many words may stand before it; whether it may be missing.</summary>
internal sealed record PhraseElement(uint[] Hashes, ulong Sets, int Gap, bool Optional)
{
    /// <summary>One bit a hash: most words are told from it alone that they are none of these.</summary>
    private readonly ulong _sieve = Hashes.Aggregate(0UL, (sieve, hash) => sieve | Bit(hash));

    public NextWord AsNext => new(Sets, _sieve);

    public bool Takes(in Token token) => (Sets & token.Sets) != 0 || Has(token.Hash) || (token.OtherHash != 0 && Has(token.OtherHash));

    private bool Has(uint hash) => (_sieve & Bit(hash)) != 0 && Array.IndexOf(Hashes, hash) >= 0;

    private static ulong Bit(uint hash) => 1UL << (int)(hash & 63);

    /// <summary>What a word is, or what a place takes, in two masks: where they share no bit, the place does not take the word.</summary>
    internal readonly record struct NextWord(ulong Sets, ulong Sieve)
    {
        public static NextWord Of(in Token token) => new(token.Sets, Bit(token.Hash) | (token.OtherHash == 0 ? 0 : Bit(token.OtherHash)));

        public bool MayTake(in NextWord word) => ((Sets & word.Sets) | (Sieve & word.Sieve)) != 0;
    }
}

/// <summary>A phrase of the book, under the code of its section.</summary>
internal sealed record Phrase(string Code, PhraseElement[] Elements);

/// <summary>A phrase that may begin at a word, and what the word after it must be where one must follow at once.</summary>
internal readonly struct Candidate(Phrase phrase)
{
    private readonly bool _hasNext = phrase.Elements is [_, { Gap: 0, Optional: false }, ..];
    private readonly PhraseElement.NextWord _next = phrase.Elements.Length > 1 ? phrase.Elements[1].AsNext : default;

    public Phrase Phrase => phrase;

    public bool MayGoOn(in PhraseElement.NextWord next) => !_hasNext || _next.MayTake(next);
}

/// <summary>A phrase found: indexes into <see cref="NormalText.Words"/>, both inclusive.</summary>
internal readonly record struct PhraseHit(string Code, int First, int Last);
