using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Metrics;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Metrics;

public enum MetricFormat
{
    Json,
    Csv,
}

public enum CsvDelimiter
{
    Comma,
    Semicolon,
}

/// <summary>Which weeks, both ends included, and how they are written.</summary>
public sealed record MetricQuery(
    [property: Description("ISO week such as 2026-W01.")] IsoWeek From,
    [property: Description("ISO week such as 2026-W12.")] IsoWeek To,
    MetricGrouping GroupBy = MetricGrouping.None,
    [property: Description("For spreadsheets that cannot send an Accept header.")] MetricFormat? Format = null,
    CsvDelimiter Delimiter = CsvDelimiter.Comma,
    [property: Description("A byte order mark, for French Excel.")] bool Bom = false
);

/// <summary>One value with what it was made of; null where the denominator is zero. A week that is not over is not complete.</summary>
public sealed record MetricValueView(
    IsoWeek Week,
    Network? Network,
    decimal? Value,
    long Numerator,
    long Denominator,
    long N,
    bool Complete
);

/// <summary>A metric over weeks. Shares are fractions of one, net sentiment runs from −100 to 100.</summary>
public sealed record MetricView(
    string Metric,
    MetricUnit Unit,
    int DefinitionVersion,
    string Clock,
    string TimeZone,
    string Interval,
    MetricGrouping GroupBy,
    DateTimeOffset ComputedAt,
    IReadOnlyList<MetricValueView> Data
);

public static class MetricEndpoints
{
    public static void MapMetrics(this RouteGroupBuilder brand)
    {
        var metrics = brand.MapGroup("/metrics").WithTags("Metrics");
        metrics
            .MapGet("/{name}", ReadAsync)
            .WithName("readMetric")
            .WithSummary("A weekly metric over a range of ISO weeks in the brand's time zone, as JSON or CSV.")
            .RequireScope(Scopes.MetricsRead)
            .WithMetadata(new QueryParameters(typeof(MetricQuery)))
            .Produces<MetricView>(StatusCodes.Status200OK, "application/json", "text/csv")
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(MetricExamples.Series);
    }

    private static async Task<IResult> ReadAsync(
        [MaxLength(64)] string name,
        Query<MetricQuery> query,
        HttpContext context,
        Brand brand,
        ReadMetricHandler handler,
        CancellationToken ct
    )
    {
        var asked = query.Value;
        var read = await handler.HandleAsync(new ReadMetric(brand, name, asked.From, asked.To, asked.GroupBy), ct);
        if (read.IsRefused)
        {
            return read.Error.ToProblem();
        }
        var view = ViewOf(read.Value, asked.GroupBy);
        return asked.Format == MetricFormat.Csv || (asked.Format is null && WantsCsv(context.Request))
            ? Csv(view, asked)
            : TypedResults.Json(view);
    }

    private static MetricView ViewOf(MetricSeries series, MetricGrouping groupBy) =>
        new(
            series.Metric.Name,
            series.Metric.Unit,
            WeeklyMetric.DefinitionVersion,
            "calendar",
            series.TimeZone,
            "week",
            groupBy,
            series.ComputedAt,
            [
                .. series.Values.Select(v => new MetricValueView(
                    v.Week,
                    v.Network,
                    v.Figure.Value,
                    v.Figure.Numerator,
                    v.Figure.Denominator,
                    series.Metric.Unit is MetricUnit.Share or MetricUnit.Points ? v.Figure.Denominator : v.Figure.Numerator,
                    v.Complete
                )),
            ]
        );

    private static bool WantsCsv(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wishes)
        && wishes.OrderByDescending(w => w.Quality ?? 1).FirstOrDefault() is { } first
        && first.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Columns =
    [
        "metric",
        "week",
        "network",
        "value",
        "numerator",
        "denominator",
        "n",
        "complete",
        "time_zone",
    ];

    /// <summary>RFC 4180. Only words of the desk, numbers and zone names stand in it: nothing needs quotes.</summary>
    private static Microsoft.AspNetCore.Http.HttpResults.FileContentHttpResult Csv(MetricView view, MetricQuery asked)
    {
        var separator = asked.Delimiter == CsvDelimiter.Semicolon ? ';' : ',';
        var rows = view.Data.Select(v =>
            new object?[]
            {
                view.Metric,
                v.Week,
                v.Network is { } network ? Vocabulary.Word(network) : null,
                v.Value,
                v.Numerator,
                v.Denominator,
                v.N,
                v.Complete ? "true" : "false",
                view.TimeZone,
            }
        );
        var lines = rows.Prepend(Columns).Select(row => string.Join(separator, row.Select(Written)) + "\r\n");
        var text = new UTF8Encoding(asked.Bom);
        return TypedResults.Bytes(
            [.. text.GetPreamble(), .. text.GetBytes(string.Concat(lines))],
            "text/csv; charset=utf-8; header=present",
            $"{view.Metric}.csv"
        );
    }

    private static string? Written(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
