using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;

namespace Entente.Application.Triage.Learning;

/// <summary>How far machine and people agreed on what was judged in a range, its end excluded.</summary>
public sealed record MeasureAgreement(Brand Brand, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>
/// <see cref="AllowedToldNot"/>: what a person found allowed and the machine did not; <see cref="NotAllowedTold"/>: the other way round.
/// By the standing that the policy in force gives each category, principles aside: no verdict teaches those.
/// </summary>
public sealed record MeasuredAgreement(Agreement Agreement, long Allowed, long AllowedToldNot, long NotAllowed, long NotAllowedTold);

public sealed class MeasureAgreementHandler(IVerdictReads verdicts, IPolicyReads policies, TimeProvider clock)
{
    public async Task<MeasuredAgreement> HandleAsync(MeasureAgreement query, CancellationToken ct)
    {
        var policy = await policies.InForceAsync(query.Brand.Id, clock.GetUtcNow(), ct);
        var agreement = new Agreement(await verdicts.AgreementAsync(query.Brand.Id, query.From, query.To, ct));
        return new(agreement, Count(true, null), Count(true, false), Count(false, null), Count(false, true));

        bool IsAllowed(Category category) => policy.StandingOf(category, breaksPrinciple: false) is Standing.Welcome or Standing.Permitted;

        long Count(bool person, bool? machine) =>
            agreement
                .Cells.Where(c => IsAllowed(c.Person) == person && (machine ?? IsAllowed(c.Machine)) == IsAllowed(c.Machine))
                .Sum(c => c.Count);
    }
}
