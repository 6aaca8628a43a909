using Entente.Api.Answers;
using Entente.Api.Metrics;
using Entente.Api.Problems;
using Entente.Application.Brands;
using Entente.Application.Metrics;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Entente.Api.Dashboard.Metrics;

/// <summary>The explorer: any metric of the catalogue, over any weeks; all that was asked stands in the address.</summary>
internal static class MetricPageEndpoints
{
    public static void MapMetricPage(this WebApplication app)
    {
        app.MapGet(MetricAsk.Path, ShowAsync).ExcludeFromDescription();
        app.MapGet(MetricAsk.ValuesPath, ValuesAsync).ExcludeFromDescription();
    }

    /// <summary>What the API answers, for who is signed in with a browser; CSV as a spreadsheet of the reader's language takes it.</summary>
    private static async Task<IResult> ValuesAsync(
        string? brand,
        string? format,
        HttpContext context,
        ReadMetricHandler handler,
        IOptions<JsonOptions> json,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand, Scopes.MetricsRead, ct) is not { } frame)
        {
            return BrandErrors.NotFound(brand ?? "").ToProblem();
        }
        var ask = MetricAsk.Read(context.Request.Query, IsoWeek.Of(frame.At, frame.Brand!.Zone));
        var read = await handler.HandleAsync(ask.ToQuery(frame.Brand), ct);
        if (read.IsRefused)
        {
            return read.Error.ToProblem();
        }
        var isFrench = frame.Language.Name == "fr";
        var asked = new MetricQuery(
            ask.From,
            ask.To,
            ask.By,
            ask.Each,
            ask.Clock,
            Delimiter: isFrench ? CsvDelimiter.Semicolon : CsvDelimiter.Comma,
            Bom: true,
            Decimal: isFrench ? DecimalMark.Comma : DecimalMark.Point
        );
        var view = MetricView.Of(read.Value, asked);
        return format switch
        {
            "csv" => MetricTable.Csv(view, asked),
            "ndjson" => MetricTable.Ndjson(view, json.Value.SerializerOptions),
            _ => TypedResults.Json(view),
        };
    }

    private static async Task<IResult> ShowAsync(
        string? brand,
        HttpContext context,
        ReadMetricHandler handler,
        IChannelReads channels,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand, Scopes.MetricsRead, ct) is not { } frame)
        {
            return TypedResults.LocalRedirect("/");
        }
        var ask = MetricAsk.Read(context.Request.Query, IsoWeek.Of(frame.At, frame.Brand!.Zone));
        var read = await handler.HandleAsync(ask.ToQuery(frame.Brand), ct);
        var named = await channels.ByIdAsync(frame.Brand.Id, ct);
        var screen = read.IsRefused
            ? new MetricScreen(frame, ask, null, null, read.Error, named)
            : new MetricScreen(frame, ask, read.Value, await BeforeAsync(frame, ask, handler, ct), null, named);
        return new RazorComponentResult<MetricPage>(new Dictionary<string, object?> { [nameof(MetricPage.Model)] = screen })
        {
            StatusCode = read.IsRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    /// <summary>Nothing where the weeks before are older than any network.</summary>
    private static async Task<MetricSeries?> BeforeAsync(Overview frame, MetricAsk ask, ReadMetricHandler handler, CancellationToken ct)
    {
        var before = ask.Before();
        if (!ask.Compares || before.From < Overview.Earliest)
        {
            return null;
        }
        var read = await handler.HandleAsync(before.ToQuery(frame.Brand!), ct);
        return read.IsRefused ? null : read.Value;
    }
}
