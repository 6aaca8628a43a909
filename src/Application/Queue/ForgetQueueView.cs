using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;

namespace Entente.Application.Queue;

/// <summary>Take a view off the list: one's own, and one of the brand's only where <see cref="MayForgetShared"/>.</summary>
public sealed record ForgetQueueView(Brand Brand, Guid ViewId, Actor Actor, bool MayForgetShared);

public sealed class ForgetQueueViewHandler(IQueueViewStore views)
{
    /// <returns>Null when it is gone.</returns>
    public async Task<Error?> HandleAsync(ForgetQueueView command, CancellationToken ct) =>
        await views.TryForgetAsync(command.Brand.Id, command.ViewId, command.Actor.Id, command.MayForgetShared, ct)
            ? null
            : QueueErrors.NoSuchView(command.ViewId);
}
