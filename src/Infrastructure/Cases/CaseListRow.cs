using Entente.Application.Cases;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Infrastructure.Mentions;

namespace Entente.Infrastructure.Cases;

internal sealed record CaseListRow(
    Guid Id,
    int Version,
    string Step,
    string Waiting,
    string Standing,
    string? Category,
    bool BreaksPrinciple,
    bool IsExposed,
    bool HasVerdict,
    string Network,
    Guid? ChannelId,
    Guid? AuthorId,
    string Text,
    int Mentions,
    int Cycle,
    DateTime OpenedAt,
    DateTime? DueAt,
    DateTime FirstDueAt,
    string? DueFor,
    DateTime? ClosedAt,
    string? Outcome,
    string? AssigneeId,
    string? Assignee,
    string? ProposedBy,
    Guid? ProposedMentionId,
    DateTime? ProposedAt,
    DateTime UpdatedAt,
    string PolicyVersion,
    string? PersonalData
)
{
    public CaseListItem ToItem() =>
        new(
            Id,
            CaseState.ReferenceOf(Id),
            Version,
            Vocabulary.Parse<Step>(Step),
            Vocabulary.Parse<Waiting>(Waiting),
            Vocabulary.Parse<Standing>(Standing),
            Category is null ? null : Vocabulary.Parse<Category>(Category),
            BreaksPrinciple,
            IsExposed,
            HasVerdict,
            Vocabulary.Parse<Network>(Network),
            ChannelId,
            AuthorId,
            Text,
            Mentions,
            Cycle,
            OpenedAt,
            DueAt,
            DueFor is null ? null : Vocabulary.Parse<ClockKind>(DueFor),
            ClosedAt,
            Outcome is null ? null : Vocabulary.Parse<Outcome>(Outcome),
            ProposedBy is null ? null : new ProposedOutcome(OutcomeOf(ProposedBy), ProposedMentionId!.Value, ProposedAt!.Value),
            AssigneeId is null ? null : new Actor(AssigneeId, Assignee!),
            UpdatedAt
        )
        {
            FirstDueAt = FirstDueAt,
            PersonalData = StoredSignals.Read(PersonalData),
        };

    private static Outcome OutcomeOf(string proposedBy) =>
        Vocabulary.Parse<CaseEventKind>(proposedBy) == CaseEventKind.MentionDeleted
            ? Domain.Cases.Outcome.Withdrew
            : Domain.Cases.Outcome.Edited;
}
