using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Answers;
using Entente.Domain.Acquisition;
using Entente.Domain.Mentions;

namespace Entente.Api.Acquisition;

/// <summary>A campaign as it is answered.</summary>
public sealed record CampaignView(
    Guid Id,
    Guid BrandId,
    CampaignKind Kind,
    string Name,
    Network Network,
    Guid? ChannelId,
    string Currency,
    decimal? Reach,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    string? Notes,
    string CreatedBy,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public static CampaignView Of(Campaign c) =>
        new(
            c.Id,
            c.BrandId,
            c.Terms.Kind,
            c.Terms.Name,
            c.Network,
            c.Terms.ChannelId,
            c.Currency,
            c.Terms.Reach,
            c.Terms.StartsOn,
            c.Terms.EndsOn,
            c.Terms.Notes,
            c.CreatedBy,
            c.Version,
            c.CreatedAt,
            c.UpdatedAt
        );
}

/// <summary>An effort to win fans on one network. The first campaign decides the currency of all.</summary>
public sealed record NewCampaign(
    CampaignKind Kind,
    [property: MinLength(1), MaxLength(200)] string Name,
    Network Network,
    [property: MinLength(3), MaxLength(3), Description("ISO 4217, such as EUR.")] string Currency,
    DateOnly StartsOn,
    DateOnly? EndsOn = null,
    [property: Description("The brand's channel it ran on, of the same network.")] Guid? ChannelId = null,
    [property: Range(0.0001, 1), Description("The part of its fans that a post of the brand reaches, such as 0.06; at most four decimals.")]
        decimal? Reach = null,
    [property: MaxLength(4000)] string? Notes = null
)
{
    public CampaignTerms ToTerms() => new(Kind, Name, ChannelId, Reach, StartsOn, EndsOn, Notes);
}

/// <summary>What may change about a campaign: its network and currency stay.</summary>
public sealed record CampaignInput(
    CampaignKind Kind,
    [property: MinLength(1), MaxLength(200)] string Name,
    DateOnly StartsOn,
    DateOnly? EndsOn = null,
    [property: Description("The brand's channel it ran on, of the same network.")] Guid? ChannelId = null,
    [property: Range(0.0001, 1), Description("The part of its fans that a post of the brand reaches, such as 0.06; at most four decimals.")]
        decimal? Reach = null,
    [property: MaxLength(4000)] string? Notes = null
)
{
    public static CampaignInput Of(CampaignTerms t) => new(t.Kind, t.Name, t.StartsOn, t.EndsOn, t.ChannelId, t.Reach, t.Notes);

    public CampaignTerms ToTerms() => new(Kind, Name, ChannelId, Reach, StartsOn, EndsOn, Notes);
}

/// <summary>Money spent: <c>amount</c> in minor units of <c>currency</c>, cents of the euro. A cost is added or removed, never changed.</summary>
public sealed record CostView(
    Guid Id,
    Guid CampaignId,
    CostKind Kind,
    DateOnly SpentOn,
    long Amount,
    string Currency,
    string? Note,
    string CreatedBy,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public const int OnlyVersion = 1;

    public static CostView Of(CampaignCost c) =>
        new(c.Id, c.CampaignId, c.Kind, c.SpentOn, c.Amount, c.Currency, c.Note, c.CreatedBy, OnlyVersion, c.CreatedAt, c.CreatedAt);
}

public sealed record CostInput(
    CostKind Kind,
    DateOnly SpentOn,
    [property: Range(1, 1e12), Description("Whole minor units: 12.50 euros are 1250.")] long Amount,
    [property: MinLength(3), MaxLength(3), Description("The campaign's currency; another is refused.")] string Currency,
    [property: MaxLength(1000)] string? Note = null
);

/// <summary>Which campaigns a list asks for; lists by commas.</summary>
public sealed record CampaignQuery(
    [property: MaxLength(10)] IReadOnlyList<CampaignKind>? Kind = null,
    [property: MaxLength(20)] IReadOnlyList<Network>? Network = null,
    TableFormat? Format = null,
    CsvDelimiter Delimiter = CsvDelimiter.Comma,
    bool Bom = false,
    DecimalMark Decimal = DecimalMark.Point
) : TableQuery(Format, Delimiter, Bom, Decimal);
