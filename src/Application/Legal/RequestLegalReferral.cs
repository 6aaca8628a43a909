using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Legal;
using Entente.Domain.Outcomes;

namespace Entente.Application.Legal;

/// <summary>Ask whether a case shall go to the law, as the proof that dialogue failed.</summary>
public sealed record RequestLegalReferral(Brand Brand, Guid CaseId, LegalGround Ground, string Justification, Actor Requester);

public sealed class RequestLegalReferralHandler(ILegalReferralStore referrals, ICaseStore cases, TimeProvider clock)
{
    public async Task<Result<ReferralState>> HandleAsync(RequestLegalReferral command, CancellationToken ct)
    {
        var brandId = command.Brand.Id;
        if (
            await cases.FindAsync(brandId, command.CaseId, ct) is not { } found
            || await referrals.FirstPublishedAsync(brandId, command.CaseId, ct) is not { } firstPublishedAt
        )
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        if (found.MayGoToLaw(command.Justification) is { } refusal)
        {
            return refusal;
        }
        var now = clock.GetUtcNow();
        var referral = new LegalReferral(
            new ReferralState(
                Guid.CreateVersion7(now),
                Version: 1,
                command.CaseId,
                command.Ground,
                command.Justification,
                ReferralStatus.Requested,
                firstPublishedAt,
                command.Requester,
                now,
                Decider: null,
                DecisionReason: null,
                DecidedAt: null
            )
        );
        return await referrals.TryAddAsync(brandId, referral, ct) ? referral.State : LegalErrors.AlreadyAsked;
    }
}
