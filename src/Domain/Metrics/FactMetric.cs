namespace Entente.Domain.Metrics;

/// <summary>How the facts of a period become one figure.</summary>
public enum FactMeasure
{
    /// <summary>How long it took: the median stands for the value, with the ninetieth percentile and the mean beside it.</summary>
    Duration,

    /// <summary>How many of them hold.</summary>
    Share,

    /// <summary>The mean change, from −200 to 200 points.</summary>
    Change,

    /// <summary>How long the oldest had waited when the period ended.</summary>
    LongestWait,

    /// <summary>How many there are.</summary>
    Count,

    /// <summary>How many hold, and Cohen's kappa of the two sides.</summary>
    Agreement,
}

/// <summary>
/// A metric that no sum of weekly counts can tell (percentiles, the oldest, what is told apart by rule or ground): it is read from the
/// facts themselves, each time.
/// </summary>
public sealed record FactMetric(
    string Name,
    MetricUnit Unit,
    FactMeasure Measure,
    MetricAttribution Attribution,
    IReadOnlyList<MetricGrouping> Groupings
) : IMetric
{
    private const MetricGrouping Whole = MetricGrouping.None;
    private static readonly MetricGrouping[] OfCase =
    [
        Whole,
        MetricGrouping.Network,
        MetricGrouping.Channel,
        MetricGrouping.Category,
        MetricGrouping.Step,
    ];
    private static readonly MetricGrouping[] OfReply =
    [
        Whole,
        MetricGrouping.Network,
        MetricGrouping.Channel,
        MetricGrouping.Category,
        MetricGrouping.Step,
        MetricGrouping.Agent,
    ];
    private static readonly MetricGrouping[] OfOutcome =
    [
        Whole,
        MetricGrouping.Network,
        MetricGrouping.Channel,
        MetricGrouping.Category,
        MetricGrouping.Kind,
    ];
    private static readonly MetricGrouping[] OfRequest =
    [
        Whole,
        MetricGrouping.Network,
        MetricGrouping.Channel,
        MetricGrouping.Category,
        MetricGrouping.Ground,
    ];

    public static readonly FactMetric FirstResponse = Time("first_response_time", MetricAttribution.Opened, OfReply);

    public static readonly FactMetric FirstResponseFromPosting = Time(
        "first_response_time_from_posting",
        MetricAttribution.Opened,
        OfReply
    );

    public static readonly FactMetric NextResponse = Time("next_response_time", MetricAttribution.Answered, OfReply);

    public static readonly FactMetric Resolution = Time("resolution_time", MetricAttribution.Opened, OfOutcome);

    public static readonly FactMetric ResolutionFromPosting = Time("resolution_time_from_posting", MetricAttribution.Opened, OfOutcome);

    public static readonly FactMetric SlaAttainment = Rate("sla_attainment", MetricAttribution.WaitBegan, [.. OfCase, MetricGrouping.Kind]);

    public static readonly FactMetric OldestWaiting = new(
        "oldest_waiting",
        MetricUnit.Seconds,
        FactMeasure.LongestWait,
        MetricAttribution.AtEnd,
        [Whole, MetricGrouping.Network, MetricGrouping.Channel, MetricGrouping.Category]
    );

    public static readonly FactMetric SentimentShift = new(
        "sentiment_shift",
        MetricUnit.Points,
        FactMeasure.Change,
        MetricAttribution.Opened,
        OfCase
    );

    public static readonly FactMetric AdvocateConversion = Rate("advocate_conversion", MetricAttribution.Recovered, OfOutcome);

    public static readonly FactMetric RemovalSuccess = Rate("removal_success_rate", MetricAttribution.Decided, OfRequest);

    public static readonly FactMetric RemovalTime = Time("removal_time_to_decision", MetricAttribution.Decided, OfRequest);

    public static readonly FactMetric AppealReversal = Rate(
        "appeal_reversal_rate",
        MetricAttribution.Decided,
        [.. OfRequest, MetricGrouping.Kind]
    );

    public static readonly FactMetric Unfounded = Rate("unfounded_ratio", MetricAttribution.Decided, OfRequest);

    public static readonly FactMetric PrincipleExposure = Time(
        "principle_exposure",
        MetricAttribution.Posted,
        [Whole, MetricGrouping.Network, MetricGrouping.Channel, MetricGrouping.Category]
    );

    public static readonly FactMetric OverrideRate = Rate(
        "override_rate",
        MetricAttribution.Reviewed,
        [Whole, MetricGrouping.Network, MetricGrouping.Channel, MetricGrouping.Category, MetricGrouping.Agent, MetricGrouping.Kind]
    );

    public static readonly FactMetric TriageAgreement = new(
        "triage_agreement",
        MetricUnit.Share,
        FactMeasure.Agreement,
        MetricAttribution.Judged,
        [Whole, MetricGrouping.Network, MetricGrouping.Channel, MetricGrouping.Category]
    );

    public static readonly FactMetric Surge = new(
        "surge",
        MetricUnit.Surges,
        FactMeasure.Count,
        MetricAttribution.Began,
        [Whole, MetricGrouping.Network, MetricGrouping.Channel, MetricGrouping.Kind]
    );

    public static readonly IReadOnlyList<FactMetric> All =
    [
        FirstResponse,
        FirstResponseFromPosting,
        NextResponse,
        Resolution,
        ResolutionFromPosting,
        SlaAttainment,
        OldestWaiting,
        SentimentShift,
        AdvocateConversion,
        RemovalSuccess,
        RemovalTime,
        AppealReversal,
        Unfounded,
        PrincipleExposure,
        OverrideRate,
        TriageAgreement,
        Surge,
    ];

    private static FactMetric Time(string name, MetricAttribution attribution, IReadOnlyList<MetricGrouping> groupings) =>
        new(name, MetricUnit.Seconds, FactMeasure.Duration, attribution, groupings);

    private static FactMetric Rate(string name, MetricAttribution attribution, IReadOnlyList<MetricGrouping> groupings) =>
        new(name, MetricUnit.Share, FactMeasure.Share, attribution, groupings);
}
