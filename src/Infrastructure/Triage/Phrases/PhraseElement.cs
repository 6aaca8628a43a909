using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Phrases;

/// <summary>One place of a phrase: the words it takes, or the sets; how many words may stand before it; whether it may be missing.</summary>
internal sealed record PhraseElement(uint[] Hashes, ulong Sets, int Gap, bool Optional)
{
    public bool Takes(in Token token) =>
        (Sets & token.Sets) != 0
        || Array.IndexOf(Hashes, token.Hash) >= 0
        || (token.OtherHash != 0 && Array.IndexOf(Hashes, token.OtherHash) >= 0);
}

/// <summary>A phrase of the book, under the code of its section.</summary>
internal sealed record Phrase(string Code, PhraseElement[] Elements);

/// <summary>A phrase found: indexes into <see cref="NormalText.Words"/>, both inclusive.</summary>
internal readonly record struct PhraseHit(string Code, int First, int Last);
