using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Policies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Api.Policies;

public sealed record BacktestInput(
    [property: Description("First ISO week, in the brand's time zone.")] IsoWeek From,
    [property: Description("Last ISO week, itself included.")] IsoWeek To
);

/// <summary>How many there are, and at most twenty of them, the latest posted first.</summary>
public sealed record BacktestFinding(long Count, IReadOnlyList<BacktestExample> Examples);

/// <summary>How often each category had one standing and would have another, or the same; and how many mentions would change.</summary>
public sealed record StandingChanges(long Changed, IReadOnlyList<StandingCell> Matrix, IReadOnlyList<BacktestExample> Examples);

/// <summary>
/// What the version would have made of past weeks. Cases and standings are held against what happened, clocks against the policy
/// <c>in_force</c>. A person's verdict wins over the machine.
/// </summary>
public sealed record BacktestView(
    string Version,
    string InForce,
    IsoWeek From,
    IsoWeek To,
    string TimeZone,
    long MentionsLookedAt,
    long CasesOpened,
    BacktestFinding WouldOpen,
    BacktestFinding WouldNotOpen,
    StandingChanges Standings,
    MissedClocks FirstReply,
    MissedClocks Resolution,
    DateTimeOffset ComputedAt
)
{
    public static BacktestView Of(Backtest tried)
    {
        var counts = tried.Counts;
        var changed = counts.Standings.Where(c => c.Before != c.After).Sum(c => c.Mentions);
        return new BacktestView(
            tried.Version,
            tried.InForce,
            tried.From,
            tried.To,
            tried.TimeZone,
            counts.Mentions,
            counts.CasesOpened,
            new BacktestFinding(counts.WouldOpen, counts.WouldOpenExamples),
            new BacktestFinding(counts.WouldNotOpen, counts.WouldNotOpenExamples),
            new StandingChanges(changed, counts.Standings, counts.StandingExamples),
            tried.FirstReplies,
            tried.Resolutions,
            tried.ComputedAt
        );
    }
}

public static class BacktestEndpoints
{
    public static void MapBacktests(this RouteGroupBuilder policies) =>
        policies
            .MapPost("/{version}/backtests", RunAsync)
            .WithName("backtestPolicy")
            .WithSummary(
                "Tries a version on past weeks: which cases would open or not, change standing or miss a clock. Nothing is stored."
            )
            .RequireScope(Scopes.PoliciesRead)
            .Produces<BacktestView>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithExamples(new { from = "2026-W30", to = "2026-W41" }, BacktestExamples.Answer);

    private static async Task<IResult> RunAsync(
        [MaxLength(20)] string version,
        Body<BacktestInput> body,
        Brand brand,
        RunBacktestHandler handler,
        CancellationToken ct
    )
    {
        var tried = await handler.HandleAsync(new RunBacktest(brand, version, body.Value.From, body.Value.To), ct);
        return tried.IsRefused ? tried.Error.ToProblem() : TypedResults.Json(BacktestView.Of(tried.Value));
    }
}

/// <summary>What a reader of the document sees of a backtest.</summary>
internal static class BacktestExamples
{
    private static readonly DateTimeOffset Monday = new(2026, 10, 5, 7, 40, 0, TimeSpan.Zero);
    private static readonly Guid Case = Guid.Parse("01989f41-5c20-7f31-b0aa-0d1e2f3a4b5c");

    private static readonly BacktestExample Insult = new(
        Guid.Parse("01989f40-1b2c-7e55-9a77-3c4d5e6f7a8b"),
        Case,
        Monday,
        Category.Insult,
        0.52,
        ByPerson: false,
        Standing.Contestable,
        Standing.Permitted
    );

    public static readonly object Answer = BacktestView.Of(
        new Backtest(
            "2",
            "1",
            IsoWeek.Of(new DateOnly(2026, 7, 20)),
            IsoWeek.Of(new DateOnly(2026, 10, 5)),
            "Europe/Paris",
            new BacktestCounts(
                9214,
                1630,
                0,
                1,
                [new StandingCell(Category.Insult, Standing.Contestable, Standing.Permitted, 1)],
                [],
                [Insult],
                [Insult]
            ),
            new MissedClocks(
                1630,
                212,
                213,
                1,
                0,
                [new ClockDifference(Case, 1, Monday, Monday.AddHours(4), Monday.AddHours(2), MissedInForce: false, MissedUnderDraft: true)]
            ),
            new MissedClocks(1630, 88, 88, 0, 0, []),
            Monday.AddDays(7)
        )
    );
}
