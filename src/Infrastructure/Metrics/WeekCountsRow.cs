using Entente.Application.Metrics;
using Entente.Domain.Metrics;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Metrics;

/// <summary>The counts of one week and group, as the roll-ups add up to them and as a closed week keeps them.</summary>
internal sealed record WeekCountsRow(
    DateOnly Week,
    string Name,
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
    long Lead,
    long Platform,
    long NegativeCases,
    long NegativeLegal,
    long Dialogues,
    long DialoguesKnown,
    long ChangedMind,
    long Edited,
    long Withdrew,
    long DefendsBrand
)
{
    public static WeekCountsRow Of(string name, WeekCounts c) =>
        new(
            c.Week.Monday,
            name,
            c.Inbound,
            c.Positive,
            c.Neutral,
            c.Negative,
            c.ClassifiedNegative,
            c.PermittedNegative,
            c.Opened,
            c.Escalated,
            c.Legal,
            c.Closed,
            c.Backlog,
            c.Ladder.Lead,
            c.Ladder.Platform,
            c.Ladder.Negative,
            c.Ladder.NegativeLegal,
            c.Ladder.Dialogues,
            c.Ladder.DialoguesKnown,
            c.Ladder.ChangedMind,
            c.Ladder.Edited,
            c.Ladder.Withdrew,
            c.Ladder.DefendsBrand
        );

    public GroupWeek ToGroupWeek() =>
        new(
            Name,
            new WeekCounts(
                IsoWeek.Of(Week),
                Inbound,
                Positive,
                Neutral,
                Negative,
                ClassifiedNegative,
                PermittedNegative,
                Opened,
                Escalated,
                Legal,
                Closed,
                Backlog,
                new LadderCounts(
                    Lead,
                    Platform,
                    NegativeCases,
                    NegativeLegal,
                    Dialogues,
                    DialoguesKnown,
                    ChangedMind,
                    Edited,
                    Withdrew,
                    DefendsBrand
                )
            )
        );
}

/// <summary>The figures a closed week was reported with, as its row keeps them.</summary>
internal static class KeptWeeks
{
    private sealed record Kept(MetricGrouping By, WeekCountsRow Counts);

    public static string Write(IReadOnlyList<ReportedWeek> weeks) =>
        StoredJson.Write(weeks.Select(w => new Kept(w.By, WeekCountsRow.Of(w.Group, w.Counts))).ToArray());
}
