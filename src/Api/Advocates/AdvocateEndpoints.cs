using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Advocates;
using Entente.Domain.Access;
using Entente.Domain.Advocates;
using Entente.Domain.Brands;

namespace Entente.Api.Advocates;

public static class AdvocateEndpoints
{
    private const string FileName = "advocates";

    public static void MapAdvocates(this RouteGroupBuilder brand)
    {
        brand
            .MapGet("/advocate-candidates", CandidatesAsync)
            .WithTags("Advocates")
            .WithName("listAdvocateCandidates")
            .WithSummary("Authors who came back as defenders and were never asked, the latest first.")
            .RequireScope(Scopes.AuthorsRead)
            .WithAnswerExample(new { data = new[] { AdvocateExamples.Candidate }, next_cursor = (string?)null });
        var advocates = brand.MapGroup("/advocates").WithTags("Advocates");
        advocates
            .MapGet("", ListAsync)
            .WithName("listAdvocates")
            .WithSummary("Who consents to speak for the brand, the latest answer first; as CSV or NDJSON the whole list.")
            .RequireScope(Scopes.AuthorsRead)
            .ProducesTable<Page<AdvocateView>>()
            .WithAnswerExample(new { data = new[] { AdvocateExamples.Advocate }, next_cursor = (string?)null });
        advocates
            .MapPost("", CreateAsync)
            .WithName("recordAdvocate")
            .WithSummary("Records what an author answered who was asked for the first time.")
            .RequireScope(Scopes.AdvocatesWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(AdvocateExamples.Input, AdvocateExamples.Advocate);
        advocates
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getAdvocate")
            .WithSummary("One advocate with every answer, oldest first.")
            .RequireScope(Scopes.AuthorsRead)
            .WithAnswerExample(AdvocateExamples.Advocate);
        advocates
            .MapPost("/{id:guid}/answers", AnswerAsync)
            .WithName("recordAdvocateAnswer")
            .WithSummary("Records a further answer; consent that is withdrawn holds no longer from this moment.")
            .RequireScope(Scopes.AdvocatesWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(AdvocateExamples.Withdrawal, AdvocateExamples.Advocate);
        advocates
            .MapDelete("/{id:guid}", EraseAsync)
            .WithName("eraseAdvocate")
            .WithSummary("Erases an advocate and every answer; the author's posts stay.")
            .RequireScope(Scopes.AdvocatesWrite)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<PageAnswer<AdvocateCandidateView>> CandidatesAsync(
        Paging paging,
        Brand brand,
        Caller caller,
        IAdvocateReads advocates,
        CancellationToken ct
    )
    {
        var rows = await advocates.CandidatesAsync(brand.Id, paging.After<AdvocateCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, c => new AdvocateCursor(c.Why.RecoveredAt, c.Author.Id), c => AdvocateCandidateView.Of(c, caller));
    }

    private static Task<IResult> ListAsync(
        Query<AdvocateQuery> query,
        Paging paging,
        Brand brand,
        Caller caller,
        IAdvocateReads advocates,
        CancellationToken ct
    ) =>
        paging.AnswerAsync<AdvocateRead, AdvocateCursor, AdvocateView>(
            query.Value,
            FileName,
            (after, limit) => advocates.ListAsync(brand.Id, query.Value.Status, after, limit, ct),
            PlaceOf,
            row => AdvocateView.Of(row, caller)
        );

    /// <summary>All who consent, as a spreadsheet takes it; the page exports it too.</summary>
    internal static IResult Export(TableQuery style, Brand brand, Caller caller, IAdvocateReads advocates, CancellationToken ct) =>
        new Table<AdvocateView>(
            Table<AdvocateView>.AllAsync<AdvocateRead, AdvocateCursor>(
                (after, limit) => advocates.ListAsync(brand.Id, AdvocateAnswer.Consented, after, limit, ct),
                PlaceOf,
                row => AdvocateView.Of(row, caller)
            ),
            style,
            TableFormat.Csv,
            FileName
        );

    private static AdvocateCursor PlaceOf(AdvocateRead read) => new(read.Advocate.UpdatedAt, read.Advocate.Id);

    private static async Task<Answer<AdvocateView>> CreateAsync(
        Body<NewAdvocate> body,
        Brand brand,
        Caller caller,
        RecordFirstAnswerHandler handler,
        IAdvocateReads advocates,
        CancellationToken ct
    )
    {
        var (advocate, errors) = await handler.HandleAsync(
            new RecordFirstAnswer(brand.Id, body.Value.AuthorId, body.Value.ToGiven(), caller.Name),
            ct
        );
        if (advocate is null)
        {
            return ErrorProblems.All(errors);
        }
        var read = (await advocates.FindAsync(brand.Id, advocate.Id, ct))!;
        return new Versioned<AdvocateView>(AdvocateView.Of(read, caller), advocate.Version)
        {
            CreatedAt = $"/v1/brands/{brand.Slug}/advocates/{advocate.Id}",
        };
    }

    private static async Task<Answer<AdvocateView>> GetAsync(
        Guid id,
        Brand brand,
        Caller caller,
        IAdvocateReads advocates,
        CancellationToken ct
    ) => await FindAsync(id, brand, caller, advocates, ct) is { } found ? found : AdvocateErrors.NotFound(id).ToProblem();

    private static async Task<Answer<AdvocateView>> AnswerAsync(
        Guid id,
        IfMatch seen,
        Body<AnswerInput> body,
        Brand brand,
        Caller caller,
        RecordNextAnswerHandler handler,
        IAdvocateReads advocates,
        CancellationToken ct
    )
    {
        if (await FindAsync(id, brand, caller, advocates, ct) is not { } found)
        {
            return AdvocateErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(found.Version))
        {
            return IfMatch.Stale(found.Version);
        }
        var (advocate, errors) = await handler.HandleAsync(
            new RecordNextAnswer(brand.Id, id, found.Version, body.Value.ToGiven(), caller.Name),
            ct
        );
        return advocate is null ? ErrorProblems.All(errors) : (await FindAsync(id, brand, caller, advocates, ct))!;
    }

    private static async Task<IResult> EraseAsync(
        Guid id,
        IfMatch seen,
        Brand brand,
        Caller caller,
        IAdvocateReads advocates,
        EraseAdvocateHandler handler,
        CancellationToken ct
    )
    {
        if (await FindAsync(id, brand, caller, advocates, ct) is not { } found)
        {
            return AdvocateErrors.NotFound(id).ToProblem();
        }
        return !seen.Admits(found.Version) ? IfMatch.Stale(found.Version)
            : await handler.HandleAsync(new EraseAdvocate(brand.Id, id, found.Version), ct) is { } refusal ? refusal.ToProblem()
            : TypedResults.NoContent();
    }

    private static async Task<Versioned<AdvocateView>?> FindAsync(
        Guid id,
        Brand brand,
        Caller caller,
        IAdvocateReads advocates,
        CancellationToken ct
    ) =>
        await advocates.FindAsync(brand.Id, id, ct) is { } read
            ? new Versioned<AdvocateView>(AdvocateView.Of(read, caller), read.Advocate.Version)
            : null;
}
