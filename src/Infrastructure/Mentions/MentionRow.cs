using Entente.Application.Mentions;
using Entente.Domain;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Mentions;

internal sealed record MentionRow(
    Guid Id,
    string Network,
    string ExternalId,
    string? ParentExternalId,
    string? Url,
    string Text,
    string? Language,
    DateTime PostedAt,
    DateTime WrittenAt,
    DateTime ReceivedAt,
    DateTime? DeletedAt,
    DateTime? HiddenAt,
    string? HiddenBy,
    bool IsOwn,
    string? Sentiment,
    string? Category,
    string Standing,
    bool BreaksPrinciple,
    Guid? ChannelId,
    Guid? CaseId,
    Guid? AuthorId,
    string? AuthorExternalId,
    string? AuthorHandle,
    string? AuthorName,
    string? PersonalData
)
{
    public const string Select = $"""
        select
            m.id, m.network, m.external_id, m.parent_external_id, m.url, m.text, m.language, m.posted_at, m.written_at,
            m.received_at, m.deleted_at, m.hidden_at, m.hidden_by, m.is_own, m.sentiment, m.category, m.standing, m.breaks_principle, m.channel_id,
            cm.case_id,
            a.id as author_id, a.external_id as author_external_id, a.handle as author_handle, a.display_name as author_name,
            {StoredSignals.PersonalData}
        from mentions m
        left join case_mentions cm on cm.brand_id = m.brand_id and cm.mention_id = m.id
        left join authors a on a.brand_id = m.brand_id and a.id = m.author_id

        """;

    public MentionItem ToItem() =>
        new(
            Id,
            Vocabulary.Parse<Network>(Network),
            ExternalId,
            ParentExternalId,
            Url,
            Text,
            Language,
            PostedAt,
            WrittenAt,
            ReceivedAt,
            DeletedAt,
            HiddenAt,
            HiddenBy,
            IsOwn,
            Sentiment is null ? null : Vocabulary.Parse<Sentiment>(Sentiment),
            Category is null ? null : Vocabulary.Parse<Category>(Category),
            Vocabulary.Parse<Standing>(Standing),
            BreaksPrinciple,
            ChannelId,
            CaseId,
            AuthorId is { } author ? new MentionAuthor(author, AuthorExternalId!, AuthorHandle, AuthorName) : null
        )
        {
            PersonalData = StoredSignals.Read(PersonalData),
        };
}
