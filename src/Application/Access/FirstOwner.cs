using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>
/// Gives a new instance its owner's key: the one the operator chose, or a new one that is told once.
/// Does nothing when the instance has a key, also when several processes start at the same time.
/// </summary>
public sealed class FirstOwner(IApiKeyStore keys, KeyIssuing issuing)
{
    public const int ShortestChosenSecret = 32;

    /// <summary>The new owner's key, or null when there was nothing to do.</summary>
    public async Task<NewApiKey?> EnsureAsync(string? chosenSecret, CancellationToken ct)
    {
        if (chosenSecret is { Length: < ShortestChosenSecret })
        {
            throw new InvalidOperationException($"Entente:Bootstrap:ApiKey must have {ShortestChosenSecret} characters or more.");
        }
        var owner = issuing.IssueOwner("Instance owner", chosenSecret);
        return await keys.TryAddFirstAsync(owner.Key, KeySecret.Hash(owner.Secret), ct) ? owner : null;
    }
}
