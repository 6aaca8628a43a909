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

public static class ScenarioEndpoints
{
    public static void MapPracticeScenarios(this RouteGroupBuilder brand)
    {
        var scenarios = brand.MapGroup("/practice-scenarios").WithTags("Practice");
        scenarios
            .MapGet("", ListAsync)
            .WithName("listPracticeScenarios")
            .WithSummary("Scenarios that can be played: the library's first, then the brand's own by age.")
            .RequireScope(Scopes.PracticePlay)
            .WithAnswerExample(new { data = new[] { PracticeExamples.Summary }, next_cursor = (string?)null });
        scenarios
            .MapPost("", CreateAsync)
            .WithName("createPracticeScenario")
            .WithSummary("Writes a scenario of the brand's own. What the desk itself would refuse cannot be expected.")
            .RequireScope(Scopes.PracticeWrite)
            .WithExamples(PracticeExamples.Input, PracticeExamples.Scenario);
        scenarios
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getPracticeScenario")
            .WithSummary("One scenario; with its posts and what is expected for who writes scenarios.")
            .RequireScope(Scopes.PracticePlay)
            .WithAnswerExample(PracticeExamples.Scenario);
        scenarios
            .MapPatch("/{id:guid}", ChangeAsync)
            .WithName("changePracticeScenario")
            .WithSummary("Writes another version; runs keep the words they are played on.")
            .RequireScope(Scopes.PracticeWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(new { title = "The third fault" }, PracticeExamples.Scenario);
        scenarios
            .MapDelete("/{id:guid}", RetireAsync)
            .WithName("retirePracticeScenario")
            .WithSummary("Takes a scenario of the brand out of use; runs of it stay.")
            .RequireScope(Scopes.PracticeWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .Produces(StatusCodes.Status204NoContent);
        scenarios
            .MapGet("/{id:guid}/versions", VersionsAsync)
            .WithName("listPracticeScenarioVersions")
            .WithSummary("What a scenario of the brand said at any time, the last version first.")
            .RequireScope(Scopes.PracticeWrite)
            .Produces<ScenarioVersionsView>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(new { data = new[] { PracticeExamples.Version } });
        brand
            .MapGet("/cases/{id:guid}/practice-scenario", SuggestAsync)
            .WithTags("Practice")
            .WithName("suggestPracticeScenario")
            .WithSummary("A scenario as a closed case suggests it, names and numbers replaced; nothing is kept before it is created.")
            .RequireScope(Scopes.CasesRead)
            .RequireScope(Scopes.PracticeWrite)
            .Produces<ScenarioInput>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithAnswerExample(PracticeExamples.Input);
    }

    private static async Task<IResult> SuggestAsync(Guid id, Brand brand, DraftScenarioFromCaseHandler handler, CancellationToken ct)
    {
        var drafted = await handler.HandleAsync(new DraftScenarioFromCase(brand, id), ct);
        return drafted.IsRefused ? drafted.Error.ToProblem() : TypedResults.Ok(ScenarioInput.Of(drafted.Value));
    }

    private static async Task<PageAnswer<ScenarioSummaryView>> ListAsync(
        Paging paging,
        Query<ScenarioQuery> query,
        Brand brand,
        IScenarioReads scenarios,
        CancellationToken ct
    )
    {
        var filter = new ScenarioFilter(query.Value.Language, query.Value.Source);
        var rows = await scenarios.ListAsync(brand.Id, filter, paging.After<ScenarioCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, row => new ScenarioCursor(row.Source, row.Id), ScenarioSummaryView.Of);
    }

    private static async Task<Answer<ScenarioView>> CreateAsync(
        Body<ScenarioInput> body,
        Brand brand,
        Caller caller,
        WriteScenarioHandler handler,
        CancellationToken ct
    )
    {
        var (written, errors) = await handler.HandleAsync(new WriteScenario(brand, null, body.Value.ToText(brand.Locale), caller.Name), ct);
        return written is null
            ? ErrorProblems.All(errors)
            : new Versioned<ScenarioView>(ScenarioView.Of(written, withPosts: true), written.Version)
            {
                CreatedAt = $"/v1/brands/{brand.Slug}/practice-scenarios/{written.Id}",
            };
    }

    private static async Task<Answer<ScenarioView>> GetAsync(
        Guid id,
        Brand brand,
        Caller caller,
        IScenarioReads scenarios,
        CancellationToken ct
    ) =>
        await scenarios.FindAsync(brand.Id, id, ct) is { } found
            ? new Versioned<ScenarioView>(ScenarioView.Of(found, caller.May(Scopes.PracticeWrite, brand.Id)), found.Version)
            : PracticeErrors.ScenarioNotFound(id).ToProblem();

    private static async Task<Answer<ScenarioView>> ChangeAsync(
        Guid id,
        IfMatch seen,
        MergePatch<ScenarioInput> patch,
        Brand brand,
        Caller caller,
        IScenarioReads scenarios,
        WriteScenarioHandler handler,
        CancellationToken ct
    )
    {
        if (await scenarios.FindAsync(brand.Id, id, ct) is not { } current)
        {
            return PracticeErrors.ScenarioNotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        var (input, refusal) = patch.Over(ScenarioInput.Of(current.Text));
        if (refusal is not null)
        {
            return refusal;
        }
        var command = new WriteScenario(brand, current, input!.ToText(brand.Locale), caller.Name);
        var (changed, errors) = await handler.HandleAsync(command, ct);
        return changed is null
            ? ErrorProblems.All(errors)
            : new Versioned<ScenarioView>(ScenarioView.Of(changed, withPosts: true), changed.Version);
    }

    private static async Task<IResult> RetireAsync(
        Guid id,
        IfMatch seen,
        Brand brand,
        IScenarioReads scenarios,
        RetireScenarioHandler handler,
        CancellationToken ct
    )
    {
        if (await scenarios.FindAsync(brand.Id, id, ct) is not { } current)
        {
            return PracticeErrors.ScenarioNotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        return await handler.HandleAsync(new RetireScenario(brand, current), ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }

    private static async Task<IResult> VersionsAsync(Guid id, Brand brand, IScenarioReads scenarios, CancellationToken ct) =>
        await scenarios.VersionsAsync(brand.Id, id, ct) is { Count: > 0 } versions
            ? TypedResults.Ok(new ScenarioVersionsView([.. versions.Select(ScenarioVersionView.Of)]))
            : PracticeErrors.ScenarioNotFound(id).ToProblem();
}
