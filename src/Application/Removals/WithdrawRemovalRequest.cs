using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>Give a request up: a draft that is not needed, or a notice that proved wrong.</summary>
public sealed record WithdrawRemovalRequest(Brand Brand, Guid RequestId, int ExpectedVersion, string Reason, Actor Actor);

public sealed class WithdrawRemovalRequestHandler(IRemovalStore removals, ICaseStore cases, TimeProvider clock)
{
    public async Task<Result<RemovalState>> HandleAsync(WithdrawRemovalRequest command, CancellationToken ct)
    {
        var (brandId, now) = (command.Brand.Id, clock.GetUtcNow());
        var found = await removals.FindAsync(brandId, command.RequestId, command.ExpectedVersion, ct);
        if (found.IsRefused)
        {
            return found.Error;
        }
        var request = found.Value;
        var wasSent = request.State.Submission is not null;
        var withdrawn = request.Withdraw(command.Reason, command.Actor, now);
        if (withdrawn.IsRefused)
        {
            return withdrawn;
        }
        Case? told = null;
        if (wasSent)
        {
            told = (await cases.FindAsync(brandId, request.State.CaseId, ct))!;
            told.WithdrawRequest(request.State.Id, command.Reason, command.Actor.Name, now);
        }
        return await removals.TrySaveAsync(brandId, request, told, sent: null, now, ct) ? request.State : RemovalErrors.ChangedMeanwhile;
    }
}
