using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Surges;
using Entente.Domain.Triage;

namespace Entente.Application.Metrics;

/// <summary>The weekly metrics of one brand, as the metrics endpoint answers them.</summary>
public sealed record WeekFigures(
    IsoWeek Week,
    Figure InboundVolume,
    Figure NetSentiment,
    Figure NegativeShare,
    Figure SentimentCoverage,
    Figure PermittedShare,
    Figure CasesOpened,
    Figure CasesClosed,
    Figure EscalationRate,
    Figure Backlog,
    long Positive,
    long Neutral,
    long Negative
)
{
    public static WeekFigures Of(WeekCounts counts) =>
        new(
            counts.Week,
            WeeklyMetric.InboundVolume.Of(counts),
            WeeklyMetric.NetSentiment.Of(counts),
            WeeklyMetric.NegativeShare.Of(counts),
            WeeklyMetric.SentimentCoverage.Of(counts),
            WeeklyMetric.PermittedShare.Of(counts),
            WeeklyMetric.CasesOpened.Of(counts),
            WeeklyMetric.CasesClosed.Of(counts),
            WeeklyMetric.EscalationRate.Of(counts),
            WeeklyMetric.Backlog.Of(counts),
            counts.Positive,
            counts.Neutral,
            counts.Negative
        );
}

public sealed record NetworkFigures(Network Network, long InboundVolume, Figure NetSentiment, Figure NegativeShare)
{
    public static NetworkFigures Of(GroupWeek week) =>
        new(
            Vocabulary.Parse<Network>(week.Group),
            week.Counts.Inbound,
            WeeklyMetric.NetSentiment.Of(week.Counts),
            WeeklyMetric.NegativeShare.Of(week.Counts)
        );
}

/// <summary>How many of the cases opened in the week stand on each step, by category of their post.</summary>
public sealed record CasesByStepAndCategory(Step Step, Category? Category, long Cases);

/// <summary>An open case that needs a person's decision; <see cref="Why"/> is a code whose words are in resources.</summary>
public sealed record CaseToDecide(
    Guid CaseId,
    string Reference,
    Category? Category,
    Standing Standing,
    Step Step,
    Network Network,
    DateTimeOffset OpenedAt,
    string Why
);

/// <summary>What a manager reads of one week: the page, the CSV and the PDF are made of this and nothing else.</summary>
public sealed record WeekInReview(
    string BrandName,
    string TimeZone,
    WeekFigures Current,
    WeekFigures Previous,
    IReadOnlyList<WeekFigures> LastTwelveWeeks,
    IReadOnlyList<NetworkFigures> Networks,
    IReadOnlyList<CasesByStepAndCategory> Cases,
    IReadOnlyDictionary<Outcome, long> Outcomes,
    IReadOnlyList<CaseToDecide> ToDecide,
    long ToDecideInAll,
    long LegalReferrals,
    long PrincipleCases,
    WeekLadder Ladder,
    IReadOnlyList<Surge> Surges,
    DateTimeOffset ComputedAt
)
{
    /// <summary>Null where nobody asked for the ledger.</summary>
    public FansInReview? Fans { get; init; }
}

/// <summary>
/// How far the cases opened in the week and in the last twelve weeks went, and how long the week's posts against a principle stood.
/// </summary>
public sealed record WeekLadder(LadderCounts Week, LadderCounts TwelveWeeks, MeasuredFigure Exposure)
{
    public static WeekLadder Empty { get; } = new(LadderCounts.Empty, LadderCounts.Empty, new(new Figure(null, 0, 0)));
}
