using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>Makes keys; <paramref name="environment"/> is the word in the middle of their secrets.</summary>
public sealed class KeyIssuing(string environment, TimeProvider clock)
{
    public NewApiKey Issue(
        string name,
        bool isOwner,
        IReadOnlyList<string> scopes,
        IReadOnlyList<Guid>? brands,
        DateTimeOffset expiresAt,
        Guid? createdBy
    ) => WithSecret(KeySecret.Create(environment), name, isOwner, scopes, brands, expiresAt, createdBy);

    /// <summary>The instance owner's key: every right, for the longest life there is. A given secret is taken as it is.</summary>
    public NewApiKey IssueOwner(string name, string? secret) =>
        WithSecret(secret ?? KeySecret.Create(environment), name, isOwner: true, [], null, clock.GetUtcNow() + ApiKey.LongestLife, null);

    private NewApiKey WithSecret(
        string secret,
        string name,
        bool isOwner,
        IReadOnlyList<string> scopes,
        IReadOnlyList<Guid>? brands,
        DateTimeOffset expiresAt,
        Guid? createdBy
    )
    {
        var now = clock.GetUtcNow();
        var prefix = KeySecret.PrefixOf(secret);
        return new NewApiKey(
            new ApiKey(Guid.CreateVersion7(now), name, prefix, isOwner, scopes, brands, expiresAt, null, null, now, createdBy),
            secret
        );
    }
}
