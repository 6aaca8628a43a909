using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Playbooks;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Playbooks;

namespace Entente.Api.Playbooks;

public static class PlaybookEndpoints
{
    public static void MapPlaybooks(this RouteGroupBuilder brand)
    {
        var playbooks = brand.MapGroup("/playbooks").WithTags("Playbooks");
        playbooks
            .MapGet("", ListAsync)
            .WithName("listPlaybooks")
            .WithSummary("Advice in use, the first written first; narrowed to what fits a category or a step.")
            .RequireScope(Scopes.PlaybooksRead)
            .WithAnswerExample(new { data = new[] { PlaybookExamples.Playbook }, next_cursor = (string?)null });
        playbooks
            .MapPost("", CreateAsync)
            .WithName("createPlaybook")
            .WithSummary("Writes advice for a situation.")
            .RequireScope(Scopes.PlaybooksWrite)
            .WithExamples(PlaybookExamples.Input, PlaybookExamples.Playbook);
        playbooks
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getPlaybook")
            .WithSummary("One playbook as it stands now.")
            .RequireScope(Scopes.PlaybooksRead)
            .WithAnswerExample(PlaybookExamples.Playbook);
        playbooks
            .MapPatch("/{id:guid}", ChangeAsync)
            .WithName("changePlaybook")
            .WithSummary("Writes another version; those before it stay as they are.")
            .RequireScope(Scopes.PlaybooksWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(new { title = "A fault that comes back" }, PlaybookExamples.Playbook);
        playbooks
            .MapDelete("/{id:guid}", RetireAsync)
            .WithName("retirePlaybook")
            .WithSummary("Takes a playbook out of use; its versions stay to be read.")
            .RequireScope(Scopes.PlaybooksWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .Produces(StatusCodes.Status204NoContent);
        playbooks
            .MapGet("/{id:guid}/versions", VersionsAsync)
            .WithName("listPlaybookVersions")
            .WithSummary("What a playbook said at any time, the last version first.")
            .RequireScope(Scopes.PlaybooksRead)
            .Produces<PlaybookVersionsView>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(new { data = new[] { PlaybookExamples.Version } });
        playbooks
            .MapGet("/{id:guid}/versions/{version}", VersionAsync)
            .WithName("getPlaybookVersion")
            .WithSummary("One version of a playbook.")
            .RequireScope(Scopes.PlaybooksRead)
            .Produces<PlaybookVersionView>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(PlaybookExamples.Version);
    }

    private static async Task<PageAnswer<PlaybookView>> ListAsync(
        Paging paging,
        Query<PlaybookQuery> query,
        Brand brand,
        IPlaybookReads playbooks,
        CancellationToken ct
    )
    {
        var filter = new PlaybookFilter(query.Value.Category, query.Value.Step);
        var rows = await playbooks.ListAsync(brand.Id, filter, paging.After<Guid?>(), paging.Fetch, ct);
        return paging.Page(rows, row => row.Id, PlaybookView.Of);
    }

    private static async Task<Answer<PlaybookView>> CreateAsync(
        Body<PlaybookInput> body,
        Brand brand,
        Caller caller,
        WritePlaybookHandler handler,
        CancellationToken ct
    )
    {
        var (written, errors) = await handler.HandleAsync(new WritePlaybook(brand, null, body.Value.ToText(brand.Locale), caller.Name), ct);
        return written is null
            ? ErrorProblems.All(errors)
            : new Versioned<PlaybookView>(PlaybookView.Of(written), written.Version)
            {
                CreatedAt = $"/v1/brands/{brand.Slug}/playbooks/{written.Id}",
            };
    }

    private static async Task<Answer<PlaybookView>> GetAsync(Guid id, Brand brand, IPlaybookReads playbooks, CancellationToken ct) =>
        await playbooks.FindAsync(brand.Id, id, ct) is { } found
            ? new Versioned<PlaybookView>(PlaybookView.Of(found), found.Version)
            : PlaybookErrors.NotFound(id).ToProblem();

    private static async Task<Answer<PlaybookView>> ChangeAsync(
        Guid id,
        IfMatch seen,
        MergePatch<PlaybookInput> patch,
        Brand brand,
        Caller caller,
        IPlaybookReads playbooks,
        WritePlaybookHandler handler,
        CancellationToken ct
    )
    {
        if (await playbooks.FindAsync(brand.Id, id, ct) is not { } current)
        {
            return PlaybookErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        var (input, refusal) = patch.Over(PlaybookInput.Of(current.Text));
        if (refusal is not null)
        {
            return refusal;
        }
        var (changed, errors) = await handler.HandleAsync(new WritePlaybook(brand, current, input!.ToText(brand.Locale), caller.Name), ct);
        return changed is null ? ErrorProblems.All(errors) : new Versioned<PlaybookView>(PlaybookView.Of(changed), changed.Version);
    }

    private static async Task<IResult> RetireAsync(
        Guid id,
        IfMatch seen,
        Brand brand,
        IPlaybookReads playbooks,
        RetirePlaybookHandler handler,
        CancellationToken ct
    )
    {
        if (await playbooks.FindAsync(brand.Id, id, ct) is not { } current)
        {
            return PlaybookErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        return await handler.HandleAsync(new RetirePlaybook(brand, current), ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }

    private static async Task<IResult> VersionsAsync(Guid id, Brand brand, IPlaybookReads playbooks, CancellationToken ct) =>
        await playbooks.VersionsAsync(brand.Id, id, ct) is { Count: > 0 } versions
            ? TypedResults.Ok(new PlaybookVersionsView([.. versions.Select(PlaybookVersionView.Of)]))
            : PlaybookErrors.NotFound(id).ToProblem();

    private static async Task<IResult> VersionAsync(
        Guid id,
        [MaxLength(10)] string version,
        Brand brand,
        IPlaybookReads playbooks,
        CancellationToken ct
    ) =>
        (await playbooks.VersionsAsync(brand.Id, id, ct)).FirstOrDefault(v => $"{v.Version}" == version) is { } found
            ? TypedResults.Ok(PlaybookVersionView.Of(found))
            : PlaybookErrors.NoSuchVersion(version).ToProblem();
}

internal static class PlaybookExamples
{
    public static readonly object Input = new
    {
        title = "The same fault again",
        categories = new[] { "discontent" },
        steps = new[] { "new", "dialogue" },
        advice = "Count the faults back to the author, ask what happened, and say who calls by when.",
        reply = "Bonjour {prénom}, trois pannes, c’est trop. Que s’est-il passé hier soir ?",
    };

    public static readonly object Playbook = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a711",
        version = 1,
        title = "The same fault again",
        language = "en",
        categories = new[] { "discontent" },
        steps = new[] { "new", "dialogue" },
        advice = "Count the faults back to the author, ask what happened, and say who calls by when.",
        reply = "Bonjour {prénom}, trois pannes, c’est trop. Que s’est-il passé hier soir ?",
        written_by = "Marc",
        created_at = "2026-02-12T09:30:00.000000Z",
        updated_at = "2026-02-12T09:30:00.000000Z",
        retired_at = (string?)null,
    };

    public static readonly object Version = new
    {
        version = 1,
        title = "The same fault again",
        language = "en",
        categories = new[] { "discontent" },
        steps = new[] { "new", "dialogue" },
        advice = "Count the faults back to the author, ask what happened, and say who calls by when.",
        reply = (string?)null,
        written_by = "Marc",
        written_at = "2026-02-12T09:30:00.000000Z",
    };
}
