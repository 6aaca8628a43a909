namespace Entente.Domain.Reports;

/// <summary>How far one mail with a report is.</summary>
public enum DeliveryStatus
{
    Queued,
    Sending,
    Sent,

    /// <summary>The mail server refused it for good, or time ran out.</summary>
    Failed,

    /// <summary>It was handed over and no answer came: it may have arrived, so that only a person sends it again.</summary>
    Uncertain,
}

/// <summary>What the mail server made of a mail.</summary>
public enum Handover
{
    Accepted,

    /// <summary>Surely not taken; worth another try.</summary>
    NotNow,

    /// <summary>Surely not taken, nor will it be.</summary>
    Refused,

    Unknown,
}

/// <summary>One report to one recipient. <see cref="Attempts"/> counts from one while it is being sent.</summary>
public sealed record ReportDelivery(
    Guid Id,
    Guid ReportId,
    string Recipient,
    DeliveryStatus Status,
    int Attempts,
    DateTimeOffset QueuedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? SentAt,
    string? Failure
)
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(8),
    ];

    /// <summary>What becomes of it after an attempt.</summary>
    public ReportDelivery After(Handover handover, string? failure, DateTimeOffset now) =>
        handover switch
        {
            Handover.Accepted => this with { Status = DeliveryStatus.Sent, SentAt = now, NextAttemptAt = null, Failure = null },
            Handover.NotNow when Attempts <= Pauses.Length => this with
            {
                Status = DeliveryStatus.Queued,
                NextAttemptAt = now + Pauses[Attempts - 1],
                Failure = failure,
            },
            Handover.Unknown => this with { Status = DeliveryStatus.Uncertain, NextAttemptAt = null, Failure = failure },
            _ => this with { Status = DeliveryStatus.Failed, NextAttemptAt = null, Failure = failure },
        };
}
