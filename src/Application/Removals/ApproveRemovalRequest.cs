using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>A second person approves a request or asks for changes; what is incomplete cannot be approved.</summary>
public sealed record ApproveRemovalRequest(
    Brand Brand,
    Guid RequestId,
    int ExpectedVersion,
    ApprovalDecision Decision,
    string? Reason,
    Actor Approver
);

public sealed class ApproveRemovalRequestHandler(IRemovalStore removals, ICaseStore cases, TimeProvider clock)
{
    public Task<Result<RemovalState>> HandleAsync(ApproveRemovalRequest command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return removals.ChangeAsync(
            cases,
            command.Brand,
            command.RequestId,
            command.ExpectedVersion,
            now,
            (request, post) =>
            {
                var (state, today) = (request.State, command.Brand.DayOf(now));
                var review = ArgumentReader.Read(state.Argument, post, state.Language, today);
                return request.Approve(command.Decision, command.Reason, review, command.Approver, now);
            },
            ct
        );
    }
}
