using System.Text.Json.Serialization;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;

namespace Entente.Application.Mentions;

/// <summary>Which mentions a list asks for: null or empty means all. The range is of posting, its end excluded.</summary>
public sealed record MentionFilter(
    IReadOnlyList<Network> Networks,
    IReadOnlyList<Sentiment> Sentiments,
    IReadOnlyList<Category> Categories,
    IReadOnlyList<Standing> Standings,
    string? ExternalId,
    DateTimeOffset? PostedFrom,
    DateTimeOffset? PostedTo,
    Guid? CaseId = null,
    Guid? ChannelId = null,
    bool? IsOwn = null
);

/// <summary>The place in a list after which a page begins, latest posted first.</summary>
public sealed record MentionCursor(DateTimeOffset PostedAt, Guid Id);

/// <summary>Who wrote a mention, as the network names them: personal data, for readers with that scope only.</summary>
public sealed record MentionAuthor(Guid Id, string ExternalId, string? Handle, string? DisplayName);

/// <summary>
/// One mention in its present wording. Sentiment, category and standing are what counts: a person's verdict where there is one, else
/// the machine's assessment; null sentiment is not judged. <see cref="HiddenAt"/> is when somebody recorded that it was hidden on its network.
/// Times are UTC.
/// </summary>
public sealed record MentionItem(
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
    MentionAuthor? Author
)
{
    /// <summary>Where the present wording gives personal data away, as the machine last saw it.</summary>
    public IReadOnlyList<Signal> PersonalData { get; init; } = [];

    /// <summary>As it is shown to whoever may not read personal data.</summary>
    public MentionItem Masked() => this with { Text = PersonalDataMask.Of(Text, PersonalData) };
}

/// <summary>An earlier wording.</summary>
public sealed record MentionRevision(DateTimeOffset WrittenAt, string Text, string? Language)
{
    [JsonIgnore]
    public IReadOnlyList<Signal> PersonalData { get; init; } = [];

    public MentionRevision Masked() => this with { Text = PersonalDataMask.Of(Text, PersonalData) };
}

/// <summary>A verdict as it was given, on the wording of <see cref="WrittenAt"/>.</summary>
public sealed record MentionVerdict(
    Guid Id,
    DateTimeOffset WrittenAt,
    Category Category,
    Sentiment? Sentiment,
    IReadOnlyList<SignalKind> Principles,
    string? Reason,
    string Actor,
    DateTimeOffset GivenAt
);

/// <summary>One mention whole: its earlier wordings and verdicts oldest first, and the machine's latest word on the present wording.</summary>
public sealed record MentionDetail(
    MentionItem Mention,
    IReadOnlyList<MentionRevision> Revisions,
    Assessment? Assessment,
    DateTimeOffset? AssessedAt,
    IReadOnlyList<MentionVerdict> Verdicts
)
{
    /// <summary>As it is shown to whoever may not read personal data.</summary>
    public MentionDetail Masked() => this with { Mention = Mention.Masked(), Revisions = [.. Revisions.Select(r => r.Masked())] };
}

public interface IMentionReads
{
    /// <summary>At most <paramref name="limit"/> mentions, latest posted first, after the cursor.</summary>
    Task<IReadOnlyList<MentionItem>> ListAsync(Guid brandId, MentionFilter filter, MentionCursor? after, int limit, CancellationToken ct);

    Task<MentionDetail?> FindAsync(Guid brandId, Guid mentionId, CancellationToken ct);
}
