namespace Entente.Api.Access;

/// <summary>What a reader of the document sees of people.</summary>
internal static class PeopleExamples
{
    private const string Account = "01989f40-2d33-7c4e-b5f6-0718293a4b5c";

    public static readonly object Role = new { role = "analyst", scopes = new[] { "brands:read", "metrics:read" } };

    public static readonly object Roles = new { roles = new[] { "lead", "manager" } };

    public static readonly object Assignment = new
    {
        id = Account,
        name = "Aya Benali",
        email = "aya@fibre-du-lac.example",
        roles = new[] { "agent", "lead" },
        is_disabled = false,
        version = 2,
        updated_at = "2026-02-09T08:35:00.000000Z",
    };

    public static readonly object InvitationInput = new
    {
        email = "aya@fibre-du-lac.example",
        name = "Aya Benali",
        roles = new[] { "agent" },
        language = "fr",
    };

    public static readonly object Invitation = new
    {
        id = "01989f40-3e44-7d5f-8607-18293a4b5c6d",
        email = "aya@fibre-du-lac.example",
        name = "Aya Benali",
        language = "fr",
        roles = new[] { "agent" },
        created_at = "2026-02-09T08:35:00.000000Z",
        expires_at = "2026-02-16T08:35:00.000000Z",
    };

    public static readonly object CreatedInvitation = new
    {
        invitation = Invitation,
        url = "https://desk.fibre-du-lac.example/invitation?secret=ent_invite_…",
    };

    public static readonly object PasswordReset = new
    {
        url = "https://desk.fibre-du-lac.example/new-password?secret=ent_reset_…",
        expires_at = "2026-02-17T08:35:00.000000Z",
    };

    public static readonly object User = new
    {
        id = Account,
        email = "aya@fibre-du-lac.example",
        name = "Aya Benali",
        language = "fr",
        is_owner = false,
        is_disabled = false,
        disabled_at = (string?)null,
        has_second_factor = true,
        last_signed_in_at = "2026-02-16T07:58:12.000000Z",
        version = 1,
        created_at = "2026-02-09T08:35:00.000000Z",
    };
}
