using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Application.Mentions;

/// <summary>
/// Judges and records what lies in the inbox, the oldest lot first, by the door of every post. A lot is recorded as a whole or not at all;
/// one recorded twice, since nobody heard of the first time, adds nothing.
/// </summary>
public sealed class InboxReader(IMentionInbox inbox, RecordMentionsHandler record, TimeProvider clock)
{
    /// <summary>How many lots were read. A lot that cannot be recorded is given back, and ends the reading: what failed may fail for all.</summary>
    public async Task<int> EmptyAsync(Brand brand, CancellationToken ct)
    {
        for (var read = 0; ; read++)
        {
            if (await inbox.TakeNextAsync(brand.Id, clock.GetUtcNow(), ct) is not var (lot, posts))
            {
                return read;
            }
            IReadOnlyList<RecordedMention> recorded;
            try
            {
                recorded = await record.HandleAsync(new RecordMentions(brand, posts), ct);
            }
            catch
            {
                var now = clock.GetUtcNow();
                await inbox.SaveAsync(brand.Id, lot.AfterFailure(now), now, CancellationToken.None);
                throw;
            }
            await inbox.SaveAsync(brand.Id, Recorded(lot, recorded), clock.GetUtcNow(), ct);
        }
    }

    private InboxLot Recorded(InboxLot lot, IReadOnlyList<RecordedMention> recorded)
    {
        var (duplicates, rejected) = (
            recorded.Count(r => r.Result == RecordingResult.Duplicate),
            recorded.Count(r => r.Result == RecordingResult.Refused)
        );
        return lot with
        {
            Status = InboxStatus.Succeeded,
            Accepted = recorded.Count - duplicates - rejected,
            Duplicates = duplicates,
            Rejected = rejected,
            FinishedAt = clock.GetUtcNow(),
        };
    }
}
