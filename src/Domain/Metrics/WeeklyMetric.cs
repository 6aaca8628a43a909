namespace Entente.Domain.Metrics;

/// <summary>In what a metric is given.</summary>
public enum MetricUnit
{
    Mentions,
    Cases,
    Share,
    Points,
}

/// <summary>A weekly metric: its public name, its unit and its formula over the week's counts.</summary>
public sealed record WeeklyMetric(string Name, MetricUnit Unit, Func<WeekCounts, Figure> Of)
{
    /// <summary>Raised when a formula changes, so that two answers can be told apart.</summary>
    public const int DefinitionVersion = 1;

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

    public static readonly WeeklyMetric CasesOpened = new("cases_opened", MetricUnit.Cases, w => Figure.Count(w.Opened));

    public static readonly WeeklyMetric CasesClosed = new("cases_closed", MetricUnit.Cases, w => Figure.Count(w.Closed));

    public static readonly WeeklyMetric EscalationRate = new("escalation_rate", MetricUnit.Share, w => Figure.Share(w.Escalated, w.Opened));

    public static readonly WeeklyMetric Backlog = new("backlog", MetricUnit.Cases, w => Figure.Count(w.Backlog));

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
    ];

    public static WeeklyMetric? Find(string name) => All.FirstOrDefault(m => m.Name == name);
}
