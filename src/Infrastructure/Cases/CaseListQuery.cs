using Dapper;
using Entente.Application.Cases;
using Entente.Domain;

namespace Entente.Infrastructure.Cases;

/// <summary>Only the conditions that are asked for stand in the statement, so that each list finds its index.</summary>
internal sealed class CaseListQuery
{
    private readonly CaseOrder _order;
    private readonly List<string> _conditions = ["c.brand_id = @brand_id"];

    public CaseListQuery(Guid brandId, CaseFilter filter, CaseOrder order, CaseCursor? after, int limit)
    {
        _order = order;
        Parameters.Add("brand_id", brandId);
        Parameters.Add("limit", limit);
        AnyOf("c.step", "steps", filter.Steps);
        AnyOf("c.standing", "standings", filter.Standings);
        AnyOf("c.category", "categories", filter.Categories);
        AnyOf("c.network", "networks", filter.Networks);
        WhenGiven(filter.BreaksPrinciple, "c.breaks_principle = @principle", "principle");
        WhenGiven(filter.HasProposedOutcome, "(o.kind is not null) = @proposed", "proposed");
        WhenGiven(filter.OpenedFrom?.UtcDateTime, "c.opened_at >= @opened_from", "opened_from");
        WhenGiven(filter.OpenedTo?.UtcDateTime, "c.opened_at < @opened_to", "opened_to");
        WhenGiven(filter.DueTo?.UtcDateTime, "c.step <> 'closed' and c.due_at < @due_to", "due_to");
        WhenGiven(filter.ChannelId, "c.channel_id = @channel_id", "channel_id");
        if (filter.Assignee is { ActorId: null })
        {
            _conditions.Add("c.assignee_id is null");
        }
        WhenGiven(filter.Assignee?.ActorId, "c.assignee_id = @assignee", "assignee");
        if (order == CaseOrder.Urgency)
        {
            _conditions.Add("c.step <> 'closed'");
        }
        if (after is not null)
        {
            Parameters.Add("after_at", after.At.UtcDateTime);
            Parameters.Add("after_exposed", after.IsExposed);
            var further =
                order == CaseOrder.Newest
                    ? "(c.opened_at, c.id) < (@after_at, @after_id)"
                    : $"({NotExposed}, c.due_at, c.id) > (not @after_exposed, @after_at, @after_id)";
            WhenGiven(after.Id, further, "after_id");
        }
    }

    public DynamicParameters Parameters { get; } = new();

    // False comes first: what an index of open cases holds so.
    private const string NotExposed = "(not c.breaks_principle or c.hidden)";

    public string Where =>
        $"""
            where {string.Join("\n    and ", _conditions)}
            order by {(_order == CaseOrder.Newest ? "c.opened_at desc, c.id desc" : $"{NotExposed}, c.due_at, c.id")}
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
