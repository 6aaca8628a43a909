using Entente.Domain;
using Entente.Domain.Access;

namespace Entente.Api.Access;

/// <summary>
/// Who must have a second factor before they do anything else: <c>Entente:SecondFactor:RequiredFor</c>, roles with commas between, and
/// <c>owner</c> for the owner of the instance.
/// </summary>
public sealed record SecondFactorDemand(bool OfOwner, IReadOnlySet<Role> OfRoles)
{
    private const string Setting = "Entente:SecondFactor:RequiredFor";
    private const string Owner = "owner";

    /// <exception cref="InvalidOperationException">The setting names a role there is not.</exception>
    public static SecondFactorDemand Of(IConfiguration configuration)
    {
        var words = (configuration[Setting] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToHashSet();
        return new SecondFactorDemand(words.Remove(Owner), words.Select(RoleOf).ToHashSet());
    }

    /// <summary>A provider asks for what it asks for: whoever came through one is not asked again.</summary>
    public bool Asks(User user, UserSession session, IEnumerable<Role> roles) =>
        session.Way == SignInWay.Password && ((OfOwner && user.IsOwner) || roles.Any(OfRoles.Contains));

    private static Role RoleOf(string word) =>
        Vocabulary.TryParse<Role>(word, out var role)
            ? role
            : throw new InvalidOperationException(
                $"{Setting} names '{word}'; it may name {Owner}, {string.Join(", ", Vocabulary.AllWords<Role>())}."
            );
}

/// <summary>Metadata: open also to who must have a second factor and has none yet.</summary>
public sealed record BeforeSecondFactor;
