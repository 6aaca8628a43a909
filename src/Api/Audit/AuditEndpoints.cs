using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Requests;
using Entente.Application.Audit;
using Entente.Domain.Access;
using Entente.Domain.Audit;
using Entente.Domain.Brands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Audit;

/// <summary>One sealed event: what was hashed, as it was hashed, and what the event says beside it.</summary>
public sealed record AuditEventView(long Seq, string Hash, JsonElement Entry, Guid? DetailsSalt, JsonElement? Details);

/// <summary>A head that somebody kept, to be found again in the history.</summary>
public sealed record KeptHeadQuery(
    [property: Range(0, long.MaxValue), Description("Number of the head that was kept.")] long? Seq = null,
    [property: MinLength(64), MaxLength(64), Description("Hash of the head that was kept, in lower case.")] string? Hash = null
)
{
    public AuditHead? ToHead() => Seq is { } seq && Hash is { } hash ? new AuditHead(seq, hash) : null;
}

public static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder brand)
    {
        var audit = brand.MapGroup("").WithTags("Audit");
        audit
            .MapGet("/audit-events", ListAsync)
            .WithName("listAuditEvents")
            .WithSummary("Everything that happened to the brand's cases, and which model counted, in the order in which it was sealed.")
            .RequireScope(Scopes.AuditRead)
            .WithAnswerExample(new { data = new[] { AuditExamples.Event }, next_cursor = (string?)null });
        audit
            .MapGet("/audit-chain", ExportAsync)
            .WithName("exportAuditChain")
            .WithSummary("The whole history as lines of hash, entry, salt and details with tabs between: a shell can verify it.")
            .RequireScope(Scopes.AuditRead)
            .Produces<string>(StatusCodes.Status200OK, "text/tab-separated-values")
            .WithAnswerExample(AuditExamples.Line);
        audit
            .MapGet("/audit-chain/head", HeadAsync)
            .WithName("readAuditHead")
            .WithSummary("The last entry's number and hash; keep it elsewhere, and a history cut short is found.")
            .RequireScope(Scopes.AuditRead)
            .WithAnswerExample(AuditExamples.Head);
        audit
            .MapGet("/audit-chain/verification", VerifyAsync)
            .WithName("verifyAuditChain")
            .WithSummary("Recomputes the chain from its beginning and names every line that is not what was sealed.")
            .RequireScope(Scopes.AuditRead)
            .WithAnswerExample(AuditExamples.Verification);
    }

    private static async Task<PageAnswer<AuditEventView>> ListAsync(Paging paging, Brand brand, IAuditReads history, CancellationToken ct)
    {
        var lines = await history.ListAsync(brand.Id, paging.After<long>(), paging.Fetch, ct);
        return paging.Page(lines, line => line.Entry.Seq, ViewOf);
    }

    private static AuditEventView ViewOf(AuditLine line) =>
        new(
            line.Entry.Seq,
            line.Entry.Hash,
            Parse(line.Entry.Entry),
            line.Event?.DetailsSalt,
            line.Event is { } e ? Parse(e.Details) : null
        );

    private static async Task ExportAsync(HttpContext context, Brand brand, IAuditReads history, CancellationToken ct)
    {
        context.Response.ContentType = "text/tab-separated-values; charset=utf-8";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(false), 32 * 1024) { NewLine = "\n" };
        await foreach (var (entry, row) in history.AllAsync(brand.Id, ct))
        {
            // Canonical JSON holds no raw tab and no raw line end.
            await writer.WriteLineAsync(
                $"{entry.Hash}\t{entry.Entry}\t{row?.DetailsSalt}\t{(row is null ? "" : CanonicalJson.Of(row.Details))}"
            );
        }
        await writer.FlushAsync(ct);
    }

    private static async Task<Ok<AuditHead>> HeadAsync(Brand brand, IAuditReads history, CancellationToken ct) =>
        TypedResults.Ok(await history.HeadAsync(brand.Id, ct));

    private static async Task<Ok<HistoryVerification>> VerifyAsync(
        Query<KeptHeadQuery> kept,
        Brand brand,
        VerifyHistoryHandler handler,
        CancellationToken ct
    ) => TypedResults.Ok(await handler.HandleAsync(new VerifyHistory(brand.Id, kept.Value.ToHead()), ct));

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
