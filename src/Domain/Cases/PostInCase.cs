using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Domain.Cases;

/// <summary>When somebody recorded that a post was hidden on its network, and who.</summary>
public sealed record Hiding(DateTimeOffset At, string By);

/// <summary>
/// One post of a case. <see cref="Category"/> is what it counts as, by a person's verdict on its present words where <see cref="IsJudged"/>,
/// else by the machine's word; so is <see cref="BreaksPrinciple"/>.
/// </summary>
public sealed record PostInCase(
    Guid MentionId,
    Category? Category,
    bool IsJudged,
    bool BreaksPrinciple,
    bool IsGone = false,
    Hiding? Hidden = null
)
{
    /// <summary>Nobody but its author can read it on its network any more, as far as the desk knows.</summary>
    public bool IsOutOfSight => IsGone || Hidden is not null;

    public Standing StandingUnder(Policy policy) => policy.StandingOf(Category, BreaksPrinciple);
}
