namespace Entente.Api.Contacts;

/// <summary>What a reader of the document sees of both lists.</summary>
internal static class ContactExamples
{
    private const string Brand = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a101";

    public static readonly object ContactInput = new
    {
        kind = "phone",
        value = "01 99 00 10 10",
        label = "Service client",
    };

    public static readonly object Contact = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3ac01",
        brand_id = Brand,
        kind = "phone",
        value = "01 99 00 10 10",
        label = "Service client",
        created_by = "Aya",
        version = 1,
        created_at = "2026-02-09T08:40:00.000000Z",
        updated_at = "2026-02-09T08:40:00.000000Z",
    };

    public static readonly object PersonInput = new
    {
        kind = "email",
        value = "m.auclair@fibre-du-lac.example",
        label = "Head of customer service",
    };

    public static readonly object Person = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3ad01",
        brand_id = Brand,
        kind = "email",
        hint = "m•••@•••",
        label = "Head of customer service",
        created_by = "Aya",
        version = 1,
        created_at = "2026-02-09T08:41:00.000000Z",
        updated_at = "2026-02-09T08:41:00.000000Z",
    };

    public static readonly object BatchAnswer = new
    {
        items = new[]
        {
            new
            {
                index = 0,
                status = 201,
                id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3ac01",
                problem = (object?)null,
            },
        },
        accepted = 1,
        duplicates = 0,
        rejected = 0,
    };
}
