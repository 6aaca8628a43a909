using Entente.Application.Metrics;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;

namespace Entente.Api.Acquisition;

/// <summary>Money a fan, in minor units of the ledger's currency; null on an empty denominator. <c>n</c> counts the fans it rests on.</summary>
public sealed record CostFigureView(decimal? Value, long Numerator, long Denominator, long N)
{
    public static CostFigureView? Of(Figure? f) => f is null ? null : new(f.Value, f.Numerator, f.Denominator, f.Denominator);
}

/// <summary>A part of one with its Wilson interval of 95 %; null on an empty denominator.</summary>
public sealed record RetentionView(decimal? Value, long Numerator, long Denominator, long N, decimal? Low, decimal? High)
{
    public static RetentionView Of(Figure f)
    {
        var interval = WilsonInterval.Of(f.Numerator, f.Denominator);
        return new(f.Value, f.Numerator, f.Denominator, f.Denominator, interval?.Low, interval?.High);
    }
}

/// <summary>Who wrote in the four weeks that begin so many weeks after the day they were won, of those named whose four weeks are over.</summary>
public sealed record RetentionsView(RetentionView FourWeeks, RetentionView TwelveWeeks, RetentionView TwentySixWeeks);

/// <summary>
/// The fans of one origin. Of <c>unnamed_fans</c>, told as a count, nobody knows who stayed. Those <c>recovered</c> by dialogue have no
/// campaign and no price: their costs are null.
/// </summary>
public sealed record CohortView(
    string Origin,
    int Campaigns,
    long? Spend,
    long FansWon,
    long NamedFans,
    long UnnamedFans,
    CostFigureView? CostPerFan,
    CostFigureView? CostPerReachableFan,
    CostFigureView? CostPerRetainedFan,
    RetentionsView Retention
)
{
    public static CohortView Of(FanCohort c) =>
        new(
            c.Origin,
            c.Campaigns,
            c.Spend,
            c.Won,
            c.Named,
            c.Unnamed,
            CostFigureView.Of(c.CostPerFan),
            CostFigureView.Of(c.CostPerReachableFan),
            CostFigureView.Of(c.CostPerRetainedFan),
            new RetentionsView(
                RetentionView.Of(c.Retention[0].Figure),
                RetentionView.Of(c.Retention[1].Figure),
                RetentionView.Of(c.Retention[2].Figure)
            )
        );
}

/// <summary>What one campaign came to in these weeks.</summary>
public sealed record CampaignFiguresView(
    Guid CampaignId,
    long Spend,
    long FansWon,
    CostFigureView CostPerFan,
    CostFigureView CostPerRetainedFan
);

/// <summary>Bought fans beside those won back; amounts in minor units of <c>currency</c>, null while there is no campaign.</summary>
public sealed record CohortsView(
    string? Currency,
    IsoWeek From,
    IsoWeek To,
    string TimeZone,
    int DefinitionVersion,
    DateTimeOffset ComputedAt,
    IReadOnlyList<CohortView> Data,
    IReadOnlyList<CampaignFiguresView> Campaigns
)
{
    public static CohortsView Of(CohortComparison c, Brand brand) =>
        new(
            c.Currency,
            c.From,
            c.To,
            brand.TimeZone,
            MetricCatalogue.DefinitionVersion,
            c.ComputedAt,
            [.. c.Cohorts.Select(CohortView.Of)],
            [
                .. c.Campaigns.Select(f => new CampaignFiguresView(
                    f.CampaignId,
                    f.Spend,
                    f.Won,
                    CostFigureView.Of(f.CostPerFan)!,
                    CostFigureView.Of(f.CostPerRetainedFan)!
                )),
            ]
        );
}

/// <summary>Net sentiment (−100 to 100) of what the authors of one origin wrote in a week; weeks without a word are left out.</summary>
public sealed record CohortSentimentView(
    IsoWeek Week,
    string Origin,
    decimal? Value,
    long Numerator,
    long Denominator,
    long N,
    long Authors,
    long Positive,
    long Neutral,
    long Negative
)
{
    public static CohortSentimentView Of(CohortSentiment s)
    {
        var net = s.NetSentiment;
        return new(
            s.Week,
            s.Origin,
            net.Value,
            net.Numerator,
            net.Denominator,
            net.Denominator,
            s.Authors,
            s.Positive,
            s.Neutral,
            s.Negative
        );
    }
}

public sealed record CohortSentimentsView(string TimeZone, IReadOnlyList<CohortSentimentView> Data);
