using Entente.Domain;
using Entente.Domain.Acquisition;
using Entente.Domain.Mentions;

namespace Entente.Infrastructure.Acquisition;

/// <summary>A row of <c>campaigns</c>, column by column in the order of every select here.</summary>
internal sealed record CampaignRow(
    Guid Id,
    Guid BrandId,
    int Version,
    string Kind,
    string Name,
    string Network,
    Guid? ChannelId,
    string Currency,
    decimal? Reach,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    string? Notes,
    string CreatedBy,
    DateTime CreatedAt,
    DateTime UpdatedAt
)
{
    public const string Columns = """
        id, brand_id, version, kind, name, network, channel_id, currency, reach, starts_on, ends_on, notes, created_by, created_at,
        updated_at
        """;

    public Campaign ToCampaign() =>
        new(
            Id,
            BrandId,
            Version,
            Vocabulary.Parse<Network>(Network),
            Currency,
            new CampaignTerms(Vocabulary.Parse<CampaignKind>(Kind), Name, ChannelId, Reach, StartsOn, EndsOn, Notes),
            CreatedBy,
            CreatedAt,
            UpdatedAt
        );
}

internal sealed record CostRow(
    Guid Id,
    Guid CampaignId,
    string Kind,
    DateOnly SpentOn,
    long Amount,
    string Currency,
    string? Note,
    string CreatedBy,
    DateTime CreatedAt
)
{
    public CampaignCost ToCost() =>
        new(Id, CampaignId, Vocabulary.Parse<CostKind>(Kind), SpentOn, Amount, Currency, Note, CreatedBy, CreatedAt);
}

internal sealed record FansRow(
    Guid Id,
    Guid CampaignId,
    int Version,
    DateOnly WonOn,
    int Days,
    int Count,
    bool IsNamed,
    Guid? AuthorId,
    string? ExternalId,
    string? Handle,
    string? DisplayName,
    string CreatedBy,
    DateTime CreatedAt
)
{
    public WonFans ToFans() =>
        new(
            Id,
            CampaignId,
            Version,
            WonOn,
            Days,
            Count,
            IsNamed,
            AuthorId is { } author ? new Fan(author, ExternalId!, Handle, DisplayName) : null,
            CreatedBy,
            CreatedAt
        );
}
