using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Metrics;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Entente.Api.Metrics;

/// <summary>How many weeks were counted again.</summary>
public sealed record RebuildView(int Weeks);

/// <summary>Which weeks, both ends included, and how they are written.</summary>
public sealed record MetricQuery(
    [property: Description("ISO week such as 2026-W01.")] IsoWeek From,
    [property: Description("ISO week such as 2026-W12.")] IsoWeek To,
    MetricGrouping GroupBy = MetricGrouping.None,
    [property: Description("A month holds the weeks whose Thursday falls in it and is given whole; a range is one value over all weeks.")]
        MetricInterval Interval = MetricInterval.Week,
    [property: Description("For times: all hours, or the opening hours of the policy in force.")] MetricClock Clock = MetricClock.Calendar,
    [property: Description("IANA name of the time zone in which weeks begin; the brand's where none is given."), MaxLength(64)]
        string? TimeZone = null,
    TableFormat? Format = null,
    CsvDelimiter Delimiter = CsvDelimiter.Comma,
    bool Bom = false,
    DecimalMark Decimal = DecimalMark.Point
) : TableQuery(Format, Delimiter, Bom, Decimal);

public static class MetricEndpoints
{
    public static void MapMetrics(this RouteGroupBuilder brand)
    {
        var metrics = brand.MapGroup("/metrics").WithTags("Metrics");
        metrics
            .MapGet("/{name}", ReadAsync)
            .WithName("readMetric")
            .WithSummary(
                "A metric by week, month or over a range of ISO weeks in the brand's time zone or another, as JSON, CSV or NDJSON."
            )
            .RequireScope(Scopes.MetricsRead)
            .Produces<MetricView>(StatusCodes.Status200OK, "application/json", "text/csv", "application/x-ndjson")
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(MetricExamples.Series);
        metrics
            .MapPost("/rebuild", RebuildAsync)
            .WithName("rebuildMetrics")
            .WithSummary("Counts every week again from the posts and cases themselves; the answers stay the same unless a count was wrong.")
            .RequireScope(Scopes.BrandsWrite)
            .WithAnswerExample(new { weeks = 52 });
        brand
            .MapGet("/metric-definitions", Define)
            .WithTags("Metrics")
            .WithName("listMetricDefinitions")
            .WithSummary("What each metric is, in the reader's language.")
            .RequireScope(Scopes.MetricsRead)
            .WithAnswerExample(new { data = new[] { MetricExamples.Definition } });
    }

    private static async Task<IResult> ReadAsync(
        [MaxLength(64)] string name,
        Query<MetricQuery> query,
        HttpContext context,
        Brand brand,
        ReadMetricHandler handler,
        IOptions<JsonOptions> json,
        CancellationToken ct
    )
    {
        var asked = query.Value;
        var read = await handler.HandleAsync(
            new ReadMetric(brand, name, asked.From, asked.To, asked.GroupBy, asked.Interval, asked.Clock, asked.TimeZone),
            ct
        );
        if (read.IsRefused)
        {
            return read.Error.ToProblem();
        }
        var view = MetricView.Of(read.Value, asked);
        return asked.FormatFor(context.Request) switch
        {
            TableFormat.Csv => MetricTable.Csv(view, asked),
            TableFormat.Ndjson => MetricTable.Ndjson(view, json.Value.SerializerOptions),
            _ => TypedResults.Json(view),
        };
    }

    private static Ok<MetricDefinitionsView> Define(HttpContext context) =>
        TypedResults.Ok(new MetricDefinitionsView([.. MetricCatalogue.All.Select(m => MetricDefinitionView.Of(m, Languages.Of(context)))]));

    private static async Task<Ok<RebuildView>> RebuildAsync(Brand brand, RebuildMetricsHandler handler, CancellationToken ct) =>
        TypedResults.Ok(new RebuildView(await handler.HandleAsync(new RebuildMetrics(brand), ct)));
}
