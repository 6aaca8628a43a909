using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Triage;

namespace Entente.Application.Cases;

/// <summary>Ask what a case may do next, and what stands in the way of the rest. Nothing is changed.</summary>
public sealed record ReadLadder(Brand Brand, Guid CaseId);

/// <summary>
/// Where a case stands on the ladder, and what refuses each way on; null is open. <see cref="Hiding"/> tells it of each post.
/// </summary>
public sealed record LadderReading(
    CaseState State,
    Error? Reply,
    Error? Platform,
    Error? Removal,
    Error? Law,
    bool WantsSecondReader,
    IReadOnlyDictionary<Guid, Error?> Hiding
);

public sealed class ReadLadderHandler(ICaseStore cases, IPolicyReads policies, TimeProvider clock)
{
    /// <returns>Null when the brand has no such case.</returns>
    public async Task<LadderReading?> HandleAsync(ReadLadder command, CancellationToken ct)
    {
        if (await cases.FindAsync(command.Brand.Id, command.CaseId, ct) is not { } found)
        {
            return null;
        }
        var state = found.State;
        var policy = await policies.OfVersionAsync(command.Brand.Id, state.PolicyVersion, ct);
        var now = clock.GetUtcNow();
        var platform = found.MayGoToPlatform(policy, now);
        return new LadderReading(
            state,
            EscalationLadder.Next(state.Step, Move.RecordReply).Error,
            platform,
            found.MayAskForRemoval(),
            // Allowed speech stays allowed speech, whoever judges next.
            state.Standing
                is Standing.Welcome
                    or Standing.Permitted
                ? platform
                : found.MayGoToLaw(),
            policy.WantsSecondReader(state.Standing, state.LastReplyAt is null),
            state.Posts.ToDictionary(p => p.MentionId, p => found.MayBeHidden(p, policy, now))
        );
    }
}
