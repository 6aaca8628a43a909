namespace Entente.Domain.Access;

/// <summary>
/// A person with an account. <see cref="Email"/> is what they sign in with, in lower case; the password is kept apart and never leaves
/// the store but as a hash. The owner of the instance, of whom there is one, may do everything.
/// </summary>
public sealed record User(
    Guid Id,
    string Email,
    string Name,
    string Language,
    bool IsOwner,
    DateTimeOffset? DisabledAt,
    int Version,
    DateTimeOffset CreatedAt
)
{
    public const int LongestEmail = 254;
    public const int LongestName = 200;

    /// <summary>One spelling of an address: the part before the @ is read without regard to case too, as every large provider does.</summary>
    public static string EmailOf(string written) => written.Trim().Normalize().ToLowerInvariant();

    public static bool IsEmail(string email) =>
        email.Length is > 2 and <= LongestEmail
        && email.Split('@') is [{ Length: > 0 }, { Length: > 0 } host]
        && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && !host.StartsWith('.')
        && !host.EndsWith('.');

    /// <summary>What this person may do, from the roles held on each brand.</summary>
    public Caller AsCaller(IReadOnlyDictionary<Guid, IReadOnlyCollection<Role>> roles) =>
        Caller.OfUser(Id, Name, IsOwner, roles.ToDictionary(brand => brand.Key, brand => RoleMatrix.ScopesOf(brand.Value)));
}
