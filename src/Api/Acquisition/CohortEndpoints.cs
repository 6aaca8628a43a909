using System.ComponentModel;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.Metrics;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Metrics;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;

namespace Entente.Api.Acquisition;

/// <summary>In which weeks fans were won, or wrote; both ends included.</summary>
public sealed record CohortQuery(
    [property: Description("ISO week such as 2026-W01.")] IsoWeek From,
    [property: Description("ISO week such as 2026-W12.")] IsoWeek To,
    TableFormat? Format = null,
    CsvDelimiter Delimiter = CsvDelimiter.Comma,
    bool Bom = false,
    DecimalMark Decimal = DecimalMark.Point
) : TableQuery(Format, Delimiter, Bom, Decimal);

public static class CohortEndpoints
{
    public static void MapFanCohorts(this RouteGroupBuilder brand)
    {
        var cohorts = brand.MapGroup("/fan-cohorts").WithTags("Acquisition");
        cohorts
            .MapGet("", CompareAsync)
            .WithName("compareFanCohorts")
            .WithSummary(
                "Fans won by contest, paid and organic campaigns beside authors won back by dialogue: what they cost, and who stayed."
            )
            .RequireScope(Scopes.MetricsRead)
            .ProducesTable<CohortsView>()
            .WithAnswerExample(AcquisitionExamples.Cohorts);
        cohorts
            .MapGet("/sentiment", SentimentAsync)
            .WithName("readCohortSentiment")
            .WithSummary("Week by week, the net sentiment of what named fans and those won back wrote after they were won.")
            .RequireScope(Scopes.MetricsRead)
            .ProducesTable<CohortSentimentsView>()
            .WithAnswerExample(AcquisitionExamples.Sentiments);
    }

    private static async Task<IResult> CompareAsync(
        Query<CohortQuery> query,
        HttpContext context,
        Brand brand,
        CompareCohortsHandler handler,
        CancellationToken ct
    )
    {
        var asked = query.Value;
        var compared = await handler.HandleAsync(new CompareCohorts(brand, asked.From, asked.To), ct);
        if (compared.IsRefused)
        {
            return compared.Error.ToProblem();
        }
        var view = CohortsView.Of(compared.Value, brand);
        var format = asked.FormatFor(context.Request);
        return format == TableFormat.Json
            ? TypedResults.Json(view)
            : new Table<CohortView>(Tables.OfAsync(view.Data), asked, format, "fan-cohorts");
    }

    private static async Task<IResult> SentimentAsync(
        Query<CohortQuery> query,
        HttpContext context,
        Brand brand,
        IFanReads fans,
        CancellationToken ct
    )
    {
        var asked = query.Value;
        if (MetricErrors.OfRange(asked.From, asked.To) is { } refusal)
        {
            return refusal.ToProblem();
        }
        var rows = (await fans.SentimentAsync(brand, asked.From, asked.To, ct)).Select(CohortSentimentView.Of).ToList();
        var format = asked.FormatFor(context.Request);
        return format == TableFormat.Json
            ? TypedResults.Json(new CohortSentimentsView(brand.TimeZone, rows))
            : new Table<CohortSentimentView>(Tables.OfAsync(rows), asked, format, "cohort-sentiment");
    }
}
