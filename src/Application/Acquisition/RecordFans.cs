using Entente.Domain.Acquisition;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;

namespace Entente.Application.Acquisition;

public sealed record RecordFans(Brand Brand, Guid CampaignId, IReadOnlyList<GivenFans> Fans, string By);

public sealed class RecordFansHandler(ICampaignReads reads, ICampaignStore campaigns, TimeProvider clock)
{
    /// <summary>One result an entry, in order: one that is wrong takes no other with it.</summary>
    public async Task<Result<IReadOnlyList<FansRecorded>>> HandleAsync(RecordFans command, CancellationToken ct)
    {
        if (await reads.FindAsync(command.Brand.Id, command.CampaignId, ct) is not { } campaign)
        {
            return CampaignErrors.NotFound(command.CampaignId);
        }
        var now = clock.GetUtcNow();
        var today = command.Brand.DayOf(now);
        var results = new FansRecorded[command.Fans.Count];
        var sound = new List<int>();
        for (var i = 0; i < results.Length; i++)
        {
            if (command.Fans[i].Faults(campaign, today) is [var fault, ..])
            {
                results[i] = FansRecorded.Refused(fault);
            }
            else
            {
                sound.Add(i);
            }
        }
        var recorded = await campaigns.RecordFansAsync(campaign, [.. sound.Select(i => command.Fans[i])], command.By, now, ct);
        for (var i = 0; i < sound.Count; i++)
        {
            results[sound[i]] = recorded[i];
        }
        return results;
    }
}
