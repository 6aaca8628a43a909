using System.Globalization;
using Entente.Api.Access;
using Entente.Api.Problems;
using Entente.Application.Access;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.People;

/// <summary>The page of the people of a brand: who holds which role, who is invited, and one's own sessions. Forms only.</summary>
internal static class PeoplePageEndpoints
{
    public static void MapPeoplePage(this WebApplication app)
    {
        app.MapGet(PeopleScreen.Path, ShowAsync).ExcludeFromDescription();
        app.MapPost("/people/invitations", InviteAsync).ExcludeFromDescription();
        app.MapPost("/people/withdrawals", WithdrawAsync).ExcludeFromDescription();
        app.MapPost("/people/roles", ChangeRolesAsync).ExcludeFromDescription();
        app.MapPost("/people/password-resets", MakeResetLinkAsync).ExcludeFromDescription();
        app.MapPost("/people/sessions", EndSessionAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(
        string? brand,
        string? refused,
        HttpContext context,
        Caller caller,
        PeopleReader reader,
        CancellationToken ct
    ) => await reader.ReadAsync(context, caller, brand, refused, null, ct) is { } screen ? PageOf(screen) : TypedResults.LocalRedirect("/");

    private static RazorComponentResult<PeoplePage> PageOf(PeopleScreen screen) =>
        new(new Dictionary<string, object?> { [nameof(PeoplePage.Model)] = screen });

    private static Task<IResult> InviteAsync(
        HttpContext context,
        Caller caller,
        InvitePersonHandler handler,
        PeopleReader reader,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PeopleManage,
            async (brand, form) =>
            {
                var language = form["language"] == "fr" ? "fr" : "en";
                var command = new InvitePerson(
                    brand,
                    form["email"].ToString(),
                    form["name"].ToString(),
                    language,
                    RolesOf(form),
                    caller.Actor
                );
                var (made, errors) = await handler.HandleAsync(command, ct);
                if (made is null)
                {
                    return Back(brand, errors[0]);
                }
                var url = InvitationEndpoints.LinkOf($"{context.Request.Scheme}://{context.Request.Host}", made.Secret);
                // Answered at once and not by a second request: the link is told here and never again.
                return PageOf((await reader.ReadAsync(context, caller, brand.Slug, null, (made.Invitation, url), ct))!);
            },
            ct
        );

    private static Task<IResult> WithdrawAsync(
        HttpContext context,
        Caller caller,
        WithdrawInvitationHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PeopleManage,
            async (brand, form) =>
                Back(
                    brand,
                    Guid.TryParse(form["id"], out var id)
                        ? await handler.HandleAsync(new WithdrawInvitation(brand.Id, id, caller.Actor), ct)
                        : null
                ),
            ct
        );

    private static Task<IResult> MakeResetLinkAsync(
        HttpContext context,
        Caller caller,
        MakeResetLinkHandler handler,
        PeopleReader reader,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PeopleManage,
            async (brand, form) =>
            {
                var id = Guid.TryParse(form["id"], out var read) ? read : Guid.Empty;
                var made = await handler.HandleAsync(new MakeResetLink(id, caller), ct);
                if (made.IsRefused)
                {
                    return Back(brand, made.Error);
                }
                var url = LostPasswordEndpoints.LinkOf($"{context.Request.Scheme}://{context.Request.Host}", made.Value.Secret);
                var screen = (await reader.ReadAsync(context, caller, brand.Slug, null, null, ct))!;
                return PageOf(screen with { Reset = (made.Value, url) });
            },
            ct
        );

    private static Task<IResult> ChangeRolesAsync(
        HttpContext context,
        Caller caller,
        AssignRolesHandler handler,
        SessionRing kept,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PeopleManage,
            async (brand, form) =>
            {
                if (
                    !Guid.TryParse(form["id"], out var id)
                    || !int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                )
                {
                    return Back(brand, UserErrors.ChangedMeanwhile);
                }
                var changed = await handler.HandleAsync(new AssignRoles(brand, id, version, RolesOf(form), caller), ct);
                kept.Forget();
                return Back(brand, changed.Error);
            },
            ct
        );

    private static async Task<IResult> EndSessionAsync(
        HttpContext context,
        IAntiforgery forms,
        EndSessionHandler handler,
        SessionRing kept,
        CancellationToken ct
    )
    {
        if (!context.Request.HasFormContentType || !await forms.IsRequestValidAsync(context))
        {
            return new Problem(StatusCodes.Status400BadRequest, ProblemCodes.FormExpired);
        }
        var form = await context.Request.ReadFormAsync(ct);
        if (context.Features.Get<OpenSession>() is { } open && Guid.TryParse(form["id"], out var id))
        {
            await handler.HandleAsync(new EndSession(open.User.Id, id), ct);
            kept.Forget();
        }
        return TypedResults.LocalRedirect($"{PeopleScreen.Path}?brand={Uri.EscapeDataString(form["brand"].ToString())}");
    }

    private static RedirectHttpResult Back(Brand brand, Error? refused) =>
        TypedResults.LocalRedirect($"{PeopleScreen.Path}?brand={brand.Slug}{(refused is null ? "" : $"&refused={refused.Code}")}");

    private static List<Role> RolesOf(IFormCollection form) =>
        [.. form["roles"].Select(word => Vocabulary.TryParse<Role>(word, out var role) ? role : (Role?)null).OfType<Role>()];
}
