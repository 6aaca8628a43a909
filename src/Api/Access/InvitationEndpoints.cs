using Entente.Api.Problems;
using Entente.Application.Access;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Access;

/// <summary>What stands behind the link of an invitation: a password to choose, or, with an account, a brand to join.</summary>
public static class InvitationEndpoints
{
    public const string Path = "/invitation";
    private const int LongestSecret = 100;
    private const int LongestPassword = 1000;

    /// <summary>The link a person is given. The secret stands in the query, which no log here keeps.</summary>
    public static string LinkOf(string address, string secret) => $"{address}{Path}?secret={secret}";

    internal static void MapInvitations(this WebApplication app)
    {
        app.MapGet(Path, ShowAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Path, AcceptAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(
        string? secret,
        HttpContext context,
        AcceptInvitationHandler handler,
        IAntiforgery forms
    ) => await PageAsync(context, forms, handler, secret ?? "", refusal: null);

    private static async Task<IResult> AcceptAsync(
        HttpContext context,
        IAntiforgery forms,
        AcceptInvitationHandler handler,
        SignInHandler signIn,
        SessionRing kept
    )
    {
        if (!await SignInEndpoints.IsOwnFormAsync(context, forms))
        {
            return await PageAsync(context, forms, handler, "", UserErrors.InvitationGone.Code, StatusCodes.Status400BadRequest);
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var secret = form["secret"].ToString();
        var refusal = form.ContainsKey("join")
            ? await JoinAsync(context, handler, secret)
            : await OpenAccountAsync(context, handler, signIn, secret, form);
        if (refusal is not null)
        {
            return await PageAsync(context, forms, handler, secret, refusal, StatusCodes.Status422UnprocessableEntity);
        }
        kept.Forget();
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<string?> JoinAsync(HttpContext context, AcceptInvitationHandler handler, string secret) =>
        context.Features.Get<OpenSession>() is { } open
            ? (await handler.JoinAsync(secret, open.User, context.RequestAborted)).Error?.Code
            : UserErrors.AccountExists.Code;

    private static async Task<string?> OpenAccountAsync(
        HttpContext context,
        AcceptInvitationHandler handler,
        SignInHandler signIn,
        string secret,
        IFormCollection form
    )
    {
        var password = form["password"].ToString();
        if (password.Length > LongestPassword)
        {
            return UserErrors.PasswordTooLong.Code;
        }
        if (password != form["password_again"].ToString())
        {
            return "passwords_differ";
        }
        var command = new AcceptInvitation(secret, form["email"], form["name"], Languages.Of(context).Name, password);
        var made = await handler.HandleAsync(command, context.RequestAborted);
        if (made.IsRefused)
        {
            return made.Error.Code;
        }
        var given = new SignIn(made.Value.Email, password, SignInEndpoints.VisitorOf(context));
        if (await signIn.HandleAsync(given, context.RequestAborted) is { Session: { } session } opened)
        {
            await Sessions.OpenAsync(context, opened.User, session);
        }
        return null;
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        IAntiforgery forms,
        AcceptInvitationHandler handler,
        string secret,
        string? refusal,
        int status = 200
    )
    {
        var found = secret.Length <= LongestSecret ? await handler.FindAsync(secret, context.RequestAborted) : null;
        var open = context.Features.Get<OpenSession>();
        var parameters = new Dictionary<string, object?>
        {
            [nameof(InvitationPage.Language)] = Languages.Of(context, found is { IsForOwner: false } ? found.Language : null),
            [nameof(InvitationPage.Token)] = forms.GetAndStoreTokens(context),
            [nameof(InvitationPage.Secret)] = secret,
            [nameof(InvitationPage.Provider)] = context.RequestServices.GetRequiredService<Provider>(),
            [nameof(InvitationPage.Invitation)] = found,
            [nameof(InvitationPage.MayJoin)] = found is { IsForOwner: false } && open?.User.Email == found.Email,
            [nameof(InvitationPage.Refusal)] = found is null ? UserErrors.InvitationGone.Code : refusal,
        };
        var answered = found is null && status == 200 ? StatusCodes.Status404NotFound : status;
        return new RazorComponentResult<InvitationPage>(parameters) { StatusCode = answered };
    }
}
