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
    /// <summary>
    /// How far chance alone moves the net sentiment of so many posts, with 95 % confidence; null where it says nothing. As if each kind had
    /// one post more, so that few posts that all say the same are not taken for sure (after Agresti and Caffo, 2000).
    /// </summary>
    public decimal? SentimentMargin
    {
        get
        {
            var judged = Positive + Neutral + Negative;
            if (judged == 0)
            {
                return null;
            }
            var (positive, negative) = ((Positive + 1d) / (judged + 3), (Negative + 1d) / (judged + 3));
            var variance = positive + negative - Math.Pow(positive - negative, 2);
            var margin = (decimal)(196 * Math.Sqrt(variance / (judged + 3)));
            return margin < 0.05m ? null : margin;
        }
    }

    /// <summary>The figures of the same time in several brands, as if their posts and cases were one brand's.</summary>
    public static WeekFigures Together(IReadOnlyList<WeekFigures> brands)
    {
        long Sum(Func<WeekFigures, Figure> of) => brands.Sum(b => of(b).Numerator);
        Figure Share(Func<WeekFigures, Figure> of) => Figure.Share(Sum(of), brands.Sum(b => of(b).Denominator));
        return new WeekFigures(
            brands[0].Week,
            Figure.Count(Sum(b => b.InboundVolume)),
            Figure.Share(Sum(b => b.NetSentiment), brands.Sum(b => b.NetSentiment.Denominator), 100),
            Share(b => b.NegativeShare),
            Share(b => b.SentimentCoverage),
            Share(b => b.PermittedShare),
            Figure.Count(Sum(b => b.CasesOpened)),
            Figure.Count(Sum(b => b.CasesClosed)),
            Share(b => b.EscalationRate),
            Figure.Count(Sum(b => b.Backlog)),
            brands.Sum(b => b.Positive),
            brands.Sum(b => b.Neutral),
            brands.Sum(b => b.Negative)
        );
    }

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

/// <summary>A platform's decisions: how many took the post down or restricted it, and how long they took.</summary>
public sealed record PlatformFigures(Network Network, Figure Success, Spread? TimeToDecision);

/// <summary>The figures of a week as they were told when it was closed.</summary>
public sealed record ReportedFigures(DateTimeOffset ClosedAt, WeekFigures Figures);

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

/// <summary>A decision on a case; <see cref="What"/> is a code whose words are in resources.</summary>
public sealed record CaseDecided(string Reference, Category? Category, Network Network, DateTimeOffset At, string What)
{
    /// <summary>The gravest first, as lists are ordered.</summary>
    public static IReadOnlyList<string> Gravest { get; } =
    [
        "legal_approved",
        "legal_declined",
        "decision_contested",
        "platform_refused",
        "platform_removed",
        "platform_restricted",
        "referred_to_platform",
        "request_withdrawn",
        "returned_to_dialogue",
        "tolerated",
        "misjudged",
    ];
}

/// <summary>What a manager reads of one week or month: the page and the PDF are made of this and nothing else.</summary>
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

    /// <summary>Week or month; the weeks named above are then months, each under its first week.</summary>
    public MetricInterval Interval { get; init; } = MetricInterval.Week;

    /// <summary>The brands told of together, each with its own figures; empty where it is one brand.</summary>
    public IReadOnlyList<WeekInReview> Brands { get; init; } = [];

    /// <summary>What the channels of the surges are called, those taken away too.</summary>
    public IReadOnlyDictionary<Guid, string> ChannelNames { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Which of the twelve weeks or months a surge began in.</summary>
    public IReadOnlyList<IsoWeek> WithSurge { get; init; } = [];

    /// <summary>What platforms decided on removal requests in the twelve periods, the busiest first.</summary>
    public IReadOnlyList<PlatformFigures> Platforms { get; init; } = [];

    /// <summary>The posts against a principle of which <see cref="WeekLadder.Exposure"/> is made.</summary>
    public IReadOnlyList<Fact> Exposed { get; init; } = [];

    /// <summary>Posts of the time against a principle that could still be read when the figures were computed.</summary>
    public long StillExposed { get; init; }

    /// <summary>What people and platforms decided beyond dialogue, the gravest first; <see cref="DecidedInAll"/> with those left out.</summary>
    public IReadOnlyList<CaseDecided> Decided { get; init; } = [];

    public long DecidedInAll { get; init; }

    /// <summary>What a week that was closed was reported with; null where it was not, and for a month.</summary>
    public ReportedFigures? Reported { get; init; }

    /// <summary>Not over yet when the figures were computed: a part of a week is no more and no less than a whole one.</summary>
    public bool Runs => LastWeek.EndIn(TimeZoneInfo.FindSystemTimeZoneById(TimeZone)) > ComputedAt;

    /// <summary>Whether a surge lasted in the week or month, in any of its brands.</summary>
    public bool HasSurges => Surges.Count > 0 || Brands.Any(b => b.Surges.Count > 0);

    /// <summary>The last week told of.</summary>
    public IsoWeek LastWeek => MetricPeriod.Of(Interval, Current.Week, Current.Week)[0].To;
}

/// <summary>
/// How far the cases opened in the week and in the last twelve weeks went, and how long the week's posts against a principle stood.
/// </summary>
public sealed record WeekLadder(LadderCounts Week, LadderCounts TwelveWeeks, MeasuredFigure Exposure)
{
    public static WeekLadder Empty { get; } = new(LadderCounts.Empty, LadderCounts.Empty, new(new Figure(null, 0, 0)));
}
