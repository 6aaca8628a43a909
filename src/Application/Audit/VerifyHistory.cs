using Entente.Domain.Audit;

namespace Entente.Application.Audit;

/// <summary>Recompute a brand's whole chain; <see cref="Kept"/> is a head that somebody noted down, to find a cut end.</summary>
public sealed record VerifyHistory(Guid BrandId, AuditHead? Kept = null);

public sealed record HistoryVerification(bool Intact, long Entries, AuditHead Head, IReadOnlyList<AuditFault> Faults);

public sealed class VerifyHistoryHandler(IAuditReads history)
{
    public async Task<HistoryVerification> HandleAsync(VerifyHistory command, CancellationToken ct)
    {
        var check = new AuditCheck(command.Kept);
        // First, so that an event sealed meanwhile is not taken for one that never was.
        foreach (var eventId in await history.NotSealedAsync(command.BrandId, ct))
        {
            check.NotSealed(eventId);
        }
        await foreach (var line in history.AllAsync(command.BrandId, ct))
        {
            check.Next(line.Entry, line.Event);
        }
        var faults = check.Faults();
        return new HistoryVerification(faults.Count == 0, check.Entries, check.Head, faults);
    }
}
