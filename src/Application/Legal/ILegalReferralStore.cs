using Entente.Domain.Cases;
using Entente.Domain.Legal;

namespace Entente.Application.Legal;

public interface ILegalReferralStore
{
    /// <summary>When the case's first post was published; null when there is no such case.</summary>
    Task<DateTimeOffset?> FirstPublishedAsync(Guid brandId, Guid caseId, CancellationToken ct);

    Task<LegalReferral?> FindAsync(Guid brandId, Guid referralId, CancellationToken ct);

    /// <summary>False when the case has an open question already.</summary>
    Task<bool> TryAddAsync(Guid brandId, LegalReferral referral, CancellationToken ct);

    /// <summary>The decision and the case it moves, both or none; false when someone changed either.</summary>
    Task<bool> TryDecideAsync(Guid brandId, LegalReferral decided, Case? moved, CancellationToken ct);
}

public interface ILegalReferralReads
{
    /// <summary>At most <paramref name="limit"/> referrals after the cursor, newest first.</summary>
    Task<IReadOnlyList<LegalReferralRead>> ListAsync(Guid brandId, LegalReferralCursor? after, int limit, CancellationToken ct);

    Task<LegalReferralRead?> FindAsync(Guid brandId, Guid referralId, CancellationToken ct);

    /// <summary>The referrals of one case, newest first.</summary>
    Task<IReadOnlyList<LegalReferralRead>> OfCaseAsync(Guid brandId, Guid caseId, CancellationToken ct);
}

public sealed record LegalReferralCursor(DateTimeOffset RequestedAt, Guid Id);

/// <summary>A referral with what its case is judged to be.</summary>
public sealed record LegalReferralRead(ReferralState State, Domain.Triage.Category? Category);
