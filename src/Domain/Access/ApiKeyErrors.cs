using Entente.Domain.Outcomes;

namespace Entente.Domain.Access;

public static class ApiKeyErrors
{
    public static readonly Error NameEmpty = new(ErrorKind.Invalid, "key_name_empty") { Pointer = "/name" };
    public static readonly Error NoScopes = new(ErrorKind.Invalid, "key_without_scopes") { Pointer = "/scopes" };
    public static readonly Error Life = new(ErrorKind.Invalid, "key_life") { Pointer = "/expires_at" };
    public static readonly Error BeyondOwnRights = new(ErrorKind.Forbidden, "beyond_own_rights");

    public static Error UnknownScope(string scope, int index) =>
        new(ErrorKind.Invalid, "unknown_scope", ("scope", scope)) { Pointer = $"/scopes/{index}" };

    public static Error UnknownBrand(string slug, int index) =>
        new(ErrorKind.Invalid, "unknown_brand", ("brand", slug)) { Pointer = $"/brands/{index}" };

    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "key_not_found", ("id", id));
}
