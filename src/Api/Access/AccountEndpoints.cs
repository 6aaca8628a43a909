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
        context.Features.Get<OpenSession>() is { } open
            ? AccountPages.AccountAsync(context, factors, open, ct, told: told)
            : Task.FromResult(Home());

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
                    : await AccountPages.AccountAsync(context, factors, open, ct, refusal: refusal);
            }
        );

    private static async Task<IResult> ShowSecretAsync(HttpContext context, ISecondFactorReads factors, CancellationToken ct)
    {
        if (context.Features.Get<OpenSession>() is not { } open)
        {
            return Home();
        }
        return await factors.FindAsync(open.User.Id, ct) is null
            ? AccountPages.Secret(context, open, Totp.NewSecret(), refusal: null)
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
                    return AccountPages.Secret(context, open, Totp.NewSecret(), "step_expired");
                }
                var command = new TurnOnSecondFactor(open.User, secret, form["code"].ToString(), form["password"].ToString());
                if (limits.WaitForCode(NetworkAddress.Of(context), open.User.Id, isRecovery: false) is not null)
                {
                    return AccountPages.Secret(context, open, secret, "too_many_codes");
                }
                var done = await handler.HandleAsync(command, context.RequestAborted);
                if (done.IsRefused)
                {
                    return AccountPages.Secret(context, open, secret, done.Error.Code);
                }
                limits.ForgiveCodes(NetworkAddress.Of(context), open.User.Id);
                kept.Forget();
                return AccountPages.Codes(context, done.Value);
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
                    : await AccountPages.AccountAsync(context, factors, open, ct, refusal: refusal.Code);
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
                    ? await AccountPages.AccountAsync(context, factors, open, ct, refusal: done.Error.Code)
                    : AccountPages.Codes(context, done.Value);
            }
        );

    // Who sits at a borrowed browser may not guess the password either: what is refused is counted, what is right forgives it.
    private static async Task<IResult> TakeAsync(HttpContext context, Func<OpenSession, IFormCollection, Task<IResult>> act)
    {
        var services = context.RequestServices;
        if (!await SignInEndpoints.IsOwnFormAsync(context, services.GetRequiredService<IAntiforgery>()))
        {
            return new Problem(StatusCodes.Status400BadRequest, ProblemCodes.FormExpired);
        }
        if (context.Features.Get<OpenSession>() is not { } open)
        {
            return Home();
        }
        var (limits, address, proof) = (services.GetRequiredService<SignInLimits>(), NetworkAddress.Of(context), $"proof {open.User.Id}");
        if (limits.Wait(address, proof) is { } seconds)
        {
            return new Problem(StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyRequests) { RetryAfter = seconds };
        }
        var answer = await act(open, await context.Request.ReadFormAsync(context.RequestAborted));
        if (answer is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status422UnprocessableEntity })
        {
            limits.Forgive(address, proof);
        }
        return answer;
    }

    // Whoever came with a key has no account of their own.
    private static IResult Home() => Results.LocalRedirect("/");
}
