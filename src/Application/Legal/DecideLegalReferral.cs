using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Legal;
using Entente.Domain.Outcomes;

namespace Entente.Application.Legal;

/// <summary>A manager's word on the law; approved, the case is at its last step.</summary>
public sealed record DecideLegalReferral(
    Brand Brand,
    Guid ReferralId,
    int ExpectedVersion,
    ReferralDecision Decision,
    string? Reason,
    Actor Manager
);

public sealed class DecideLegalReferralHandler(ILegalReferralStore referrals, ICaseStore cases, TimeProvider clock)
{
    public async Task<Result<ReferralState>> HandleAsync(DecideLegalReferral command, CancellationToken ct)
    {
        var (brandId, now) = (command.Brand.Id, clock.GetUtcNow());
        if (await referrals.FindAsync(brandId, command.ReferralId, ct) is not { } referral)
        {
            return LegalErrors.NotFound(command.ReferralId);
        }
        if (referral.State.Version != command.ExpectedVersion)
        {
            return LegalErrors.ChangedMeanwhile;
        }
        var decided = referral.Decide(command.Decision, command.Reason, command.Manager, now);
        if (decided.IsRefused)
        {
            return decided;
        }
        Case? found = null;
        if (command.Decision == ReferralDecision.Approved)
        {
            // The case is asked again: its verdict or its step may have changed since the question.
            found = (await cases.FindAsync(brandId, referral.State.CaseId, ct))!;
            var moved = found.ReferToLegal(referral.State.Justification, referral.State.Requester, command.Manager, now);
            if (moved.IsRefused)
            {
                return moved.Error;
            }
        }
        return await referrals.TryDecideAsync(brandId, referral, found, ct) ? referral.State : LegalErrors.ChangedMeanwhile;
    }
}
