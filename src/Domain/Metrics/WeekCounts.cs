namespace Entente.Domain.Metrics;

/// <summary>
/// What is counted of a brand's week, of one network or of all. Mentions count in the week they were posted, opened and escalated
/// cases in the week they were opened, closed ones in the week they were closed; backlog is what was open at the week's end.
/// </summary>
public sealed record WeekCounts(
    IsoWeek Week,
    long Inbound,
    long Positive,
    long Neutral,
    long Negative,
    long ClassifiedNegative,
    long PermittedNegative,
    long Opened,
    long Escalated,
    long Legal,
    long Closed,
    long Backlog,
    LadderCounts Ladder
)
{
    public static WeekCounts Empty(IsoWeek week) => new(week, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, LadderCounts.Empty);

    public long Judged => Positive + Neutral + Negative;

    /// <summary>The sum of two networks' counts of the same week.</summary>
    public WeekCounts Plus(WeekCounts other) =>
        new(
            Week,
            Inbound + other.Inbound,
            Positive + other.Positive,
            Neutral + other.Neutral,
            Negative + other.Negative,
            ClassifiedNegative + other.ClassifiedNegative,
            PermittedNegative + other.PermittedNegative,
            Opened + other.Opened,
            Escalated + other.Escalated,
            Legal + other.Legal,
            Closed + other.Closed,
            Backlog + other.Backlog,
            Ladder.Plus(other.Ladder)
        );

    /// <summary>The counts of the weeks that follow, added; what is open stays what is open at the end of the last.</summary>
    public WeekCounts Then(WeekCounts later) => Plus(later) with { Backlog = later.Backlog };
}
