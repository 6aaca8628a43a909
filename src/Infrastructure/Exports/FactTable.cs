using Entente.Application.Exports;
using Entente.Infrastructure.Mentions;

namespace Entente.Infrastructure.Exports;

internal enum FactKind
{
    Text,
    Time,
    Flag,
    Count,
}

/// <param name="Sql">How the column is read; texts and ids as text.</param>
internal sealed record FactColumn(string Name, FactKind Kind, string Sql);

/// <summary>The columns of an export in their order, which are fixed whoever reads, and where they come from.</summary>
/// <param name="Age">The column that rows are chosen and ordered by.</param>
/// <param name="Masked">The column whose text is masked by the places read last of all, -1 where none is.</param>
internal sealed record FactTable(IReadOnlyList<FactColumn> Columns, string From, string Age, int Masked)
{
    public static FactTable Of(FactQuery query) =>
        query.Facts switch
        {
            ExportedFacts.Mentions => Mentions(query),
            ExportedFacts.Cases => Cases,
            _ => Events(query),
        };

    /// <summary>The statement; after the columns comes the place of personal data, where texts are masked.</summary>
    public string Sql(FactQuery query) =>
        $"""
            select {string.Join(", ", Columns.Select(c => c.Sql))}{(Masked < 0 ? "" : ", " + StoredSignals.PersonalData)}
            from {From}
            where m.brand_id = @brand_id
                {(query.From is null ? "" : $"and {Age} >= @from_at")}
                {(query.To is null ? "" : $"and {Age} < @to_at")}
            order by {Age}, m.id
            """;

    private static FactTable Mentions(FactQuery query)
    {
        FactColumn Author(string name, string sql) => Text(name, query.WithAuthors ? sql : "null::text");
        FactColumn[] columns =
        [
            Text("id", "m.id::text"),
            Text("network", "m.network"),
            Text("external_id", "m.external_id"),
            Text("parent_external_id", "m.parent_external_id"),
            Text("url", "m.url"),
            Text("text", "m.text"),
            Text("language", "m.language"),
            Time("posted_at", "m.posted_at"),
            Time("written_at", "m.written_at"),
            Time("received_at", "m.received_at"),
            Time("deleted_at", "m.deleted_at"),
            Flag("is_own", "m.is_own"),
            Text("sentiment", "m.sentiment"),
            Text("category", "m.category"),
            Text("standing", "m.standing"),
            Flag("breaks_principle", "m.breaks_principle"),
            Text("case_id", "cm.case_id::text"),
            Text("author_id", "m.author_id::text"),
            Author("author_external_id", "a.external_id"),
            Author("author_handle", "a.handle"),
            Author("author_name", "a.display_name"),
            Time("hidden_at", "m.hidden_at"),
            Text("channel_id", "m.channel_id::text"),
        ];
        var from = "mentions m left join case_mentions cm on cm.brand_id = m.brand_id and cm.mention_id = m.id";
        var withAuthors = query.WithAuthors ? " left join authors a on a.brand_id = m.brand_id and a.id = m.author_id" : "";
        return new FactTable(columns, from + withAuthors, "m.posted_at", query.WithPersonalData ? -1 : 5);
    }

    private static readonly FactTable Cases = new(
        [
            Text("id", "m.id::text"),
            Text("network", "m.network"),
            Text("category", "m.category"),
            Text("standing", "m.standing"),
            Text("step", "m.step"),
            Text("waiting", "m.waiting"),
            Flag("breaks_principle", "m.breaks_principle"),
            Flag("has_verdict", "m.has_verdict"),
            Text("policy_version", "m.policy_version"),
            Text("author_id", "m.author_id::text"),
            Text("first_mention_id", "m.first_mention_id::text"),
            Count("mentions", "(select count(*) from case_mentions cm where cm.brand_id = m.brand_id and cm.case_id = m.id)"),
            Count("cycle", "m.cycle::bigint"),
            Time("opened_at", "m.opened_at"),
            Time("cycle_opened_at", "y.opened_at"),
            Time("due_at", "m.due_at"),
            Time("dialogue_at", "y.dialogue_at"),
            Time("last_reply_at", "y.last_reply_at"),
            Flag("author_refused", "y.author_refused"),
            Time("lead_at", "y.lead_at"),
            Time("platform_at", "y.platform_at"),
            Text("platform_decision", "y.platform_decision"),
            Time("legal_at", "y.legal_at"),
            Time("closed_at", "y.closed_at"),
            Text("outcome", "y.outcome"),
            Time("updated_at", "m.updated_at"),
            Time("hidden_at", "y.hidden_at"),
            Text("channel_id", "m.channel_id::text"),
        ],
        "cases m join case_cycles y on y.brand_id = m.brand_id and y.case_id = m.id and y.cycle = m.cycle",
        "m.opened_at",
        -1
    );

    /// <summary>Who acted is a person too; what they wrote stays in the desk.</summary>
    private static FactTable Events(FactQuery query) =>
        new(
            [
                Text("id", "m.id::text"),
                Count("sequence", "e.seq"),
                Text("case_id", "m.case_id::text"),
                Count("cycle", "m.cycle::bigint"),
                Text("kind", "m.kind"),
                Text("actor", query.WithPersonalData ? "m.actor" : "null::text"),
                Time("happened_at", "m.happened_at"),
                Time("recorded_at", "m.recorded_at"),
            ],
            "case_events m left join audit_entries e on e.brand_id = m.brand_id and e.event_id = m.id",
            "m.happened_at",
            -1
        );

    private static FactColumn Text(string name, string sql) => new(name, FactKind.Text, sql);

    private static FactColumn Time(string name, string sql) => new(name, FactKind.Time, sql);

    private static FactColumn Flag(string name, string sql) => new(name, FactKind.Flag, sql);

    private static FactColumn Count(string name, string sql) => new(name, FactKind.Count, sql);
}
