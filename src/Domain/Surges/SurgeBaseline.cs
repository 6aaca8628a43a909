namespace Entente.Domain.Surges;

/// <summary>The mentions of a place in a stretch, and how many of its network named no channel meanwhile; none where it is no channel.</summary>
public readonly record struct StretchCount(long Mentions, long Unnamed = 0);

/// <summary>Which earlier stretches say what is usual: the same wall clock of four weeks, or of seven days while the place is young.</summary>
public static class SurgeBaseline
{
    /// <summary>With a past as long a place is held against weeks.</summary>
    public static readonly TimeSpan WeeksNeed = TimeSpan.FromDays(29);

    /// <summary>How far back the same hours of the last days lie.</summary>
    public static IReadOnlyList<TimeSpan> LastDays { get; } = [.. Enumerable.Range(1, 7).Select(n => TimeSpan.FromDays(n))];

    private static readonly TimeSpan DaysNeed = TimeSpan.FromDays(8);
    private static readonly TimeSpan[] Weeks = [.. Enumerable.Range(1, 4).Select(n => TimeSpan.FromDays(7 * n))];

    /// <summary>How far back each lies; none while the place has less than eight days of mentions.</summary>
    public static IReadOnlyList<TimeSpan> Of(DateTimeOffset firstPostAt, DateTimeOffset now) =>
        firstPostAt <= now - WeeksNeed ? Weeks
        : firstPostAt <= now - DaysNeed ? LastDays
        : [];

    /// <summary>
    /// How many an earlier stretch counts for. What named no channel then and names one now may always have come to this one: a sender that
    /// begins to name channels makes no surge. Not so of the last days: a Sunday has fewer of both than a Monday.
    /// </summary>
    public static long Usual(StretchCount then, StretchCount now) => then.Mentions + Math.Max(0, then.Unnamed - now.Unnamed);
}
