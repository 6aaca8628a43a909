using System.ComponentModel;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Exports;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Exports;

/// <summary>Which rows, and how they are written.</summary>
public sealed record ExportQuery(
    [property: Description("From this instant on: posted, opened or happened.")] DateTimeOffset? From = null,
    [property: Description("Until before this instant.")] DateTimeOffset? To = null,
    [property: Description("For spreadsheets that cannot send an Accept header.")] ExportFormat? Format = null,
    CsvDelimiter Delimiter = CsvDelimiter.Comma,
    [property: Description("A byte order mark before CSV, for French Excel.")] bool Bom = false
);

public static class ExportEndpoints
{
    public const string Parquet = "application/vnd.apache.parquet";

    private static readonly string[] Media = ["application/json", "text/csv", "application/x-ndjson", Parquet];

    public static void MapExports(this RouteGroupBuilder brand)
    {
        var exports = brand.MapGroup("/exports").WithTags("Exports");
        Map(exports, ExportedFacts.Mentions, "A row a mention, oldest first.", Scopes.MentionsRead, ExportExamples.Mentions);
        Map(exports, ExportedFacts.Cases, "A row a case with its present cycle, oldest first.", Scopes.CasesRead, ExportExamples.Cases);
        Map(exports, ExportedFacts.Events, "A row an event of the cases' history, oldest first.", Scopes.CasesRead, ExportExamples.Events);
    }

    private static void Map(RouteGroupBuilder exports, ExportedFacts facts, string summary, string scope, object example) =>
        exports
            .MapGet(
                $"/{Vocabulary.Word(facts)}",
                (Query<ExportQuery> query, HttpContext context, Brand brand, Caller caller, IFactExport export) =>
                    Stream(facts, query.Value, context.Request, brand, caller, export)
            )
            .WithName($"export{facts}")
            .WithSummary(summary + " As JSON, CSV, NDJSON or Parquet, streamed.")
            .RequireScope(scope)
            .Produces<object>(StatusCodes.Status200OK, Media[0], Media[1..])
            .WithAnswerExample(example);

    private static IResult Stream(
        ExportedFacts facts,
        ExportQuery asked,
        HttpRequest request,
        Brand brand,
        Caller caller,
        IFactExport export
    )
    {
        if (asked.From > asked.To)
        {
            return MetricErrors.TurnedRound.ToProblem();
        }
        var format = asked.Format ?? WishOf(request);
        var query = new FactQuery(
            brand,
            facts,
            asked.From,
            asked.To,
            caller.Holds(Scopes.AuthorsRead),
            caller.Holds(Scopes.PersonalDataRead)
        );
        var style = new ExportStyle(format, asked.Delimiter == CsvDelimiter.Semicolon ? ';' : ',', asked.Bom);
        return TypedResults.Stream(
            to => export.WriteAsync(query, style, to, request.HttpContext.RequestAborted),
            MediaOf(format),
            $"{brand.Slug}-{Vocabulary.Word(facts)}.{Vocabulary.Word(format)}"
        );
    }

    private static string MediaOf(ExportFormat format) =>
        format == ExportFormat.Csv ? "text/csv; charset=utf-8; header=present" : Media[(int)format];

    /// <summary>What an Accept header asks for; its first wish decides.</summary>
    private static ExportFormat WishOf(HttpRequest request)
    {
        var first = MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wishes)
            ? wishes.OrderByDescending(w => w.Quality ?? 1).First().MediaType.Value?.ToLowerInvariant()
            : null;
        return (ExportFormat)Math.Max(0, Array.IndexOf(Media, first));
    }
}
