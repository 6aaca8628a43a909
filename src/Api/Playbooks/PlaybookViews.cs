using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Requests;
using Entente.Domain.Cases;
using Entente.Domain.Playbooks;
using Entente.Domain.Triage;

namespace Entente.Api.Playbooks;

/// <summary>What a playbook shall say.</summary>
public sealed record PlaybookInput(
    [property: MinLength(PlaybookText.ShortestTitle), MaxLength(PlaybookText.LongestTitle)] string Title,
    [property: MinLength(1), MaxLength(PlaybookText.LongestAdvice), Description("What to do, in the brand's own words.")] string Advice,
    [property: MinLength(2), MaxLength(2), Description("fr or en; the brand's language unless given.")] string? Language = null,
    [property: MaxLength(20), Description("Categories it is for; none means all of them.")] IReadOnlyList<Category>? Categories = null,
    [property: MaxLength(10), Description("Steps of the ladder it is for; none means all of them.")] IReadOnlyList<Step>? Steps = null,
    [property: MaxLength(PlaybookText.LongestReply), Description("A wording to begin a reply with.")] string? Reply = null
)
{
    public PlaybookText ToText(string usual) => new(Title, Language ?? usual, Categories ?? [], Steps ?? [], Advice, Reply);

    public static PlaybookInput Of(PlaybookText text) =>
        new(text.Title, text.Advice, text.Language, text.Categories, text.Steps, text.Reply);
}

/// <summary>A playbook as it stands now; <c>version</c> is its ETag. One with <c>retired_at</c> advises nobody any more.</summary>
public sealed record PlaybookView(
    Guid Id,
    int Version,
    string Title,
    string Language,
    IReadOnlyList<Category> Categories,
    IReadOnlyList<Step> Steps,
    string Advice,
    string? Reply,
    string WrittenBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? RetiredAt
)
{
    public static PlaybookView Of(Playbook p) =>
        new(
            p.Id,
            p.Version,
            p.Text.Title,
            p.Text.Language,
            p.Text.Categories,
            p.Text.Steps,
            p.Text.Advice,
            p.Text.Reply,
            p.WrittenBy,
            p.CreatedAt,
            p.UpdatedAt,
            p.RetiredAt
        );
}

/// <summary>One version of a playbook; it never changes.</summary>
public sealed record PlaybookVersionView(
    int Version,
    string Title,
    string Language,
    IReadOnlyList<Category> Categories,
    IReadOnlyList<Step> Steps,
    string Advice,
    string? Reply,
    string WrittenBy,
    DateTimeOffset WrittenAt
)
{
    public static PlaybookVersionView Of(PlaybookVersion v) =>
        new(
            v.Version,
            v.Text.Title,
            v.Text.Language,
            v.Text.Categories,
            v.Text.Steps,
            v.Text.Advice,
            v.Text.Reply,
            v.WrittenBy,
            v.WrittenAt
        );
}

/// <summary>Every version, the last one first.</summary>
public sealed record PlaybookVersionsView(IReadOnlyList<PlaybookVersionView> Data);

/// <summary>Which playbooks: those that fit a category, a step, or both.</summary>
public sealed record PlaybookQuery(Category? Category = null, Step? Step = null);
