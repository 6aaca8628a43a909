using Entente.Api.Dashboard.Cases;
using Entente.Api.Problems;
using Entente.Application.Removals;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Removals;

/// <summary>The builder of a removal request: the argument with its score on the left, the dossier as the moderator reads it on the right.</summary>
internal static class RemovalPageEndpoints
{
    public static void MapRemovalPage(this WebApplication app)
    {
        app.MapGet("/removals/{id:guid}", ShowAsync).ExcludeFromDescription();
        app.MapGet("/removals/{id:guid}/dossier", DossierAsync).ExcludeFromDescription();
        app.MapPost("/removals/{id:guid}/readings", ReadAsync).ExcludeFromDescription();
        app.MapPost("/removals/{id:guid}/argument", RewriteAsync).ExcludeFromDescription();
        app.MapRemovalForms();
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        string? brand,
        string? said,
        HttpContext context,
        IRemovalReads removals,
        CancellationToken ct
    )
    {
        var frame = await DeskFrame.OfAsync(context, brand, Scopes.RemovalsRead, ct);
        if (frame is null || await removals.FindAsync(frame.Brand!.Id, id, ct) is not { } read)
        {
            return DeskFrame.Missing(frame, RemovalErrors.NotFound(id));
        }
        return Page(frame, read, read.State, said, null);
    }

    private static RazorComponentResult<RemovalPage> Page(
        Overview frame,
        RemovalRead read,
        RemovalState typed,
        string? said,
        Error? refusal
    )
    {
        var words = new DeskWords(frame.Language, frame.Brand!.Zone, frame.At);
        var screen = new RemovalScreen(frame, words, typed, read.Post, said, refusal);
        var status = refusal is null ? StatusCodes.Status200OK : refusal.ToProblem().Status;
        return new(new Dictionary<string, object?> { [nameof(RemovalPage.Model)] = screen }) { StatusCode = status };
    }

    /// <summary>As it was sent, or as it would be now. It quotes the post in full: for those alone who may read all of it.</summary>
    private static async Task<IResult> DossierAsync(
        Guid id,
        string? brand,
        HttpContext context,
        IRemovalReads removals,
        IReportRenderer renderer,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            await DeskFrame.OfAsync(context, brand, Scopes.RemovalsRead, ct) is not { } frame
            || !frame.Caller.Holds(Scopes.PersonalDataRead)
            || await removals.FindAsync(frame.Brand!.Id, id, ct) is not { } read
        )
        {
            return RemovalErrors.NotFound(id).ToProblem();
        }
        var sent = await removals.SentDossierAsync(frame.Brand.Id, id, ct);
        var pdf = sent?.Pdf ?? renderer.Render(RemovalDossier.Of(frame.Brand, read.State, read.Post, clock.GetUtcNow()));
        return TypedResults.File(pdf, "application/pdf", $"{frame.Brand.Slug}-{read.State.Reference}-{read.State.Language}.pdf");
    }

    /// <summary>The score, what is missing and the dossier of what is typed; nothing is kept.</summary>
    private static Task<IResult> ReadAsync(Guid id, HttpContext context, Caller caller, IRemovalReads removals, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.RemovalsWrite,
            async (brand, fields) =>
            {
                if (!caller.May(Scopes.PersonalDataRead, brand.Id) || await removals.FindAsync(brand.Id, id, ct) is not { } read)
                {
                    return RemovalErrors.NotFound(id).ToProblem();
                }
                var frame = DeskFrame.On(context, [brand], brand);
                var typed = Typed(read.State, new CaseForm(id, brand, caller, fields));
                var screen = new RemovalScreen(frame, new DeskWords(frame.Language, brand.Zone, frame.At), typed, read.Post, null, null);
                return new RazorComponentResult<RemovalBuilder>(
                    new Dictionary<string, object?> { [nameof(RemovalBuilder.Model)] = screen }
                );
            },
            ct
        );

    private static RemovalState Typed(RemovalState state, CaseForm form) =>
        state with
        {
            Argument = RemovalFields.Read(form),
            Language = RemovalFields.LanguageOf(form, state.Language),
        };

    private static Task<IResult> RewriteAsync(Guid id, HttpContext context, RewriteRemovalRequestHandler handler, CancellationToken ct) =>
        TakeAsync(
            context,
            id,
            Scopes.RemovalsWrite,
            "kept",
            (form, read) =>
                form.Caller.Holds(Scopes.PersonalDataRead)
                    ? handler.HandleAsync(
                        new RewriteRemovalRequest(
                            form.Brand,
                            id,
                            form.Version,
                            RemovalFields.LanguageOf(form, read.State.Language),
                            RemovalFields.Read(form),
                            form.Caller.Actor
                        ),
                        ct
                    )
                    : Task.FromResult<Result<RemovalState>>(RemovalErrors.NotFound(id)),
            ct
        );

    /// <summary>Takes a form of the builder; what a rule refused is told with all that was typed still there.</summary>
    public static Task<IResult> TakeAsync(
        HttpContext context,
        Guid id,
        string scope,
        string said,
        Func<CaseForm, RemovalRead, Task<Result<RemovalState>>> act,
        CancellationToken ct
    )
    {
        var services = context.RequestServices;
        var (caller, removals) = (services.GetRequiredService<Caller>(), services.GetRequiredService<IRemovalReads>());
        return PageForms.TakeAsync(
            context,
            scope,
            async (brand, fields) =>
            {
                var form = new CaseForm(id, brand, caller, fields);
                if (await removals.FindAsync(brand.Id, id, ct) is not { } read)
                {
                    return RemovalErrors.NotFound(id).ToProblem();
                }
                var done = await act(form, read);
                if (!done.IsRefused)
                {
                    return TypedResults.LocalRedirect($"{RemovalScreen.AddressOf(id, brand.Slug)}&said={said}");
                }
                if (await DeskFrame.OfAsync(context, brand.Slug, Scopes.RemovalsRead, ct) is not { } frame)
                {
                    return done.Error.ToProblem();
                }
                var typed =
                    fields.ContainsKey("explanation") && form.Caller.Holds(Scopes.PersonalDataRead) ? Typed(read.State, form) : read.State;
                return Page(frame, read, typed, null, done.Error);
            },
            ct
        );
    }
}
