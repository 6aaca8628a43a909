using Entente.Domain.Access;

namespace Entente.Api.Dashboard.Administration;

/// <summary>Rights that belong together, as the page of keys explains them; its words are <c>scopes_{Name}</c> and <c>scopes_{Name}_about</c>.</summary>
public sealed record ScopeGroup(string Name, IReadOnlyList<string> Rights)
{
    private static readonly ScopeGroup[] Named =
    [
        Of("posts", "mentions", "imports", "triage", "models"),
        Of("people", "authors", "personal-data", "contacts", "protected-people"),
        Of("cases", "cases", "verdicts", "replies", "playbooks", "practice"),
        Of("escalation", "removals", "legal"),
        Of("figures", "metrics", "reports", "acquisition", "advocates"),
    ];

    /// <summary>Every right is in one group; what no other has sets the brand up.</summary>
    public static IReadOnlyList<ScopeGroup> All { get; } =
    [.. Named, new("setup", [.. Scopes.All.Except(Named.SelectMany(group => group.Rights)).Order(StringComparer.Ordinal)])];

    private static ScopeGroup Of(string name, params string[] matters) =>
        new(name, [.. Scopes.All.Where(scope => matters.Contains(scope.Split(':')[0])).Order(StringComparer.Ordinal)]);
}
