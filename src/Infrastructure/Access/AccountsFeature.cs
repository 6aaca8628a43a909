using Entente.Application.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Access;

public static class AccountsFeature
{
    /// <summary>People with passwords and second factors, the roles they hold, and the sessions they open.</summary>
    /// <param name="dataDirectory">Where the keys lie that cookies and secrets are sealed with.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        services.AddDataProtection().SetApplicationName("entente").PersistKeysToFileSystem(KeyDirectory(dataDirectory));
        services.AddSingleton(AddressOf(configuration["Entente:PublicUrl"]));
        return services
            .AddSingleton<IPasswords, Pbkdf2Passwords>()
            .AddSingleton<ISecretSealing, DataProtectionSealing>()
            .AddScoped<IUserReads, PostgresUserReads>()
            .AddScoped<IUserStore, PostgresUserStore>()
            .AddScoped<IInvitationReads, PostgresInvitationReads>()
            .AddScoped<IInvitationStore, PostgresInvitationStore>()
            .AddScoped<IUserSessionReads, PostgresUserSessionReads>()
            .AddScoped<IUserSessionStore, PostgresUserSessionStore>()
            .AddScoped<ISecondFactorReads, PostgresSecondFactors>()
            .AddScoped<ISecondFactorStore, PostgresSecondFactors>()
            .AddScoped<IPasswordResetStore, PostgresPasswordResetStore>()
            .AddScoped<IAccountReads, PostgresAccountReads>()
            .AddScoped<IAccessEventReads, PostgresAccessEventReads>()
            .AddScoped<IAccessEventStore, PostgresAccessEventStore>()
            .AddScoped<ForgetAccessEventsHandler>()
            .AddScoped<IIdentityStore, PostgresIdentityStore>()
            .AddScoped<SignInThroughProviderHandler>()
            .AddScoped<PasswordProof>()
            .AddScoped<FirstInvitation>()
            .AddScoped<InvitePersonHandler>()
            .AddScoped<AcceptInvitationHandler>()
            .AddScoped<WithdrawInvitationHandler>()
            .AddScoped<EndSessionHandler>()
            .AddScoped<AssignRolesHandler>()
            .AddScoped<DisableUserHandler>()
            .AddScoped<SignInHandler>()
            .AddScoped<ConfirmSignInHandler>()
            .AddScoped<TurnOnSecondFactorHandler>()
            .AddScoped<TurnOffSecondFactorHandler>()
            .AddScoped<RenewRecoveryCodesHandler>()
            .AddScoped<ChangePasswordHandler>()
            .AddScoped<AskForResetHandler>()
            .AddScoped<SendResetsHandler>()
            .AddScoped<MakeResetLinkHandler>()
            .AddScoped<ResetPasswordHandler>();
    }

    private static PublicAddress AddressOf(string? written) =>
        string.IsNullOrEmpty(written) ? new PublicAddress(null)
        : Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? new PublicAddress(written.TrimEnd('/'))
        : throw new InvalidOperationException("Entente:PublicUrl is an address such as https://desk.example.com.");

    // Whoever reads these keys can forge sessions and cursors: they are the owner's alone.
    private static DirectoryInfo KeyDirectory(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, "keys");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
