using Dapper;
using Entente.Application.Mentions;
using Entente.Domain;

namespace Entente.Infrastructure.Mentions;

/// <summary>Only the conditions that are asked for stand in the statement, so that each list finds its index.</summary>
internal sealed class MentionListQuery
{
    private readonly List<string> _conditions = ["m.brand_id = @brand_id"];

    public MentionListQuery(Guid brandId, MentionFilter filter, MentionCursor? after, int limit)
    {
        Parameters.Add("brand_id", brandId);
        Parameters.Add("limit", limit);
        AnyOf("m.network", "networks", filter.Networks);
        AnyOf("m.sentiment", "sentiments", filter.Sentiments);
        AnyOf("m.category", "categories", filter.Categories);
        AnyOf("m.standing", "standings", filter.Standings);
        WhenGiven(filter.ExternalId, "m.external_id = @external_id", "external_id");
        WhenGiven(filter.PostedFrom?.UtcDateTime, "m.posted_at >= @posted_from", "posted_from");
        WhenGiven(filter.PostedTo?.UtcDateTime, "m.posted_at < @posted_to", "posted_to");
        WhenGiven(
            filter.CaseId,
            "m.id in (select j.mention_id from case_mentions j where j.brand_id = @brand_id and j.case_id = @case_id)",
            "case_id"
        );
        WhenGiven(filter.IsOwn, "m.is_own = @is_own", "is_own");
        WhenGiven(filter.ChannelId, "m.channel_id = @channel_id", "channel_id");
        if (after is not null)
        {
            Parameters.Add("after_at", after.PostedAt.UtcDateTime);
            WhenGiven(after.Id, "(m.posted_at, m.id) < (@after_at, @after_id)", "after_id");
        }
    }

    public DynamicParameters Parameters { get; } = new();

    public string Sql =>
        $"""
            {MentionRow.Select}
            where {string.Join("\n    and ", _conditions)}
            order by m.posted_at desc, m.id desc
            limit @limit
            """;

    private void AnyOf<TEnum>(string column, string parameter, IReadOnlyList<TEnum> wanted)
        where TEnum : struct, Enum =>
        WhenGiven(wanted.Count == 0 ? null : wanted.Select(Vocabulary.Word).ToArray(), $"{column} = any (@{parameter})", parameter);

    private void WhenGiven(object? value, string condition, string parameter)
    {
        if (value is not null)
        {
            _conditions.Add(condition);
            Parameters.Add(parameter, value);
        }
    }
}
