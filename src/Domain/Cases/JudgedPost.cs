using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Domain.Cases;

/// <summary>
/// Another post of the same case. <see cref="Category"/> is a person's, on its present words; null while nobody has judged them.
/// <see cref="BreaksPrinciple"/> may be the machine's word alone.
/// </summary>
public sealed record JudgedPost(Category? Category, bool BreaksPrinciple)
{
    /// <summary>Null while no person has judged it.</summary>
    public Standing? StandingUnder(Policy policy) => Category is { } known ? policy.StandingOf(known, BreaksPrinciple) : null;
}
