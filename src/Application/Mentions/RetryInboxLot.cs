using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Application.Mentions;

/// <summary>Judge the posts of a lot that was given up after all, once what hindered it is mended.</summary>
public sealed record RetryInboxLot(Brand Brand, Guid Id);

public sealed class RetryInboxLotHandler(IMentionInbox inbox, IInboxStart start)
{
    public async Task<Result<InboxLot>> HandleAsync(RetryInboxLot command, CancellationToken ct)
    {
        if (await inbox.QueueAgainAsync(command.Brand.Id, command.Id, ct) is { } queued)
        {
            start.Start();
            return queued;
        }
        return await inbox.FindAsync(command.Brand.Id, command.Id, ct) is null ? InboxErrors.NotFound(command.Id) : InboxErrors.NotFailed;
    }
}
