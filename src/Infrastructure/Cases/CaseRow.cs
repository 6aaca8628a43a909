using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Cases;

/// <summary>A case as its rows hold it.</summary>
internal sealed record CaseRow(
    Guid Id,
    int Version,
    int Cycle,
    string Step,
    string Waiting,
    string Standing,
    string? Category,
    bool BreaksPrinciple,
    bool HasVerdict,
    string PolicyVersion,
    DateTime OpenedAt,
    DateTime? DialogueAt,
    DateTime? LastReplyAt,
    bool AuthorRefused,
    DateTime? LeadAt,
    DateTime? PlatformAt,
    bool Requested,
    string? PlatformDecision,
    DateTime? LegalAt,
    DateTime? ClosedAt,
    string? Outcome,
    string? AssigneeId,
    string? Assignee,
    DateTime? HiddenAt
)
{
    public CaseState ToState(CaseClocks clocks, IReadOnlyList<PostInCase> posts) =>
        new(
            Id,
            Version,
            Cycle,
            Vocabulary.Parse<Step>(Step),
            Vocabulary.Parse<Waiting>(Waiting),
            Vocabulary.Parse<Standing>(Standing),
            Category is null ? null : Vocabulary.Parse<Category>(Category),
            BreaksPrinciple,
            HasVerdict,
            PolicyVersion,
            OpenedAt,
            DialogueAt,
            LastReplyAt,
            AuthorRefused,
            LeadAt,
            PlatformAt,
            Requested,
            PlatformDecision is null ? null : Vocabulary.Parse<PlatformDecision>(PlatformDecision),
            LegalAt,
            ClosedAt,
            Outcome is null ? null : Vocabulary.Parse<Outcome>(Outcome),
            AssigneeId is null ? null : new Actor(AssigneeId, Assignee!),
            clocks,
            posts,
            HiddenAt
        );
}
