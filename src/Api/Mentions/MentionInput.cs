using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Entente.Domain.Mentions;

namespace Entente.Api.Mentions;

/// <summary>A public post as it is sent in. With <c>deleted_at</c> alone it marks a deletion; then text and posted_at may be left out.</summary>
public sealed record MentionInput(
    Network Network,
    [property: MinLength(1), MaxLength(MentionRules.LongestId), Description("The network's own id of the post, always as text.")]
        string ExternalId,
    [property: MaxLength(MentionRules.LongestText), Description("The words as written; empty for a rating without words.")]
        string? Text = null,
    [property: Description("When the author posted it.")] DateTimeOffset? PostedAt = null,
    [property: MaxLength(MentionRules.LongestUrl)] string? Url = null,
    [property: MaxLength(35), Description("BCP 47 tag, where the network tells it.")] string? Language = null,
    AuthorInput? Author = null,
    [property: MinLength(1), MaxLength(MentionRules.LongestId), Description("The external id of the post this one answers.")]
        string? ParentExternalId = null,
    [property: Description("When this wording was written, if it is not the first.")] DateTimeOffset? EditedAt = null,
    [property: Description("When the author or the network took it away.")] DateTimeOffset? DeletedAt = null,
    [property: Description("What the network sent, kept byte for byte as evidence.")] JsonElement? Raw = null,
    [property:
        MinLength(1),
        MaxLength(MentionRules.LongestId),
        Description("The network's id of the brand's account or page that it came to: external_id of one of the brand's channels.")
    ]
        string? ChannelExternalId = null
)
{
    public IncomingMention ToIncoming(ReadOnlySpan<byte> raw) =>
        new(
            Network,
            ExternalId,
            Text,
            PostedAt?.ToUniversalTime(),
            Url,
            Language,
            Author is null ? null : new IncomingAuthor(Author.ExternalId, Author.Handle, Author.DisplayName),
            ParentExternalId,
            EditedAt?.ToUniversalTime(),
            DeletedAt?.ToUniversalTime(),
            raw.IsEmpty ? null : raw.ToArray(),
            ChannelExternalId
        );
}

public sealed record AuthorInput(
    [property: MinLength(1), MaxLength(MentionRules.LongestId)] string ExternalId,
    [property: MaxLength(MentionRules.LongestName)] string? Handle = null,
    [property: MaxLength(MentionRules.LongestName)] string? DisplayName = null
);

/// <summary>The body of a batch, for the document: it is read item by item.</summary>
public sealed record MentionBatchInput([property: MinLength(1), MaxLength(MentionEndpoints.MostItems)] IReadOnlyList<MentionInput> Items);
