using Entente.Api.Problems;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Domain.Outcomes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Access;

/// <summary>What a person sees and changes of their own account: the password, the second factor, its recovery codes.</summary>
internal static class AccountEndpoints
{
    public const string Path = "/account";
    public const string SecondFactorPath = "/account/second-factor";

    public static void MapAccount(this WebApplication app)
    {
        app.MapGet(Path, ShowAsync).Stays();
        app.MapPost($"{Path}/password", ChangePasswordAsync).Stays();
        app.MapGet(SecondFactorPath, ShowSecretAsync).Stays();
        app.MapPost(SecondFactorPath, TurnOnAsync).Stays();
        app.MapPost($"{SecondFactorPath}/removal", TurnOffAsync).Stays();
        app.MapPost($"{Path}/recovery-codes", RenewCodesAsync).Stays();
    }

    // Open also to who must have a second factor and has none yet.
    private static void Stays(this RouteHandlerBuilder endpoint) =>
        endpoint.ExcludeFromDescription().WithMetadata(new BeforeSecondFactor());

    private static Task<IResult> ShowAsync(string? told, HttpContext context, ISecondFactorReads factors, CancellationToken ct) =>
        context.Features.Get<OpenSession>() is { } open ? PageAsync(context, factors, open, ct, told: told) : Task.FromResult(Home());

    private static Task<IResult> ChangePasswordAsync(
        HttpContext context,
        ISecondFactorReads factors,
        ChangePasswordHandler handler,
        SessionRing kept,
        CancellationToken ct
    ) =>
        TakeAsync(
            context,
            async (open, form) =>
            {
                var command = new ChangePassword(open.User, form["password"].ToString(), form["new_password"].ToString(), open.Session.Id);
                var refusal = SignInEndpoints.FaultOfNew(form) ?? (await handler.HandleAsync(command, ct))?.Code;
                kept.Forget();
                return refusal is null
                    ? TypedResults.LocalRedirect($"{Path}?told=password_is_new")
                    : await PageAsync(context, factors, open, ct, refusal: refusal);
            }
        );

    private static async Task<IResult> ShowSecretAsync(HttpContext context, ISecondFactorReads factors, CancellationToken ct)
    {
        if (context.Features.Get<OpenSession>() is not { } open)
        {
            return Home();
        }
        return await factors.FindAsync(open.User.Id, ct) is null
            ? SecretPage(context, open, Totp.NewSecret(), refusal: null)
            : TypedResults.LocalRedirect(Path);
    }

    private static Task<IResult> TurnOnAsync(
        HttpContext context,
        DoorTickets tickets,
        TurnOnSecondFactorHandler handler,
        SignInLimits limits,
        SessionRing kept
    ) =>
        TakeAsync(
            context,
            async (open, form) =>
            {
                if (tickets.ReadSecret(open.User, form["ticket"].ToString()) is not { } secret)
                {
                    return SecretPage(context, open, Totp.NewSecret(), "step_expired");
                }
                var command = new TurnOnSecondFactor(open.User, secret, form["code"].ToString(), form["password"].ToString());
                if (limits.WaitForCode(NetworkAddress.Of(context), open.User.Id, isRecovery: false) is not null)
                {
                    return SecretPage(context, open, secret, "too_many_codes");
                }
                var done = await handler.HandleAsync(command, context.RequestAborted);
                if (done.IsRefused)
                {
                    return SecretPage(context, open, secret, done.Error.Code);
                }
                limits.ForgiveCodes(NetworkAddress.Of(context), open.User.Id);
                kept.Forget();
                return CodesPage(context, done.Value);
            }
        );

