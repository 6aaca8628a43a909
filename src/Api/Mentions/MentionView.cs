using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Entente.Api.Triage;
using Entente.Application.Mentions;
using Entente.Domain.Access;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;

namespace Entente.Api.Mentions;

/// <summary>
/// A mention as it is answered. Sentiment, category and standing are what counts: a person's verdict where there is one, else the
/// machine's. <c>author</c> is null for a key without <c>authors:read</c>; <c>author_id</c> still tells authors apart. Without
/// <c>personal-data:read</c> the places of <c>text</c> that give personal data away are masked, sign by sign. <c>hidden_at</c> is when a person
/// recorded that the post was hidden on its network.
/// </summary>
public sealed record MentionView(
    Guid Id,
    Network Network,
    string ExternalId,
    string? ParentExternalId,
    string? Url,
    string Text,
    string? Language,
    DateTimeOffset PostedAt,
    DateTimeOffset WrittenAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DeletedAt,
    DateTimeOffset? HiddenAt,
    string? HiddenBy,
    bool IsOwn,
    Sentiment? Sentiment,
    Category? Category,
    Standing Standing,
    bool BreaksPrinciple,
    Guid? ChannelId,
    Guid? CaseId,
    Guid? AuthorId,
    AuthorInput? Author
)
{
    public static MentionView Of(MentionItem item, Caller caller) =>
        Of(caller.Holds(Scopes.PersonalDataRead) ? item : item.Masked(), caller.Holds(Scopes.AuthorsRead));

    /// <summary>As it is, with its author or without.</summary>
    internal static MentionView Of(MentionItem m, bool withAuthor) =>
        new(
            m.Id,
            m.Network,
            m.ExternalId,
            m.ParentExternalId,
            m.Url,
            m.Text,
            m.Language,
            m.PostedAt,
            m.WrittenAt,
            m.ReceivedAt,
            m.DeletedAt,
            m.HiddenAt,
            m.HiddenBy,
            m.IsOwn,
            m.Sentiment,
            m.Category,
            m.Standing,
            m.BreaksPrinciple,
            m.ChannelId,
            m.CaseId,
            m.Author?.Id,
            m.Author is { } author && withAuthor ? new AuthorInput(author.ExternalId, author.Handle, author.DisplayName) : null
        );
}

/// <summary>A mention whole: earlier wordings and verdicts oldest first, and the machine's word on the present wording.</summary>
public sealed record MentionDetailView(
    MentionView Mention,
    IReadOnlyList<MentionRevision> Revisions,
    AssessmentView? Assessment,
    DateTimeOffset? AssessedAt,
    IReadOnlyList<MentionVerdict> Verdicts
)
{
    public static MentionDetailView Of(MentionDetail detail, Caller caller, CultureInfo reader)
    {
        var found = caller.Holds(Scopes.PersonalDataRead) ? detail : detail.Masked();
        return new(
            MentionView.Of(found.Mention, caller.Holds(Scopes.AuthorsRead)),
            found.Revisions,
            found.Assessment is { } said ? AssessmentView.Of(said, found.Mention.Text, reader) : null,
            found.AssessedAt,
            found.Verdicts
        );
    }
}

/// <summary>Which mentions a list asks for; lists by commas.</summary>
public sealed record MentionQuery(
    [property: MaxLength(20)] IReadOnlyList<Network>? Network = null,
    [property: MaxLength(20)] IReadOnlyList<Sentiment>? Sentiment = null,
    [property: MaxLength(20)] IReadOnlyList<Category>? Category = null,
    [property: MaxLength(20)] IReadOnlyList<Standing>? Standing = null,
    [property: System.ComponentModel.DataAnnotations.MaxLength(MentionRules.LongestId)] string? ExternalId = null,
    DateTimeOffset? PostedFrom = null,
    DateTimeOffset? PostedTo = null,
    [property: Description("Only the posts of this case.")] Guid? CaseId = null,
    [property: Description("Only the posts that came to this channel.")] Guid? ChannelId = null,
    [property: Description("False: only the posts of others, which figures count; true: only the brand's own.")] bool? IsOwn = null
)
{
    public MentionFilter ToFilter() =>
        new(Network ?? [], Sentiment ?? [], Category ?? [], Standing ?? [], ExternalId, PostedFrom, PostedTo, CaseId, ChannelId, IsOwn);
}
