using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>The cases of some weeks as a manager asks after them, and the open ones that wait for a decision now.</summary>
public sealed record WeekCases(
    IReadOnlyList<CasesByStepAndCategory> ByStepAndCategory,
    IReadOnlyDictionary<Outcome, long> Outcomes,
    IReadOnlyList<CaseToDecide> ToDecide,
    long ToDecideInAll,
    long LegalReferrals,
    long PrincipleCases,
    long StillExposed,
    IReadOnlyList<CaseDecided> Decided,
    long DecidedInAll
);

public interface IWeekCaseReads
{
    Task<WeekCases> ReadAsync(Brand brand, IsoWeek from, IsoWeek to, CancellationToken ct);
}
