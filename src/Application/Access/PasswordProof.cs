using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>Asks whoever is signed in for their password once more, before what a borrowed browser must not do.</summary>
public sealed class PasswordProof(IUserReads users, IPasswords passwords)
{
    public async Task<bool> HoldsAsync(User user, string password, CancellationToken ct) =>
        await users.FindByEmailAsync(user.Email, ct) is { PasswordHash: { } hash }
        && passwords.IsRight(PasswordRules.Plain(password), hash);
}
