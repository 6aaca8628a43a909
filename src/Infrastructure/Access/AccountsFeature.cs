using Entente.Application.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Access;

public static class AccountsFeature
{
    /// <summary>People with passwords, the roles they hold, and the sessions they open.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) =>
        services
            .AddSingleton<IPasswords, Pbkdf2Passwords>()
            .AddScoped<IUserReads, PostgresUserReads>()
            .AddScoped<IUserStore, PostgresUserStore>()
            .AddScoped<IInvitationReads, PostgresInvitationReads>()
            .AddScoped<IInvitationStore, PostgresInvitationStore>()
            .AddScoped<IUserSessionReads, PostgresUserSessionReads>()
            .AddScoped<IUserSessionStore, PostgresUserSessionStore>()
            .AddScoped<FirstInvitation>()
            .AddScoped<InvitePersonHandler>()
            .AddScoped<AcceptInvitationHandler>()
            .AddScoped<WithdrawInvitationHandler>()
            .AddScoped<EndSessionHandler>()
            .AddScoped<AssignRolesHandler>()
            .AddScoped<DisableUserHandler>()
            .AddScoped<SignInHandler>();
}
