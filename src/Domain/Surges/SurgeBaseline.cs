namespace Entente.Domain.Surges;

/// <summary>Which earlier stretches say what is usual: the same wall clock of four weeks, or of seven days while the brand is young.</summary>
public static class SurgeBaseline
{
    /// <summary>How far back the same hours of the last days lie.</summary>
    public static IReadOnlyList<TimeSpan> LastDays { get; } = [.. Enumerable.Range(1, 7).Select(n => TimeSpan.FromDays(n))];

    private static readonly TimeSpan[] Weeks = [.. Enumerable.Range(1, 4).Select(n => TimeSpan.FromDays(7 * n))];

    /// <summary>How far back each lies; none while the brand has less than eight days of mentions.</summary>
    public static IReadOnlyList<TimeSpan> Of(DateTimeOffset firstPostAt, DateTimeOffset now) =>
        firstPostAt <= now.AddDays(-29) ? Weeks
        : firstPostAt <= now.AddDays(-8) ? LastDays
        : [];
}
