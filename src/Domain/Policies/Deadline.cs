namespace Entente.Domain.Policies;

/// <summary>Whether a clock runs day and night, or only while the brand is open.</summary>
public enum ClockHours
{
    Calendar,
    Business,
}

/// <summary>How long something may take, and which hours count.</summary>
public sealed record Deadline(TimeSpan Within, ClockHours Hours)
{
    public static Deadline Calendar(TimeSpan within) => new(within, ClockHours.Calendar);

    public static Deadline Business(TimeSpan within) => new(within, ClockHours.Business);
}

/// <summary>The clocks of a case. <see cref="Principle"/> takes the place of <see cref="FirstReply"/> where a principle is broken.</summary>
public sealed record Clocks(Deadline FirstReply, Deadline NextReply, Deadline Resolution, Deadline Principle)
{
    /// <summary>Each clock with the name it goes by.</summary>
    public IEnumerable<(string Name, Deadline Deadline)> Named =>
        [("first_reply", FirstReply), ("next_reply", NextReply), ("resolution", Resolution), ("principle", Principle)];
}
