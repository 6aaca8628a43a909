using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary>Makes the link of an invitation open nothing any more.</summary>
public sealed record WithdrawInvitation(Guid BrandId, Guid InvitationId, Actor By);

public sealed class WithdrawInvitationHandler(IInvitationStore invitations, TimeProvider clock)
{
    /// <summary>Null where it is done.</summary>
    public async Task<Error?> HandleAsync(WithdrawInvitation command, CancellationToken ct) =>
        await invitations.TryWithdrawAsync(command.BrandId, command.InvitationId, command.By, clock.GetUtcNow(), ct)
            ? null
            : UserErrors.InvitationNotFound(command.InvitationId);
}
