using System.ComponentModel;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Surges;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Surges;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Surges;

public sealed record SurgeQuery([property: Description("Only those that last.")] bool Open = false);

public enum Deviations
{
    OneAndAHalf,
    Two,
    Three,
}

public sealed record ReadingQuery([property: Description("How many deviations make a surge.")] Deviations K = Deviations.Three);

/// <summary>
/// More mentions than is usual: on one channel, on one network (without <c>channel_id</c>) or over the whole brand (without either); drivers
/// are what the posts have in common.
/// </summary>
public sealed record SurgeView(
    Guid Id,
    int Version,
    Network? Network,
    [property: Description("The one of the brand's channels; null where it is the network's or the whole brand's.")] Guid? ChannelId,
    SurgeScope Scope,
    int WindowHours,
    double K,
    DateTimeOffset OpenedAt,
    long Observed,
    double Expected,
    double Border,
    long Peak,
    DateTimeOffset ReadAt,
    DateTimeOffset? ClosedAt,
    SurgeDrivers Drivers,
    [property: Description("True when it was not seen as it happened: its posts came later, or nobody watched.")] bool ToldAfterwards
)
{
    public static SurgeView Of(Surge s) =>
        new(
            s.Id,
            s.Version,
            s.Place.Network,
            s.Place.ChannelId,
            s.Scope,
            s.WindowHours,
            s.K,
            s.OpenedAt,
            s.Observed,
            s.Expected,
            s.Border,
            s.Peak,
            s.ReadAt,
            s.ClosedAt,
            s.Drivers,
            s.ToldAfterwards
        );
}

/// <summary>A stretch that ends now against the same stretch of <c>baselines</c> weeks or days; more than <c>border</c> is a surge.</summary>
public sealed record SurgeReadingView(
    Network? Network,
    [property: Description("The one of the brand's channels; null where it is the network's or the whole brand's.")] Guid? ChannelId,
    SurgeScope Scope,
    int WindowHours,
    long Observed,
    double Expected,
    double Deviation,
    double Border,
    int Baselines,
    [property: Description("The median of the same hours of the last seven days.")] double Lately,
    bool IsSurge
);

public sealed record SurgeReadingsView(double K, DateTimeOffset ReadAt, IReadOnlyList<SurgeReadingView> Data);

public static class SurgeEndpoints
{
    public static void MapSurges(this RouteGroupBuilder brand)
    {
        var surges = brand.MapGroup("/surges").WithTags("Surges");
        surges
            .MapGet("", ListAsync)
            .WithName("listSurges")
            .WithSummary(
                "Times of more mentions than is usual, the latest first. While one lasts replies want a second reader: all of them, or on one channel those there."
            )
            .RequireScope(Scopes.MetricsRead)
            .WithAnswerExample(new { data = new[] { SurgeExamples.Surge }, next_cursor = (string?)null });
        surges
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getSurge")
            .WithSummary("One surge with what drives it.")
            .RequireScope(Scopes.MetricsRead)
            .WithAnswerExample(SurgeExamples.Surge);
        brand
            .MapGet("/surge-readings", ReadAsync)
            .WithTags("Surges")
            .WithName("readSurges")
            .WithSummary("What comes in now against what is usual, by place; without those that have less than eight days of mentions.")
            .RequireScope(Scopes.MetricsRead)
            .WithAnswerExample(SurgeExamples.Readings);
    }

    private static async Task<PageAnswer<SurgeView>> ListAsync(
        Query<SurgeQuery> query,
        Paging paging,
        Brand brand,
        ISurgeReads surges,
        CancellationToken ct
    )
    {
        var rows = await surges.ListAsync(brand.Id, query.Value.Open, paging.After<SurgeCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, row => new SurgeCursor(row.OpenedAt, row.Id), SurgeView.Of);
    }

    private static async Task<Answer<SurgeView>> GetAsync(Guid id, Brand brand, ISurgeReads surges, CancellationToken ct) =>
        await surges.FindAsync(brand.Id, id, ct) is { } surge
            ? new Versioned<SurgeView>(SurgeView.Of(surge), surge.Version)
            : SurgeErrors.NotFound(id).ToProblem();

    private static async Task<Ok<SurgeReadingsView>> ReadAsync(
        Query<ReadingQuery> query,
        Brand brand,
        ISurgeCounts counts,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (k, now) = (SurgeRule.AllowedK[(int)query.Value.K], clock.GetUtcNow());
        var places = await counts.CountAsync(brand, now, ct);
        return TypedResults.Ok(new SurgeReadingsView(k, now, [.. places.Select(p => ViewOf(p, k))]));
    }

    private static SurgeReadingView ViewOf(SurgeCounts place, double k)
    {
        var reading = place.Read(k);
        return new SurgeReadingView(
            place.Place.Network,
            place.Place.ChannelId,
            place.Scope,
            place.Window.Hours,
            reading.Observed,
            Math.Round(reading.Expected, 2),
            Math.Round(reading.Deviation, 2),
            Math.Round(reading.Border, 2),
            reading.Baselines,
            reading.Lately,
            reading.IsSurge
        );
    }
}
