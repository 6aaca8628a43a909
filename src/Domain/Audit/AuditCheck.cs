namespace Entente.Domain.Audit;

/// <summary>What can be wrong with a history.</summary>
public enum AuditFaultKind
{
    /// <summary>A number is missing or stands twice.</summary>
    OutOfOrder,

    /// <summary>The hash is not the one of this entry after the one before it.</summary>
    BrokenLink,

    /// <summary>The event's row does not say what was sealed.</summary>
    EventAltered,

    /// <summary>The chain knows an event that has no row.</summary>
    EventMissing,

    /// <summary>An event's row is in no chain.</summary>
    NotSealed,

    /// <summary>The history does not hold the head that somebody kept.</summary>
    HeadNotFound,
}

public sealed record AuditFault(AuditFaultKind Kind, long? Seq, Guid? EventId);

/// <summary>Walks a history from its beginning. Once a link is broken it goes on from what is there, so that every fault is named once.</summary>
public sealed class AuditCheck(AuditHead? kept)
{
    private readonly List<AuditFault> _faults = [];
    private bool _keptSeen = kept is null || kept == AuditChain.Beginning;

    public AuditHead Head { get; private set; } = AuditChain.Beginning;

    public long Entries { get; private set; }

    /// <summary>The next entry, with its event's row as it is now, or null where there is none.</summary>
    public void Next(AuditEntry entry, AuditedEvent? row)
    {
        Entries++;
        if (entry.Seq != Head.Seq + 1)
        {
            Fault(AuditFaultKind.OutOfOrder, entry);
        }
        if (AuditChain.Link(Head.Hash, entry.Entry) != entry.Hash)
        {
            Fault(AuditFaultKind.BrokenLink, entry);
        }
        if (row is null)
        {
            Fault(AuditFaultKind.EventMissing, entry);
        }
        else if (AuditChain.EntryOf(entry.Seq, row) != entry.Entry)
        {
            Fault(AuditFaultKind.EventAltered, entry);
        }
        Head = new AuditHead(entry.Seq, entry.Hash);
        _keptSeen |= Head == kept;
    }

    /// <summary>An event's row that no entry names.</summary>
    public void NotSealed(Guid eventId) => _faults.Add(new AuditFault(AuditFaultKind.NotSealed, null, eventId));

    public IReadOnlyList<AuditFault> Faults() =>
        _keptSeen ? _faults : [.. _faults, new AuditFault(AuditFaultKind.HeadNotFound, kept!.Seq, null)];

    private void Fault(AuditFaultKind kind, AuditEntry entry) => _faults.Add(new AuditFault(kind, entry.Seq, entry.EventId));
}
