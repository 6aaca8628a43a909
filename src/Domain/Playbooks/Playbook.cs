using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Triage;

namespace Entente.Domain.Playbooks;

/// <summary>
/// What a playbook says: for which categories and steps (none: for all of them), what to do, and a wording to begin a reply with, if any.
/// <see cref="Language"/> is <c>fr</c> or <c>en</c>.
/// </summary>
public sealed record PlaybookText(
    string Title,
    string Language,
    IReadOnlyList<Category> Categories,
    IReadOnlyList<Step> Steps,
    string Advice,
    string? Reply
)
{
    public const int ShortestTitle = 3;
    public const int LongestTitle = 120;
    public const int LongestAdvice = 10_000;
    public const int LongestReply = 2_000;

    /// <summary>Everything that is wrong with it.</summary>
    public IReadOnlyList<Error> Faults()
    {
        var faults = new List<Error>();
        if (Title.Trim().Length is < ShortestTitle or > LongestTitle)
        {
            faults.Add(PlaybookErrors.TitleLength);
        }
        faults.AddRange(PlainName.Faults(Title, "/title"));
        if (Language is not ("fr" or "en"))
        {
            faults.Add(PlaybookErrors.UnknownLanguage);
        }
        if (string.IsNullOrWhiteSpace(Advice) || Advice.Length > LongestAdvice)
        {
            faults.Add(PlaybookErrors.AdviceLength);
        }
        if (Reply?.Length > LongestReply)
        {
            faults.Add(PlaybookErrors.ReplyTooLong);
        }
        return faults;
    }
}

/// <summary>Advice for a situation as it stands now; each change made it a version more. One that is retired advises nobody.</summary>
public sealed record Playbook(
    Guid Id,
    int Version,
    PlaybookText Text,
    string WrittenBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? RetiredAt
)
{
    /// <summary>Whether it is for a case of this category (null where none is known) at this step.</summary>
    public bool Fits(Category? category, Step step) =>
        RetiredAt is null
        && (Text.Categories.Count == 0 || (category is { } known && Text.Categories.Contains(known)))
        && (Text.Steps.Count == 0 || Text.Steps.Contains(step));

    /// <summary>How closely it is written for a case it fits: what names the category goes before what names the step, and that before the rest.</summary>
    public int Closeness => (Text.Categories.Count > 0 ? 2 : 0) + (Text.Steps.Count > 0 ? 1 : 0);
}

/// <summary>One version of a playbook; none is ever changed.</summary>
public sealed record PlaybookVersion(int Version, PlaybookText Text, string WrittenBy, DateTimeOffset WrittenAt);

public static class PlaybookErrors
{
    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "playbook_not_found", ("playbook_id", id));

    public static Error NoSuchVersion(string version) => new(ErrorKind.NotFound, "playbook_version_not_found", ("version", version));

    public static Error ChangedMeanwhile { get; } = new(ErrorKind.Stale, "playbook_changed_meanwhile");

    public static Error Retired { get; } = new(ErrorKind.Conflict, "playbook_is_retired");

    public static Error TitleLength { get; } =
        new(ErrorKind.Invalid, "playbook_title_length", ("least", PlaybookText.ShortestTitle), ("most", PlaybookText.LongestTitle))
        {
            Pointer = "/title",
        };

    public static Error AdviceLength { get; } =
        new(ErrorKind.Invalid, "playbook_advice_length", ("most", PlaybookText.LongestAdvice)) { Pointer = "/advice" };

    public static Error ReplyTooLong { get; } =
        new(ErrorKind.Invalid, "playbook_reply_too_long", ("most", PlaybookText.LongestReply)) { Pointer = "/reply" };

    public static Error UnknownLanguage { get; } = new(ErrorKind.Invalid, "unknown_locale") { Pointer = "/language" };
}
