namespace Entente.Api.Brands;

/// <summary>What a reader of the document sees of brands and channels.</summary>
internal static class BrandExamples
{
    public static readonly object Input = new
    {
        slug = "fibre-du-lac",
        name = "Fibre du Lac",
        time_zone = "Europe/Paris",
        locale = "fr",
        brand_terms = new[] { "Fibre du Lac", "FDL" },
        published_contacts = new[] { "aide@fibre-du-lac.example" },
        region = "FR",
    };

    public static readonly object Answer = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a101",
        slug = "fibre-du-lac",
        name = "Fibre du Lac",
        time_zone = "Europe/Paris",
        locale = "fr",
        brand_terms = new[] { "Fibre du Lac", "FDL" },
        published_contacts = new[] { "aide@fibre-du-lac.example" },
        region = "FR",
        is_demo = false,
        version = 1,
        created_at = "2026-02-09T08:30:00.000000Z",
        updated_at = "2026-02-09T08:30:00.000000Z",
    };

    public const string ChannelId = "01989f3e-8b11-7d0a-8f6e-5a1b0c2d3e4f";

    public static readonly object ChannelInput = new
    {
        network = "facebook",
        external_id = "104857600000000001",
        name = "Fibre du Lac",
        url = "https://social.example/fibredulac",
    };

    public static readonly object Channel = new
    {
        id = ChannelId,
        brand_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a101",
        network = "facebook",
        external_id = "104857600000000001",
        name = "Fibre du Lac",
        url = "https://social.example/fibredulac",
        version = 1,
        created_at = "2026-02-09T08:31:00.000000Z",
        updated_at = "2026-02-09T08:31:00.000000Z",
        removed_at = (string?)null,
    };
}
