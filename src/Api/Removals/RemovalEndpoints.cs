using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Removals;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Api.Removals;

public static class RemovalEndpoints
{
    public static void MapRemovalRequests(this RouteGroupBuilder brand)
    {
        var removals = brand.MapGroup("/removal-requests").WithTags("Removal requests");
        removals
            .MapGet("", ListAsync)
            .WithName("listRemovalRequests")
            .WithSummary("Requests to platforms, the latest begun first.")
            .RequireScope(Scopes.RemovalsRead)
            .WithAnswerExample(new { data = new[] { RemovalExamples.Item }, next_cursor = (string?)null });
        removals
            .MapPost("", DraftAsync)
            .WithName("draftRemovalRequest")
            .WithSummary("Begins a request about a post whose case is at the platform step, and says what is missing of it.")
            .RequireScope(Scopes.RemovalsWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithMetadata(new NeedsIdempotencyKey())
            .WithExamples(RemovalExamples.New, RemovalExamples.Request);
        removals
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getRemovalRequest")
            .WithSummary("One request with its score, what is missing and what would help.")
            .RequireScope(Scopes.RemovalsRead)
            .WithAnswerExample(RemovalExamples.Request);
        removals
            .MapPatch("/{id:guid}", RewriteAsync)
            .WithName("rewriteRemovalRequest")
            .WithSummary("Writes a request anew; an approval it had is void.")
            .RequireScope(Scopes.RemovalsWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { argument = new { context = RemovalExamples.Context } }, RemovalExamples.Request);
        removals
            .MapPost("/{id:guid}/approvals", ApproveAsync)
            .WithName("approveRemovalRequest")
            .WithSummary("A second person approves or asks for changes; what is incomplete cannot be approved.")
            .RequireScope(Scopes.RemovalsApprove)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { decision = "approved" }, RemovalExamples.Request);
        removals
            .MapPost("/{id:guid}/submissions", SubmitAsync)
            .WithName("submitRemovalRequest")
            .WithSummary("Records that an approved request was sent; its dossier is kept as it is then.")
            .RequireScope(Scopes.RemovalsWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithMetadata(new NeedsIdempotencyKey())
            .WithExamples(new { platform_reference = "FB-2026-118204" }, RemovalExamples.Request);
        removals
            .MapPost("/{id:guid}/decisions", DecideAsync)
            .WithName("recordRemovalDecision")
            .WithSummary("Records what was decided on the notice, or on the last appeal.")
            .RequireScope(Scopes.RemovalsWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(RemovalExamples.Decision, RemovalExamples.Request);
        removals
            .MapPost("/{id:guid}/appeals", ContestAsync)
            .WithName("contestRemovalDecision")
            .WithSummary("Records that a decision is contested: before the platform, or before a body out of court.")
            .RequireScope(Scopes.RemovalsWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { instance = "complaint", reason = "The decision speaks of another post." }, RemovalExamples.Request);
        removals
            .MapPost("/{id:guid}/withdrawals", WithdrawAsync)
            .WithName("withdrawRemovalRequest")
            .WithSummary("Gives a request up.")
            .RequireScope(Scopes.RemovalsWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { reason = "The author took the words back." }, RemovalExamples.Request);
    }

    private static async Task<PageAnswer<RemovalListItem>> ListAsync(
        Query<RemovalQuery> query,
        Paging paging,
        Brand brand,
        IRemovalReads removals,
        CancellationToken ct
    )
    {
        var (caseId, status, network, ground, reminded) = query.Value;
        var filter = new RemovalFilter(caseId, status ?? [], network ?? [], ground, reminded);
        var rows = await removals.ListAsync(brand.Id, filter, paging.After<RemovalCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, row => new RemovalCursor(row.CreatedAt, row.Id), row => row);
    }

    private static async Task<Answer<RemovalView>> DraftAsync(
        Body<NewRemovalRequest> body,
        RemovalReader reader,
        Brand brand,
        Caller caller,
        DraftRemovalRequestHandler handler,
        CancellationToken ct
    )
    {
        var (caseId, mentionId, language, written) = body.Value;
        var argument = (written ?? new ArgumentInput()).ToArgument();
        var drafted = await handler.HandleAsync(
            new DraftRemovalRequest(
                brand,
                caseId,
                mentionId,
                language is { } named ? Vocabulary.Word(named) : brand.Locale,
                argument,
                caller.Actor
            ),
            ct
        );
        if (drafted.IsRefused)
        {
            return drafted.Error.ToProblem();
        }
        var view = (await reader.FindAsync(drafted.Value.Id, ct))!;
        return new Versioned<RemovalView>(view, view.Version) { CreatedAt = $"/v1/brands/{brand.Slug}/removal-requests/{view.Id}" };
    }

    private static async Task<Answer<RemovalView>> GetAsync(Guid id, RemovalReader reader, CancellationToken ct) =>
        await reader.VersionedAsync(id, ct) is { } found ? found : RemovalErrors.NotFound(id).ToProblem();

    private static async Task<Answer<RemovalView>> RewriteAsync(
        Guid id,
        IfMatch seen,
        MergePatch<RemovalChange> patch,
        RemovalReader reader,
        Brand brand,
        Caller caller,
        IRemovalReads removals,
        RewriteRemovalRequestHandler handler,
        CancellationToken ct
    )
    {
        if (await removals.FindAsync(brand.Id, id, ct) is not { } found)
        {
            return RemovalErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(found.State.Version))
        {
            return IfMatch.Stale(found.State.Version);
        }
        var (change, refusal) = patch.Over(
            new RemovalChange(Vocabulary.Parse<DossierLanguage>(found.State.Language), ArgumentInput.Of(found.State.Argument))
        );
        if (refusal is not null)
        {
            return refusal;
        }
        var (language, argument) = change!;
        var rewritten = await handler.HandleAsync(
            new RewriteRemovalRequest(brand, id, found.State.Version, Vocabulary.Word(language), argument.ToArgument(), caller.Actor),
            ct
        );
        return rewritten.IsRefused ? rewritten.Error.ToProblem() : (await reader.VersionedAsync(id, ct))!;
    }

    private static Task<Answer<RemovalView>> ApproveAsync(
        Guid id,
        IfMatch seen,
        Body<ApprovalInput> body,
        RemovalReader reader,
        Brand brand,
        Caller caller,
        ApproveRemovalRequestHandler handler,
        CancellationToken ct
    )
    {
        var (decision, reason) = body.Value;
        return ChangeAsync(
            id,
            seen,
            reader,
            version => handler.HandleAsync(new ApproveRemovalRequest(brand, id, version, decision, reason, caller.Actor), ct),
            ct
        );
    }

    private static Task<Answer<RemovalView>> SubmitAsync(
        Guid id,
        IfMatch seen,
        Body<SubmissionInput> body,
        RemovalReader reader,
        Brand brand,
        Caller caller,
        SubmitRemovalRequestHandler handler,
        CancellationToken ct
    ) =>
        ChangeAsync(
            id,
            seen,
            reader,
            version => handler.HandleAsync(new SubmitRemovalRequest(brand, id, version, body.Value.PlatformReference, caller.Actor), ct),
            ct
        );

    private static Task<Answer<RemovalView>> DecideAsync(
        Guid id,
        IfMatch seen,
        Body<RemovalDecisionInput> body,
        RemovalReader reader,
        Brand brand,
        Caller caller,
        RecordRemovalDecisionHandler handler,
        CancellationToken ct
    )
    {
        var (decision, answeredAt, statement) = body.Value;
        var said = (statement ?? new StatementInput()).ToStatement();
        return ChangeAsync(
            id,
            seen,
            reader,
            version => handler.HandleAsync(new RecordRemovalDecision(brand, id, version, decision, said, answeredAt, caller.Actor), ct),
            ct
        );
    }

    private static Task<Answer<RemovalView>> ContestAsync(
        Guid id,
        IfMatch seen,
        Body<AppealInput> body,
        RemovalReader reader,
        Brand brand,
        Caller caller,
        ContestRemovalDecisionHandler handler,
        CancellationToken ct
    )
    {
        var (to, reason, name, lodgedAt) = body.Value;
        var instance = to == AppealTo.Complaint ? Instance.Complaint : Instance.OutOfCourt;
        return ChangeAsync(
            id,
            seen,
            reader,
            version =>
                handler.HandleAsync(new ContestRemovalDecision(brand, id, version, instance, name, reason, lodgedAt, caller.Actor), ct),
            ct
        );
    }

    private static Task<Answer<RemovalView>> WithdrawAsync(
        Guid id,
        IfMatch seen,
        Body<WithdrawalInput> body,
        RemovalReader reader,
        Brand brand,
        Caller caller,
        WithdrawRemovalRequestHandler handler,
        CancellationToken ct
    ) =>
        ChangeAsync(
            id,
            seen,
            reader,
            version => handler.HandleAsync(new WithdrawRemovalRequest(brand, id, version, body.Value.Reason, caller.Actor), ct),
            ct
        );

    private static Task<Answer<RemovalView>> ChangeAsync(
        Guid id,
        IfMatch seen,
        RemovalReader reader,
        Func<int, Task<Result<RemovalState>>> change,
        CancellationToken ct
    ) => seen.ChangeAsync(() => reader.VersionedAsync(id, ct), RemovalErrors.NotFound(id), change);
}
