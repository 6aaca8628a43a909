using Entente.Api.Practice;
using Entente.Api.Problems;
using Entente.Application.Practice;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Practice;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Practice;

/// <summary>The pages of practice: what can be played, a run and its result, and what people confuse.</summary>
internal static class PracticePageEndpoints
{
    internal const int ScenariosShown = 200;
    private const int RunsShown = 30;

    public static void MapPracticePages(this WebApplication app)
    {
        app.MapGet(PracticeFrame.Path, LibraryAsync).ExcludeFromDescription();
        app.MapGet("/practice/runs/{id:guid}", RunAsync).ExcludeFromDescription();
        app.MapGet("/practice/figures", FiguresAsync).ExcludeFromDescription();
        app.MapPracticeForms();
        app.MapScenarioPages();
    }

    private static async Task<IResult> LibraryAsync(
        string? brand,
        string? said,
        HttpContext context,
        IScenarioReads scenarios,
        IPracticeReads practice,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand, Scopes.PracticePlay, ct) is not { } frame)
        {
            return await DeskFrame.NotYoursAsync(context, brand, ct, Scopes.PracticePlay);
        }
        var (of, player) = (frame.Brand!.Id, frame.Caller.Actor.Id);
        var screen = new PracticeScreen(
            frame,
            await scenarios.ListAsync(of, new ScenarioFilter(null, null), null, ScenariosShown, ct),
            await practice.BestAsync(of, player, ct),
            await practice.ListAsync(of, new RunFilter(player, null, null), null, RunsShown, ct),
            said,
            null
        );
        return Page<PracticePage>(screen);
    }

    private static async Task<IResult> RunAsync(Guid id, string? brand, HttpContext context, CancellationToken ct)
    {
        var frame = await DeskFrame.OfAsync(context, brand, Scopes.PracticePlay, ct);
        return frame is not null && await ReadAsync(frame, id, null, context, ct) is { } screen
            ? Page<RunPage>(screen)
            : DeskFrame.Missing(frame, PracticeErrors.RunNotFound(id));
    }

    /// <summary>The page again with what a rule refused, and all that was typed.</summary>
    internal static async Task<IResult> AgainAsync(
        HttpContext context,
        Brand brand,
        Guid id,
        IFormCollection form,
        Error error,
        CancellationToken ct
    )
    {
        var frame = await DeskFrame.OfAsync(context, brand.Slug, Scopes.PracticePlay, ct);
        if (frame is null || await ReadAsync(frame, id, new RefusedForm("answer", [error], form), context, ct) is not { } screen)
        {
            return DeskFrame.Missing(frame, PracticeErrors.RunNotFound(id));
        }
        var page = Page<RunPage>(screen);
        page.StatusCode = error.ToProblem().Status;
        return page;
    }

    private static async Task<RunScreen?> ReadAsync(
        Overview frame,
        Guid id,
        RefusedForm? refused,
        HttpContext context,
        CancellationToken ct
    )
    {
        var services = context.RequestServices;
        var (practice, caller, brand) = (services.GetRequiredService<IPracticeReads>(), frame.Caller, frame.Brand!.Id);
        var run = await practice.FindAsync(brand, id, ct);
        if (run is null || !(run.Player.IsSameHandAs(caller.Actor) || caller.May(Scopes.PracticeRead, brand)))
        {
            return null;
        }
        var known = run.IsOver
            ? await services
                .GetRequiredService<IScenarioReads>()
                .ListAsync(brand, new ScenarioFilter(run.Scenario.Language, null), null, ScenariosShown, ct)
            : [];
        var played = run.IsOver ? await practice.BestAsync(brand, caller.Actor.Id, ct) : new Dictionary<Guid, (int Times, decimal Best)>();
        var next = PracticeScreen.Suggest(known, played, run.Scenario.Language, except: run.ScenarioId);
        return new RunScreen(frame, run, next, refused);
    }

    private static async Task<IResult> FiguresAsync(
        string? brand,
        string? player,
        HttpContext context,
        IPracticeReads practice,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand, Scopes.PracticePlay, ct) is not { } frame)
        {
            return await DeskFrame.NotYoursAsync(context, brand, ct, Scopes.PracticePlay);
        }
        var of = frame.Brand!.Id;
        var seesTeam = frame.Caller.May(Scopes.PracticeRead, of);
        var whose = seesTeam ? (string.IsNullOrEmpty(player) ? null : player) : frame.Caller.Actor.Id;
        var runs = await practice.ListAsync(of, new RunFilter(whose, null, Finished: true), null, RunsShown, ct);
        var everybody = new PracticeFigures(
            await practice.PlayedAsync(of, Ever(seesTeam ? null : whose, frame), PracticeFiguresQuery.Most, ct)
        );
        var figures =
            seesTeam && whose is not null
                ? new PracticeFigures(await practice.PlayedAsync(of, Ever(whose, frame), PracticeFiguresQuery.Most, ct))
                : everybody;
        return Page<PracticeFiguresPage>(new PracticeFiguresScreen(frame, figures, everybody, runs, whose));
    }

    private static PlayedFilter Ever(string? player, Overview frame) => new(player, null, DateTimeOffset.UnixEpoch, frame.At.AddSeconds(1));

    internal static RazorComponentResult<TPage> Page<TPage>(object screen)
        where TPage : IComponent => new(new Dictionary<string, object?> { ["Model"] = screen });
}
