using Entente.Domain.Policies;

namespace Entente.Infrastructure.Policies;

/// <summary>One version as its row holds it, with the time from which a later publication takes its place.</summary>
internal sealed record PolicyRow(
    int Version,
    int Revision,
    string Replaces,
    string? Note,
    string Rules,
    string CreatedBy,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    int? Publication,
    string? PublishedBy,
    DateTime? PublishedAt,
    DateTime? EffectiveFrom,
    DateTime? SupersededAt
)
{
    public const string Select = """
        select
            p.version, p.revision, p.replaces, p.note, p.rules::text, p.created_by, p.created_at, p.updated_at, p.publication,
            p.published_by, p.published_at, p.effective_from,
            (
                select min(later.effective_from)
                from policies later
                where later.brand_id = p.brand_id and later.publication > p.publication
            ) as superseded_at
        from policies p

        """;

    public PolicyVersion ToVersion() =>
        new(
            PolicyJson.Read(Rules, Version),
            Replaces,
            Note,
            Revision,
            CreatedBy,
            CreatedAt,
            UpdatedAt,
            Publication is null
                ? null
                : new Publication(Publication.Value, PublishedBy!, PublishedAt!.Value, EffectiveFrom!.Value, SupersededAt)
        );
}
