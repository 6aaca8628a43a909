using Entente.Domain.Legal;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;

namespace Entente.Domain.Removals;

/// <summary>What a removal request rests on: an article of law, or a rule of the platform itself.</summary>
public enum GroundKind
{
    Law,
    PlatformRule,
}

/// <summary>One thing that must be shown for a ground to hold.</summary>
public sealed record GroundElement(string Id, string Fr, string En)
{
    public string In(string language) => language == "fr" ? Fr : En;
}

/// <summary>
/// One entry of the catalogue. A law has its quotation; a platform changes its rules, so theirs is quoted by whoever asks, from
/// <see cref="Link"/>. <see cref="ReadOn"/> is when the source was last read for this catalogue, or of when the version that was read is; null
/// when it must be read first.
/// <see cref="Fits"/> and <see cref="Principles"/> say for which posts it is meant. <see cref="HarmedPersonActs"/>: only the person harmed
/// may act, or let act. <see cref="StatementCategory"/> is the word of the DSA Transparency Database for it.
/// </summary>
public sealed record Ground(
    string Id,
    GroundKind Kind,
    string? Country,
    IReadOnlyList<Network> Networks,
    InBothLanguages Citation,
    string? Quote,
    string? QuoteLanguage,
    IReadOnlyList<GroundElement> Elements,
    IReadOnlyList<Category> Fits,
    IReadOnlyList<SignalKind> Principles,
    LegalGround? LegalGround,
    bool HarmedPersonActs,
    string? Link,
    DateOnly? ReadOn,
    string StatementCategory
)
{
    /// <summary>A law is the same everywhere, a platform's rule its own.</summary>
    public bool IsOf(Network network) => Kind == GroundKind.Law || Networks.Contains(network);

    /// <summary>Platforms change their rules, and now and then a law changes: what was read longer ago is read again before it is relied on.</summary>
    public bool WasReadLately(DateOnly today) => ReadOn >= today.AddYears(-1);

    public bool IsMeantFor(PostInQuestion post) =>
        (post.Category is { } category && Fits.Contains(category)) || Principles.Intersect(post.Principles).Any();
}