    private static Task<IResult> TurnOffAsync(
        HttpContext context,
        ISecondFactorReads factors,
        TurnOffSecondFactorHandler handler,
        SessionRing kept,
        CancellationToken ct
    ) =>
        TakeAsync(
            context,
            async (open, form) =>
            {
                var refusal = await handler.HandleAsync(
                    new TurnOffSecondFactor(open.User.Id, form["password"].ToString(), open.Caller),
                    ct
                );
                kept.Forget();
                return refusal is null
                    ? TypedResults.LocalRedirect($"{Path}?told=second_factor_is_off")
                    : await PageAsync(context, factors, open, ct, refusal: refusal.Code);
            }
        );

    private static Task<IResult> RenewCodesAsync(
        HttpContext context,
        ISecondFactorReads factors,
        RenewRecoveryCodesHandler handler,
        CancellationToken ct
    ) =>
        TakeAsync(
            context,
            async (open, form) =>
            {
                var done = await handler.HandleAsync(new RenewRecoveryCodes(open.User, form["password"].ToString()), ct);
                return done.IsRefused
                    ? await PageAsync(context, factors, open, ct, refusal: done.Error.Code)
                    : CodesPage(context, done.Value);
            }
        );

    private static async Task<IResult> TakeAsync(HttpContext context, Func<OpenSession, IFormCollection, Task<IResult>> act)
    {
        if (!await SignInEndpoints.IsOwnFormAsync(context, context.RequestServices.GetRequiredService<IAntiforgery>()))
        {
            return new Problem(StatusCodes.Status400BadRequest, ProblemCodes.FormExpired);
        }
        return context.Features.Get<OpenSession>() is { } open
            ? await act(open, await context.Request.ReadFormAsync(context.RequestAborted))
            : Home();
    }

    // Whoever came with a key has no account of their own.
    private static IResult Home() => Results.LocalRedirect("/");

    private static async Task<IResult> PageAsync(
        HttpContext context,
        ISecondFactorReads factors,
        OpenSession open,
        CancellationToken ct,
        string? told = null,
        string? refusal = null
    ) =>
        new RazorComponentResult<AccountPage>(
            new Dictionary<string, object?>
            {
                [nameof(AccountPage.Texts)] = new DoorTexts(Languages.Of(context)),
                [nameof(AccountPage.Token)] = TokenOf(context),
                [nameof(AccountPage.Person)] = open.User,
                [nameof(AccountPage.Factor)] = await factors.FindAsync(open.User.Id, ct),
                [nameof(AccountPage.HasPassword)] = await HasPasswordAsync(context, open.User, ct),
                [nameof(AccountPage.Told)] = told,
                [nameof(AccountPage.Refusal)] = refusal,
            }
        )
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    private static async Task<bool> HasPasswordAsync(HttpContext context, User user, CancellationToken ct) =>
        await context.RequestServices.GetRequiredService<IUserReads>().FindByEmailAsync(user.Email, ct) is { PasswordHash: not null };

    private static RazorComponentResult<SecondFactorPage> SecretPage(
        HttpContext context,
        OpenSession open,
        byte[] secret,
        string? refusal
    ) =>
        new(
            new Dictionary<string, object?>
            {
                [nameof(SecondFactorPage.Texts)] = new DoorTexts(Languages.Of(context)),
                [nameof(SecondFactorPage.Token)] = TokenOf(context),
                [nameof(SecondFactorPage.Person)] = open.User,
                [nameof(SecondFactorPage.Secret)] = secret,
                [nameof(SecondFactorPage.Ticket)] = context.RequestServices.GetRequiredService<DoorTickets>().ForSecret(open.User, secret),
                [nameof(SecondFactorPage.IsDemanded)] = open.LacksSecondFactor,
                [nameof(SecondFactorPage.Refusal)] = refusal,
            }
        )
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    private static RazorComponentResult<RecoveryCodesPage> CodesPage(HttpContext context, NewRecoveryCodes codes) =>
        new(
            new Dictionary<string, object?>
            {
                [nameof(RecoveryCodesPage.Texts)] = new DoorTexts(Languages.Of(context)),
                [nameof(RecoveryCodesPage.Codes)] = codes.Codes,
            }
        );

    private static AntiforgeryTokenSet TokenOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
}
