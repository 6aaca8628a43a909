using Entente.Api.Problems;
using Entente.Application.Access;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Access;

/// <summary>What a person is shown of their own account; a refusal is a page too.</summary>
internal static class AccountPages
{
    public static async Task<IResult> AccountAsync(
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

    public static IResult Secret(HttpContext context, OpenSession open, byte[] secret, string? refusal) =>
        new RazorComponentResult<SecondFactorPage>(
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

    public static IResult Codes(HttpContext context, NewRecoveryCodes codes) =>
        new RazorComponentResult<RecoveryCodesPage>(
            new Dictionary<string, object?>
            {
                [nameof(RecoveryCodesPage.Texts)] = new DoorTexts(Languages.Of(context)),
                [nameof(RecoveryCodesPage.Codes)] = codes.Codes,
            }
        );

    private static AntiforgeryTokenSet TokenOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
}
