using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>From where somebody comes: the address as far as it is known, and what the browser says of itself.</summary>
public sealed record Visitor(string? Address, string? Browser);

public sealed record SignIn(string Email, string Password, Visitor From);

/// <summary>Who has proved a first factor; <see cref="Session"/> is null where a second one is still asked for.</summary>
public sealed record SignedIn(User User, UserSession? Session);

/// <summary>Opens a session for who gives the right password. Unknown, disabled and wrong take the same time and say the same.</summary>
public sealed class SignInHandler(
    IUserReads users,
    ISecondFactorReads factors,
    IUserSessionStore sessions,
    IPasswords passwords,
    TimeProvider clock
)
{
    // Checked where there is no account or no password, so that an address tells nothing about itself.
    private static string? _nobodys;

    public async Task<SignedIn?> HandleAsync(SignIn command, CancellationToken ct)
    {
        var found = await users.FindByEmailAsync(User.EmailOf(command.Email), ct);
        var isRight = passwords.IsRight(
            PasswordRules.Plain(command.Password),
            found?.PasswordHash ?? (_nobodys ??= passwords.Hash("the password of nobody"))
        );
        var now = clock.GetUtcNow();
        if (!isRight || found is not { PasswordHash: not null, User: { DisabledAt: null } user })
        {
            await sessions.NoteRefusalAsync(found?.User.Id, command.From.Address, now, ct);
            return null;
        }
        if (await factors.FindAsync(user.Id, ct) is not null)
        {
            return new SignedIn(user, null);
        }
        var session = UserSession.Open(user, SignInWay.Password, command.From.Address, command.From.Browser, now);
        await sessions.OpenAsync(session, ct);
        return new SignedIn(user, session);
    }
}
