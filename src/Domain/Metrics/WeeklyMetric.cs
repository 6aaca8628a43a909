namespace Entente.Domain.Metrics;

/// <summary>In what a metric is given.</summary>
public enum MetricUnit
{
    Mentions,
    Cases,
    Share,
    Points,
    Ratio,
    Seconds,
    Surges,
    MinorUnits,
}

/// <summary>Which week a mention, a case or what was done about it counts in.</summary>
public enum MetricAttribution
{
    Posted,
    Opened,
    Closed,
    AtEnd,
    Decided,
    Answered,
    Reviewed,
    Judged,
    Recovered,
    WaitBegan,
    Began,
    SpentAndWon,
}

/// <summary>A metric of the weekly roll-ups: its formula over the counts of a week, or of several added up.</summary>
public sealed record WeeklyMetric(
    string Name,
    MetricUnit Unit,
    Func<WeekCounts, Figure> Of,
    MetricAttribution Attribution = MetricAttribution.Posted
) : IMetric
{
    /// <summary>What the roll-ups are told apart by.</summary>
    public static readonly IReadOnlyList<MetricGrouping> Kept = [MetricGrouping.Network, MetricGrouping.Channel, MetricGrouping.Category];

    private static readonly MetricGrouping[] RolledUp = [MetricGrouping.None, .. Kept];

    public IReadOnlyList<MetricGrouping> Groupings => RolledUp;

    /// <summary>Whether it is counted from posts; else it is from cases.</summary>
    public bool CountsMentions => Attribution == MetricAttribution.Posted;

    public static readonly WeeklyMetric InboundVolume = new("inbound_volume", MetricUnit.Mentions, w => Figure.Count(w.Inbound));

    public static readonly WeeklyMetric NetSentiment = new(
        "net_sentiment",
        MetricUnit.Points,
        w => Figure.Share(w.Positive - w.Negative, w.Judged, 100)
    );

    public static readonly WeeklyMetric NegativeShare = new("negative_share", MetricUnit.Share, w => Figure.Share(w.Negative, w.Judged));

    public static readonly WeeklyMetric SentimentCoverage = new(
        "sentiment_coverage",
        MetricUnit.Share,
        w => Figure.Share(w.Judged, w.Inbound)
    );

    public static readonly WeeklyMetric PermittedShare = new(
        "permitted_share",
        MetricUnit.Share,
        w => Figure.Share(w.PermittedNegative, w.ClassifiedNegative)
    );

    public static readonly WeeklyMetric CasesOpened = new(
        "cases_opened",
        MetricUnit.Cases,
        w => Figure.Count(w.Opened),
        MetricAttribution.Opened
    );

    public static readonly WeeklyMetric CasesClosed = new(
        "cases_closed",
        MetricUnit.Cases,
        w => Figure.Count(w.Closed),
        MetricAttribution.Closed
    );

    public static readonly WeeklyMetric EscalationRate = OfCohort("escalation_rate", w => Figure.Share(w.Escalated, w.Opened));

    public static readonly WeeklyMetric Backlog = new("backlog", MetricUnit.Cases, w => Figure.Count(w.Backlog), MetricAttribution.AtEnd);

    private static readonly WeeklyMetric[] Ladder =
    [
        OfCohort("escalation_to_lead_rate", w => Figure.Share(w.Ladder.Lead, w.Opened)),
        OfCohort("escalation_to_platform_rate", w => Figure.Share(w.Ladder.Platform, w.Opened)),
        OfCohort("escalation_to_legal_rate", w => Figure.Share(w.Legal, w.Opened)),
        OfCohort("legal_recourse_rate", w => Figure.Share(w.Ladder.NegativeLegal, w.Ladder.Negative)),
        OfCohort("dialogue_rate", w => Figure.Share(w.Ladder.Dialogues, w.Ladder.Negative)),
        OfCohort("recovery_rate", w => Figure.Share(w.Ladder.Recovered, w.Ladder.DialoguesKnown)),
        OfCohort("recovery_changed_mind_rate", w => Figure.Share(w.Ladder.ChangedMind, w.Ladder.DialoguesKnown)),
        OfCohort("recovery_edited_rate", w => Figure.Share(w.Ladder.Edited, w.Ladder.DialoguesKnown)),
        OfCohort("recovery_withdrew_rate", w => Figure.Share(w.Ladder.Withdrew, w.Ladder.DialoguesKnown)),
        OfCohort("recovery_defends_brand_rate", w => Figure.Share(w.Ladder.DefendsBrand, w.Ladder.DialoguesKnown)),
        OfCohort("recovery_unknown_share", w => Figure.Share(w.Ladder.Dialogues - w.Ladder.DialoguesKnown, w.Ladder.Dialogues)),
    ];

    private static readonly WeeklyMetric[] Decided =
    [
        new("sentiment_polarity", MetricUnit.Ratio, w => Figure.Share(w.Positive - w.Negative, w.Positive + w.Negative)),
        new("positive_share_decided", MetricUnit.Share, w => Figure.Share(w.Positive, w.Positive + w.Negative)),
    ];

    public static readonly IReadOnlyList<WeeklyMetric> All =
    [
        InboundVolume,
        NetSentiment,
        NegativeShare,
        SentimentCoverage,
        PermittedShare,
        CasesOpened,
        CasesClosed,
        EscalationRate,
        Backlog,
        .. Decided,
        .. Ladder,
    ];

    private static WeeklyMetric OfCohort(string name, Func<WeekCounts, Figure> of) =>
        new(name, MetricUnit.Share, of, MetricAttribution.Opened);
}
