using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;
using Entente.Domain.Triage;

namespace Entente.Domain.Removals;

/// <summary>A wording of the post as it was sealed at intake.</summary>
public sealed record SealedWording(string Text, string Sha256, DateTimeOffset CapturedAt, bool Intact);

/// <summary>What the desk said to the author; <see cref="Visibility"/> is null where nobody noted it.</summary>
public sealed record ReplyToAuthor(DateTimeOffset PublishedAt, Visibility? Visibility);

/// <summary>
/// What the desk itself knows of the post a request is about. <see cref="JudgedAs"/> is how a person's verdict on its present words has it
/// stand; null while there is none.
/// </summary>
public sealed record PostInQuestion(
    Guid MentionId,
    Network Network,
    string ExternalId,
    string? ParentExternalId,
    string? Url,
    string Text,
    string? Language,
    DateTimeOffset PostedAt,
    DateTimeOffset? DeletedAt,
    DateTimeOffset? HiddenAt,
    Category? Category,
    IReadOnlyList<SignalKind> Principles,
    IReadOnlyList<Signal> PersonalData,
    IReadOnlyList<SealedWording> Evidence,
    IReadOnlyList<ReplyToAuthor> Replies,
    Standing? JudgedAs
)
{
    /// <summary>
    /// Why nobody can be asked to remove this very post, whatever the rest of its case is; null when they can. A person has judged its
    /// present words, and they are not allowed speech.
    /// </summary>
    public Error? MayBeAskedAbout() => JudgedAs is null ? CaseErrors.VerdictNeeded(Step.Platform) : IsAllowedSpeech();

    /// <summary>The refusal where a person said that the post is allowed speech.</summary>
    public Error? IsAllowedSpeech() =>
        JudgedAs is Standing.Welcome or Standing.Permitted ? CaseErrors.PermittedSpeech(Step.Platform, JudgedAs.Value, Category) : null;

    /// <summary>The sealed wordings that hold the quoted words, oldest first.</summary>
    public IReadOnlyList<SealedWording> Proving(string? quotation) =>
        RemovalArgument.Written(quotation) is { } words ? [.. Evidence.Where(e => Quotation.Holds(e.Text, words))] : [];

    /// <summary>Words about the post as they are shown to whoever may not read personal data: what the post gives away is hidden in them.</summary>
    public string? Masked(string? words)
    {
        if (words is null)
        {
            return null;
        }
        var masked = PersonalDataMask.Of(Text, PersonalData);
        foreach (var signal in PersonalData)
        {
            var start = Math.Clamp(signal.Start, 0, Text.Length);
            var end = Math.Clamp(signal.End, start, Text.Length);
            words = end > start ? words.Replace(Text[start..end], masked[start..end], StringComparison.OrdinalIgnoreCase) : words;
        }
        return words;
    }
}
