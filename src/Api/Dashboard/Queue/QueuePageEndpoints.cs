using Entente.Api.Problems;
using Entente.Application.Brands;
using Entente.Application.Mentions;
using Entente.Application.Queue;
using Entente.Application.Triage;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Triage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Queue;

/// <summary>The queue: read, asked for news, judged in bulk, kept as views.</summary>
internal static class QueuePageEndpoints
{
    public static void MapQueuePage(this WebApplication app)
    {
        app.MapGet(QueueScreen.Path, ShowAsync).ExcludeFromDescription();
        app.MapGet("/queue/news", NewsAsync).ExcludeFromDescription();
        app.MapPost("/queue/verdicts", JudgeAsync).ExcludeFromDescription();
        app.MapPost("/queue/views", SaveViewAsync).ExcludeFromDescription();
        app.MapPost("/queue/views/removals", ForgetViewAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(
        string? brand,
        int? judged,
        int? missed,
        string? refused,
        HttpContext context,
        IQueueReads queue,
        IQueueViewReads views,
        IChannelReads channels,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand, Scopes.CasesRead, ct) is not { } frame)
        {
            return TypedResults.LocalRedirect("/");
        }
        var (chosen, caller) = (frame.Brand!, frame.Caller);
        var words = new DeskWords(frame.Language, chosen.Zone, frame.At);
        var ask = QueueAsk.Read(context.Request.Query);
        var screen = new QueueScreen(
            frame,
            words,
            ask,
            await RowsAsync(queue, chosen, ask, caller, frame.At, ct),
            await queue.CountAsync(chosen.Id, frame.At, ct),
            await views.ListAsync(chosen.Id, caller.Actor.Id, ct),
            new ChannelNames(await channels.ByIdAsync(chosen.Id, ct), words),
            Said(judged, missed, words),
            refused is not null && ProblemTexts.Has($"{refused}.detail", frame.Language)
                ? ProblemTexts.Detail(refused, new Dictionary<string, object?>(), frame.Language)
                : null
        );
        return new RazorComponentResult<QueuePage>(new Dictionary<string, object?> { [nameof(QueuePage.Model)] = screen });
    }

    /// <summary>What a page that is open asks every few seconds: 304 as long as its reader would see nothing new.</summary>
    private static async Task<IResult> NewsAsync(string? brand, HttpContext context, IQueueReads queue, CancellationToken ct)
    {
        if (await DeskFrame.OfAsync(context, brand, Scopes.CasesRead, ct) is not { } frame)
        {
            return BrandErrors.NotFound(brand ?? "").ToProblem();
        }
        var words = new DeskWords(frame.Language, frame.Brand!.Zone, frame.At);
        var rows = await RowsAsync(queue, frame.Brand, QueueAsk.Read(context.Request.Query), frame.Caller, frame.At, ct);
        var counts = await queue.CountAsync(frame.Brand.Id, frame.At, ct);
        var tag = QueueScreen.TagOf(rows, counts);
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.Headers.IfNoneMatch == tag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Json(new { cases = rows.Select(r => r.Id), counts = QueueScreen.CountsIn(counts, words) });
    }

    private static async Task<IReadOnlyList<QueueItem>> RowsAsync(
        IQueueReads queue,
        Brand brand,
        QueueAsk ask,
        Caller caller,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var rows = await queue.ListAsync(brand.Id, ask.ToFilter(caller), now, QueueScreen.Shown, ct);
        return caller.Holds(Scopes.PersonalDataRead) ? rows : [.. rows.Select(r => r.Masked())];
    }

    private static string? Said(int? judged, int? missed, DeskWords words) =>
        judged is not { } many ? null
        : missed > 0 ? $"{words.Count("said_judged", many)} {words.Count("said_missed", missed.Value)}"
        : words.Count("said_judged", many);

    private static Task<IResult> JudgeAsync(
        HttpContext context,
        Caller caller,
        IMentionReads reads,
        GiveVerdictHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.VerdictsWrite,
            async (brand, form) =>
            {
                var chosen = form["mention"].Select(m => Guid.TryParse(m, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
                var mentions = chosen.Take(QueueScreen.Shown).ToList();
                if (mentions.Count == 0 || !Vocabulary.TryParse<Category>(form["category"], out var category))
                {
                    return Back(brand, form, $"refused={QueueErrors.NothingSelected.Code}");
                }
                var reason = form["reason"].ToString() is { Length: > 0 and <= 2000 } written ? written : null;
                var given = 0;
                foreach (var mention in mentions)
                {
                    // Who is harmed by a post is never decided in passing.
                    if (await reads.FindAsync(brand.Id, mention, ct) is not { Mention.BreaksPrinciple: false })
                    {
                        continue;
                    }
                    var verdict = new Verdict(category, null, [], caller.Name, reason);
                    given += (await handler.HandleAsync(new GiveVerdict(brand, mention, verdict), ct)).IsRefused ? 0 : 1;
                }
                return Back(brand, form, $"judged={given}&missed={mentions.Count - given}");
            },
            ct
        );

    private static Task<IResult> SaveViewAsync(HttpContext context, Caller caller, SaveQueueViewHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.CasesRead,
            async (brand, form) =>
            {
                var isShared = form["shared"] == "true" && caller.May(Scopes.CasesWrite, brand.Id);
                var filters = AskOf(form).Filters;
                var refusal = await handler.HandleAsync(
                    new SaveQueueView(brand, form["name"].ToString(), filters, isShared, caller.Actor),
                    ct
                );
                return Back(brand, form, refusal is null ? null : $"refused={refusal.Code}");
            },
            ct
        );

    private static Task<IResult> ForgetViewAsync(
        HttpContext context,
        Caller caller,
        ForgetQueueViewHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.CasesRead,
            async (brand, form) =>
            {
                var refusal = Guid.TryParse(form["id"], out var id)
                    ? await handler.HandleAsync(new ForgetQueueView(brand, id, caller.Actor, caller.May(Scopes.CasesWrite, brand.Id)), ct)
                    : null;
                return Back(brand, form, refusal is null ? null : $"refused={refusal.Code}");
            },
            ct
        );

    /// <summary>Only filters of ours come back: the form's text is no address.</summary>
    private static QueueAsk AskOf(IFormCollection form) =>
        QueueAsk.Read(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(form["filters"].ToString())));

    private static RedirectHttpResult Back(Brand brand, IFormCollection form, string? told) =>
        TypedResults.LocalRedirect(AskOf(form).Address(brand.Slug) + (told is null ? "" : "&" + told));
}
