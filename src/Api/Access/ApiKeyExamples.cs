namespace Entente.Api.Access;

/// <summary>What a reader of the document sees of keys. The secret's checksum does not hold, so that nobody tries it.</summary>
internal static class ApiKeyExamples
{
    public static readonly object Input = new
    {
        name = "Weekly figures",
        scopes = new[] { "metrics:read", "reports:read" },
        brands = new[] { "fibre-du-lac" },
        expires_at = "2026-12-31T23:00:00Z",
    };

    public static readonly object Key = new
    {
        id = "01989f40-1c22-7b3d-a4e5-f60718293a4b",
        name = "Weekly figures",
        prefix = "ent_live_4fT9qLx2",
        is_owner = false,
        scopes = new[] { "metrics:read", "reports:read" },
        brand_ids = new[] { "01989f3e-6a30-7cc2-9d1f-2f4be9b3a101" },
        all_brands = false,
        expires_at = "2026-12-31T23:00:00.000000Z",
        last_used_at = (string?)null,
        revoked_at = (string?)null,
        created_at = "2026-02-09T08:35:00.000000Z",
        created_by = "01989f3e-0000-7000-8000-000000000001",
    };

    public static readonly object Created = new { key = Key, secret = "ent_live_4fT9qLx2…" };
}
