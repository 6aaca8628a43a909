using Entente.Application.Access;
using Entente.Domain;
using Entente.Domain.Access;

namespace Entente.Infrastructure.Access;

/// <summary>A row of <c>users</c> without its password, column by column in the order of every select here.</summary>
internal record UserRow(
    Guid id,
    string email,
    string name,
    string language,
    bool is_owner,
    DateTime? disabled_at,
    int version,
    DateTime created_at
)
{
    public User ToUser() =>
        new(
            id,
            email,
            name,
            language,
            is_owner,
            disabled_at is { } at ? new DateTimeOffset(at) : null,
            version,
            new DateTimeOffset(created_at)
        );
}

internal sealed record UserWithPasswordRow(
    Guid id,
    string email,
    string name,
    string language,
    bool is_owner,
    DateTime? disabled_at,
    int version,
    DateTime created_at,
    string? password_hash
) : UserRow(id, email, name, language, is_owner, disabled_at, version, created_at);

internal sealed record RoleAssignmentRow(
    Guid id,
    string email,
    string name,
    string language,
    bool is_owner,
    DateTime? disabled_at,
    int version,
    DateTime created_at,
    Array roles,
    int assignment_version,
    DateTime updated_at
) : UserRow(id, email, name, language, is_owner, disabled_at, version, created_at)
{
    public RoleAssignment ToAssignment() => new(ToUser(), RoleWords.Read(roles), assignment_version, new DateTimeOffset(updated_at));
}

internal static class RoleWords
{
    public static List<Role> Read(Array written) => [.. ((string[])written).Select(Vocabulary.Parse<Role>)];

    public static string[] Write(IEnumerable<Role> roles) => [.. roles.Order().Select(Vocabulary.Word)];
}
