using Entente.Application.Brands;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary>A key to be made by <see cref="Creator"/>; null <see cref="BrandSlugs"/> means every brand, null expiry ninety days.</summary>
public sealed record CreateApiKey(
    string Name,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string>? BrandSlugs,
    DateTimeOffset? ExpiresAt,
    Caller Creator
);

/// <summary>A key with its secret, which is told here and never again.</summary>
public sealed record NewApiKey(ApiKey Key, string Secret);

public sealed class CreateApiKeyHandler(IApiKeyStore keys, IBrandReads brands, KeyIssuing issuing, TimeProvider clock)
{
    private static readonly TimeSpan UsualLife = TimeSpan.FromDays(90);

    /// <summary>Everything wrong at once, or the key.</summary>
    public async Task<(NewApiKey? Key, IReadOnlyList<Error> Errors)> HandleAsync(CreateApiKey command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var expires = command.ExpiresAt ?? now + UsualLife;
        var errors = Faults(command, expires - now);
        var ids = await BrandIdsAsync(command, errors, ct);
        if (errors.Count == 0 && !command.Creator.Covers([Scopes.KeysManage, .. command.Scopes], ids?.ToHashSet()))
        {
            errors.Add(ApiKeyErrors.BeyondOwnRights);
        }
        if (errors.Count > 0)
        {
            return (null, errors);
        }
        var (key, secret) = issuing.Issue(command.Name, isOwner: false, command.Scopes, ids, expires, command.Creator.KeyId);
        await keys.AddAsync(key, KeySecret.Hash(secret), command.Creator.Actor, ct);
        return (new NewApiKey(key, secret), []);
    }

    private static List<Error> Faults(CreateApiKey command, TimeSpan life)
    {
        var errors = new List<Error>();
        if (string.IsNullOrWhiteSpace(command.Name))
        {
            errors.Add(ApiKeyErrors.NameEmpty);
        }
        errors.AddRange(PlainName.Faults(command.Name));
        if (command.Scopes.Count == 0)
        {
            errors.Add(ApiKeyErrors.NoScopes);
        }
        errors.AddRange(
            command.Scopes.Index().Where(s => !Scopes.All.Contains(s.Item)).Select(s => ApiKeyErrors.UnknownScope(s.Item, s.Index))
        );
        if (life <= TimeSpan.Zero || life > ApiKey.LongestLife)
        {
            errors.Add(ApiKeyErrors.Life);
        }
        return errors;
    }

    private async Task<IReadOnlyList<Guid>?> BrandIdsAsync(CreateApiKey command, List<Error> errors, CancellationToken ct)
    {
        if (command.BrandSlugs is not { } slugs)
        {
            return null;
        }
        var known = (await brands.ListAsync(ct)).Where(b => command.Creator.Sees(b.Id)).ToDictionary(b => b.Slug, b => b.Id);
        errors.AddRange(slugs.Index().Where(s => !known.ContainsKey(s.Item)).Select(s => ApiKeyErrors.UnknownBrand(s.Item, s.Index)));
        return [.. slugs.Where(known.ContainsKey).Select(slug => known[slug]).Distinct()];
    }
}
