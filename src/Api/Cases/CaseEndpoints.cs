using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Cases;
using Entente.Application.Replies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;
using Entente.Domain.Triage;

namespace Entente.Api.Cases;

/// <summary>Which cases a list asks for; lists by commas.</summary>
public sealed record CaseQuery(
    [property: MaxLength(20)] IReadOnlyList<Step>? Step = null,
    [property: MaxLength(20)] IReadOnlyList<Standing>? Standing = null,
    [property: MaxLength(20)] IReadOnlyList<Category>? Category = null,
    [property: MaxLength(20)] IReadOnlyList<Network>? Network = null,
    bool? BreaksPrinciple = null,
    [property: Description("True: only those whose author edited or deleted the post since the last reply.")]
        bool? HasProposedOutcome = null,
    DateTimeOffset? OpenedFrom = null,
    DateTimeOffset? OpenedTo = null,
    [property: Description("Open cases alone whose next clock runs out before.")] DateTimeOffset? DueTo = null,
    [property: MaxLength(36), Description("me, nobody, or the id of somebody that listAssignees tells.")] string? Assignee = null,
    [property: Description(
        "newest, or urgency: open cases alone, those that show a post against a principle first, then by when somebody must have answered."
    )]
        CaseOrder Sort = CaseOrder.Newest,
    [property: Description("Only those whose first post came to this channel.")] Guid? ChannelId = null
)
{
    public CaseFilter ToFilter(Caller caller) =>
        new(
            Step ?? [],
            Standing ?? [],
            Category ?? [],
            Network ?? [],
            BreaksPrinciple,
            HasProposedOutcome,
            OpenedFrom,
            OpenedTo,
            Assignee switch
            {
                null => null,
                "me" => new AssignedTo(caller.Actor.Id),
                "nobody" => new AssignedTo(null),
                var id => new AssignedTo(id),
            },
            DueTo,
            ChannelId
        );
}

/// <summary>A reply that was published to the author.</summary>
public sealed record ReplyInput([property: MinLength(1), MaxLength(10_000)] string Text, [property: MaxLength(2048)] string? Url = null);

/// <summary>Where a case shall go: dialogue needs the reply, closed an outcome, the other steps a reason.</summary>
public sealed record TransitionInput(
    [property: Description("The step: dialogue, platform, closed, or new to reopen. The law needs a second hand and is not reached so.")]
        Step To,
    [property: MaxLength(4000)] string? Reason = null,
    Outcome? Outcome = null,
    ReplyInput? Reply = null
);

public sealed record AuthorAnswerInput(AuthorAnswer Answer, [property: MaxLength(10_000)] string? Words = null);

public sealed record LeadRequestInput([property: MinLength(1), MaxLength(4000)] string Reason);

/// <summary>The history of a case, oldest first.</summary>
public sealed record CaseHistory(IReadOnlyList<CaseEvent> Data);

