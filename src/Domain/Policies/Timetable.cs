namespace Entente.Domain.Policies;

/// <summary>What a clock of a case runs for. A principle's takes the place of the first reply's where a principle is broken.</summary>
public enum ClockKind
{
    FirstReply,
    NextReply,
    Resolution,
    Principle,
}

/// <summary>When the clocks of a policy run out, in the opening hours and the time zone of its brand.</summary>
public sealed class Timetable(Policy policy, TimeZoneInfo zone)
{
    private readonly BusinessClock _clock = new(policy.OpeningHours, zone);

    public Policy Policy { get; } = policy;

    public DateTimeOffset Due(ClockKind kind, DateTimeOffset from) => _clock.Due(from, DeadlineOf(kind));

    private Deadline DeadlineOf(ClockKind kind) =>
        kind switch
        {
            ClockKind.FirstReply => Policy.Clocks.FirstReply,
            ClockKind.NextReply => Policy.Clocks.NextReply,
            ClockKind.Resolution => Policy.Clocks.Resolution,
            ClockKind.Principle => Policy.Clocks.Principle,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
