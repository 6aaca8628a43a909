using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Practice;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Practice;

namespace Entente.Api.Practice;

public static class RunEndpoints
{
    public static void MapPracticeRuns(this RouteGroupBuilder brand)
    {
        var runs = brand.MapGroup("/practice-runs").WithTags("Practice");
        runs.MapGet("", ListAsync)
            .WithName("listPracticeRuns")
            .WithSummary("Runs, the last started first: one's own, or the team's for who may see it.")
            .RequireScope(Scopes.PracticePlay)
            .WithAnswerExample(new { data = new[] { PracticeExamples.RunSummary }, next_cursor = (string?)null });
        runs.MapPost("", StartAsync)
            .WithName("startPracticeRun")
            .WithSummary("Begins to play a scenario; the clock of its first post runs from now.")
            .RequireScope(Scopes.PracticePlay)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(new { scenario_id = PracticeExamples.ScenarioId }, PracticeExamples.Run);
        runs.MapGet("/{id:guid}", GetAsync)
            .WithName("getPracticeRun")
            .WithSummary("One run: the post to answer now, and the points of those answered with their reasons.")
            .RequireScope(Scopes.PracticePlay)
            .WithAnswerExample(PracticeExamples.Run);
        runs.MapPost("/{id:guid}/answers", AnswerAsync)
            .WithName("answerPracticePost")
            .WithSummary("Says what one does with the post that is shown, and shows the next.")
            .RequireScope(Scopes.PracticePlay)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(PracticeExamples.Answer, PracticeExamples.Run);
        brand
            .MapGet("/practice-figures", FiguresAsync)
            .WithTags("Practice")
            .WithName("getPracticeFigures")
            .WithSummary("How people play: what they confuse, how far two of them agree, by week and by person.")
            .RequireScope(Scopes.PracticePlay)
            .Produces<PracticeFiguresView>()
            .WithAnswerExample(PracticeExamples.Figures);
    }

    private static async Task<PageAnswer<RunSummaryView>> ListAsync(
        Paging paging,
        Query<RunQuery> query,
        Brand brand,
        Caller caller,
        IPracticeReads practice,
        CancellationToken ct
    )
    {
        var filter = query.Value.ToFilter(caller, brand.Id);
        var rows = await practice.ListAsync(brand.Id, filter, paging.After<Guid?>(), paging.Fetch, ct);
        return paging.Page(rows, row => row.Id, RunSummaryView.Of);
    }

    private static async Task<Answer<RunView>> StartAsync(
        Body<RunInput> body,
        Brand brand,
        Caller caller,
        HttpContext context,
        StartRunHandler handler,
        CancellationToken ct
    )
    {
        var started = await handler.HandleAsync(new StartRun(brand, body.Value.ScenarioId, caller.Actor), ct);
        return started.IsRefused
            ? started.Error.ToProblem()
            : new Versioned<RunView>(RunView.Of(started.Value, new(Languages.Of(context))), started.Value.Version)
            {
                CreatedAt = $"/v1/brands/{brand.Slug}/practice-runs/{started.Value.Id}",
            };
    }

    private static async Task<Answer<RunView>> GetAsync(
        Guid id,
        Brand brand,
        Caller caller,
        HttpContext context,
        IPracticeReads practice,
        CancellationToken ct
    ) =>
        await SeenAsync(id, brand, caller, practice, ct) is { } run
            ? new Versioned<RunView>(RunView.Of(run, new(Languages.Of(context))), run.Version)
            : PracticeErrors.RunNotFound(id).ToProblem();

    private static Task<Answer<RunView>> AnswerAsync(
        Guid id,
        IfMatch seen,
        Body<PostAnswerInput> body,
        Brand brand,
        Caller caller,
        HttpContext context,
        IPracticeReads practice,
        AnswerPostHandler handler,
        CancellationToken ct
    )
    {
        var words = new PracticeWords(Languages.Of(context));
        return seen.ChangeAsync(
            async () =>
                await SeenAsync(id, brand, caller, practice, ct) is { } run
                    ? new Versioned<RunView>(RunView.Of(run, words), run.Version)
                    : null,
            PracticeErrors.RunNotFound(id),
            _ => handler.HandleAsync(new AnswerPost(brand, id, body.Value.Post, body.Value.ToAnswer(), caller.Actor), ct)
        );
    }

    private static async Task<IResult> FiguresAsync(
        Query<PracticeFiguresQuery> query,
        Brand brand,
        Caller caller,
        IPracticeReads practice,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (filter, asked) = (query.Value.ToFilter(caller, brand.Id, clock.GetUtcNow()), PracticeFiguresQuery.Most + 1);
        var played = await practice.PlayedAsync(brand.Id, filter, asked, ct);
        return TypedResults.Ok(PracticeFiguresView.Of(brand, filter, played));
    }

    /// <summary>One's own, or anybody's for who sees the team's; another's is as if it were not there.</summary>
    private static async Task<PracticeRun?> SeenAsync(Guid id, Brand brand, Caller caller, IPracticeReads practice, CancellationToken ct) =>
        await practice.FindAsync(brand.Id, id, ct) is { } run
        && (run.Player.IsSameHandAs(caller.Actor) || caller.May(Scopes.PracticeRead, brand.Id))
            ? run
            : null;
}