public static class CaseEndpoints
{
    public static void MapCases(this RouteGroupBuilder brand)
    {
        var cases = brand.MapGroup("/cases").WithTags("Cases");
        cases
            .MapGet("", ListAsync)
            .WithName("listCases")
            .WithSummary("Cases, the latest opened first, or the most urgent.")
            .RequireScope(Scopes.CasesRead)
            .WithAnswerExample(new { data = new[] { CaseExamples.Item }, next_cursor = (string?)null });
        cases
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getCase")
            .WithSummary("One case with its cycles, its mentions and what the ladder allows next.")
            .RequireScope(Scopes.CasesRead)
            .WithAnswerExample(CaseExamples.Detail);
        cases
            .MapGet("/{id:guid}/events", EventsAsync)
            .WithName("listCaseEvents")
            .WithSummary("The history of a case, oldest first; nothing in it ever changes.")
            .RequireScope(Scopes.CasesRead)
            .Produces<CaseHistory>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(new { data = new[] { CaseExamples.Event } });
        cases
            .MapPost("/{id:guid}/transitions", MoveAsync)
            .WithName("moveCase")
            .WithSummary("Takes a case to another step of the ladder; a refusal names its rule and what is allowed.")
            .RequireScope(Scopes.CasesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(CaseExamples.Transition, CaseExamples.Detail);
        cases
            .MapPost("/{id:guid}/author-answers", AnswerAsync)
            .WithName("recordAuthorAnswer")
            .WithSummary("Records what the author did after the desk talked with them.")
            .RequireScope(Scopes.CasesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { answer = "changed_mind", words = "Merci, c'est réglé." }, CaseExamples.Detail);
        cases
            .MapPost("/{id:guid}/lead-requests", AskLeadAsync)
            .WithName("askLead")
            .WithSummary("Asks the lead to look at a case; it counts as escalated from then on.")
            .RequireScope(Scopes.CasesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { reason = "The author names a colleague." }, CaseExamples.Detail);
    }

    private static async Task<PageAnswer<CaseListItem>> ListAsync(
        Query<CaseQuery> query,
        Paging paging,
        Brand brand,
        Caller caller,
        ICaseReads cases,
        CancellationToken ct
    )
    {
        var order = query.Value.Sort;
        var rows = await cases.ListAsync(brand.Id, query.Value.ToFilter(caller), order, paging.After<CaseCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, row => CaseCursor.Of(row, order), row => caller.Holds(Scopes.PersonalDataRead) ? row : row.Masked());
    }

    private static async Task<Answer<CaseDetail>> GetAsync(Guid id, Brand brand, Caller caller, ICaseReads cases, CancellationToken ct) =>
        await CaseChanges.FindAsync(id, brand, caller, cases, ct) is { } found ? found : CaseErrors.NotFound(id).ToProblem();

    private static async Task<IResult> EventsAsync(Guid id, Brand brand, ICaseReads cases, CancellationToken ct)
    {
        var events = await cases.EventsAsync(brand.Id, id, ct);
        return events.Count == 0 ? CaseErrors.NotFound(id).ToProblem() : TypedResults.Json(new CaseHistory(events));
    }

    private static async Task<Answer<CaseDetail>> MoveAsync(
        Guid id,
        IfMatch seen,
        Body<TransitionInput> body,
        Brand brand,
        Caller caller,
        ICaseReads cases,
        MoveCaseHandler handler,
        RecordPublishedReplyHandler replied,
        CancellationToken ct
    )
    {
        var (to, reason, outcome, reply) = body.Value;
        return await CaseChanges.ChangeAsync(
            id,
            seen,
            brand,
            caller,
            cases,
            version =>
                to == Step.Dialogue && reply is not null
                    ? replied.HandleAsync(new RecordPublishedReply(brand, id, version, reply.Text, reply.Url, reason, caller.Actor), ct)
                    : handler.HandleAsync(new MoveCase(brand, id, version, to, caller.Name, reason, outcome), ct),
            ct
        );
    }

    private static Task<Answer<CaseDetail>> AnswerAsync(
        Guid id,
        IfMatch seen,
        Body<AuthorAnswerInput> body,
        Brand brand,
        Caller caller,
        ICaseReads cases,
        RecordAuthorAnswerHandler handler,
        CancellationToken ct
    ) =>
        CaseChanges.ChangeAsync(
            id,
            seen,
            brand,
            caller,
            cases,
            version =>
                handler.HandleAsync(new RecordAuthorAnswer(brand, id, version, body.Value.Answer, body.Value.Words, caller.Name), ct),
            ct
        );

    private static Task<Answer<CaseDetail>> AskLeadAsync(
        Guid id,
        IfMatch seen,
        Body<LeadRequestInput> body,
        Brand brand,
        Caller caller,
        ICaseReads cases,
        AskLeadHandler handler,
        CancellationToken ct
    ) =>
        CaseChanges.ChangeAsync(
            id,
            seen,
            brand,
            caller,
            cases,
            version => handler.HandleAsync(new AskLead(brand, id, version, body.Value.Reason, caller.Name), ct),
            ct
        );
}
