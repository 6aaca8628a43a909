using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Application.Practice;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Practice;
using Entente.Domain.Triage;

namespace Entente.Api.Practice;

/// <summary>Which answers are counted: the last 90 days unless a time is given, everybody's or one person's.</summary>
public sealed record PracticeFiguresQuery(
    DateTimeOffset? From = null,
    [property: Description("Not included.")] DateTimeOffset? To = null,
    [property: MaxLength(64), Description("me, or the id of a person.")] string? PlayerId = null,
    Guid? ScenarioId = null
)
{
    /// <summary>The latest answers that are counted.</summary>
    public const int Most = 20_000;

    public const int UsualDays = 90;

    public PlayedFilter ToFilter(Caller caller, Guid brandId, DateTimeOffset now) =>
        new(RunQuery.PlayerFor(caller, brandId, PlayerId), ScenarioId, From ?? (To ?? now).AddDays(-UsualDays), To ?? now.AddSeconds(1));
}

/// <summary>A share with what it is made of; null over nothing.</summary>
public sealed record PracticeRateView(decimal? Value, int Numerator, int Denominator);

/// <summary>
/// Permitted (with welcome) against contestable and unacceptable. <c>over_removal</c>: allowed posts that somebody would have had removed;
/// <c>missed</c>: posts that may be contested and were let pass.
/// </summary>
public sealed record ConfusionView(
    int PermittedSaidPermitted,
    int PermittedSaidUnlawful,
    int UnlawfulSaidPermitted,
    int UnlawfulSaidUnlawful,
    PracticeRateView OverRemoval,
    PracticeRateView Missed
)
{
    public static ConfusionView Of(Confusion c) =>
        new(
            c.PermittedSaidPermitted,
            c.PermittedSaidUnlawful,
            c.UnlawfulSaidPermitted,
            c.UnlawfulSaidUnlawful,
            new(Rounded(c.OverRemovalRate), c.PermittedSaidUnlawful, c.Permitted),
            new(Rounded(c.MissedRate), c.UnlawfulSaidPermitted, c.Unlawful)
        );

    private static decimal? Rounded(decimal? rate) => rate is { } known ? Math.Round(known, 4) : null;
}

/// <summary>How often one category was said where another, or the same, was right.</summary>
public sealed record ConfusionCellView(Category Due, Category Said, int Count);

/// <summary>How somebody plays; <c>mean</c> is of the points of their posts.</summary>
public sealed record PlayerView(string PlayerId, string Player, int Runs, int Posts, decimal Mean, ConfusionView Confusion);

/// <summary>How a week of playing went, in the brand's time zone.</summary>
public sealed record PracticeWeekView(IsoWeek Week, int Posts, decimal Mean, PracticeRateView OverRemoval);

/// <summary>Two people on the posts both answered, by their first answers; kappa is null where it says nothing.</summary>
public sealed record PairView(string OneId, string One, string OtherId, string Other, long Posts, double? Share, double? Kappa);

/// <summary>What the answers of a time tell. <c>is_complete</c> is false where only the latest could be counted.</summary>
public sealed record PracticeFiguresView(
    DateTimeOffset From,
    DateTimeOffset To,
    int Runs,
    int Posts,
    decimal? Mean,
    ConfusionView Confusion,
    IReadOnlyList<ConfusionCellView> Cells,
    IReadOnlyList<PracticeWeekView> Weeks,
    IReadOnlyList<PlayerView> Players,
    IReadOnlyList<PairView> Pairs,
    bool IsComplete
)
{
    public static PracticeFiguresView Of(Brand brand, PlayedFilter filter, IReadOnlyList<PlayedPost> played)
    {
        var figures = new PracticeFigures([.. played.Take(PracticeFiguresQuery.Most)]);
        return new(
            filter.From,
            filter.To,
            figures.Runs,
            figures.Posts,
            figures.Mean,
            ConfusionView.Of(figures.Confusion),
            [.. figures.Cells.Select(c => new ConfusionCellView(c.Due, c.Said, c.Count))],
            [
                .. figures
                    .Weeks(brand.Zone)
                    .Select(w => new PracticeWeekView(w.Week, w.Posts, w.Mean, ConfusionView.Of(w.Confusion).OverRemoval)),
            ],
            [.. figures.Players.Select(p => new PlayerView(p.PlayerId, p.Player, p.Runs, p.Posts, p.Mean, ConfusionView.Of(p.Confusion)))],
            [.. figures.Pairs.Select(p => new PairView(p.OneId, p.One, p.OtherId, p.Other, p.Posts, p.Share, p.Kappa))],
            played.Count <= PracticeFiguresQuery.Most
        );
    }
}
