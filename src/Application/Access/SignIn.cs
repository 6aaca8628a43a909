using Entente.Domain.Access;

namespace Entente.Application.Access;

public sealed record SignIn(string Email, string Password, string? Address, string? Browser);

/// <summary>Opens a session for who gives the right password. Unknown, disabled and wrong take the same time and say the same.</summary>
public sealed class SignInHandler(IUserReads users, IUserSessionStore sessions, IPasswords passwords, TimeProvider clock)
{
    // Checked where there is no account, so that an address tells nothing about itself.
    private static string? _nobodys;

    public async Task<(User User, UserSession Session)?> HandleAsync(SignIn command, CancellationToken ct)
    {
        var found = await users.FindByEmailAsync(User.EmailOf(command.Email), ct);
        var hash = found?.PasswordHash ?? (_nobodys ??= passwords.Hash("the password of nobody"));
        var isRight = passwords.IsRight(PasswordRules.Plain(command.Password), hash);
        if (!isRight || found is not { User: { DisabledAt: null } user })
        {
            return null;
        }
        return (user, await OpenAsync(user, command, ct));
    }

    private async Task<UserSession> OpenAsync(User user, SignIn command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var session = new UserSession(Guid.CreateVersion7(now), user.Id, now, now, null, command.Address, command.Browser);
        await sessions.OpenAsync(session, ct);
        return session;
    }
}
