using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Removals;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Removals;

internal sealed record RemovalRow(
    Guid Id,
    int Version,
    Guid CaseId,
    int Cycle,
    Guid MentionId,
    string Network,
    string Language,
    string Argument,
    string Parts,
    string Status,
    string AuthorId,
    string Author,
    string? Approval,
    string? ApprovalReason,
    string? ApproverId,
    string? Approver,
    DateTime? ApprovedAt,
    DateTime? SubmittedAt,
    string? SubmitterId,
    string? Submitter,
    string? PlatformReference,
    string? DossierSha256,
    DateTime? WithdrawnAt,
    string? WithdrawerId,
    string? Withdrawer,
    string? WithdrawalReason,
    DateTime CreatedAt
)
{
    public const string Select = """
        select
            r.id, r.version, r.case_id, r.cycle, r.mention_id, r.network, r.language, r.argument::text, r.parts::text, r.status,
            r.author_id, r.author, r.approval, r.approval_reason, r.approver_id, r.approver, r.approved_at, r.submitted_at,
            r.submitter_id, r.submitter, r.platform_reference, r.dossier_sha256, r.withdrawn_at, r.withdrawer_id, r.withdrawer,
            r.withdrawal_reason, r.created_at
        from removal_requests r
        """;

    public RemovalState ToState(IReadOnlyList<PlatformAnswer> answers, IReadOnlyList<Appeal> appeals) =>
        new(
            Id,
            Version,
            CaseId,
            Cycle,
            MentionId,
            Vocabulary.Parse<Network>(Network),
            Language,
            StoredJson.Read<RemovalArgument>(Argument),
            StoredJson.Read<PartScore[]>(Parts),
            Vocabulary.Parse<RemovalStatus>(Status),
            new Actor(AuthorId, Author),
            Approval is null
                ? null
                : new(Vocabulary.Parse<ApprovalDecision>(Approval), ApprovalReason, new Actor(ApproverId!, Approver!), ApprovedAt!.Value),
            SubmittedAt is { } at ? new(at, new Actor(SubmitterId!, Submitter!), PlatformReference, DossierSha256!) : null,
            answers,
            appeals,
            WithdrawnAt is { } withdrawn ? new(WithdrawalReason!, new Actor(WithdrawerId!, Withdrawer!), withdrawn) : null,
            CreatedAt
        );
}

internal sealed record AnswerRow(
    int Number,
    string Instance,
    string Decision,
    string Statement,
    DateTime AnsweredAt,
    string RecorderId,
    string Recorder,
    DateTime RecordedAt
)
{
    public PlatformAnswer ToAnswer() =>
        new(
            Number,
            Vocabulary.Parse<Instance>(Instance),
            Vocabulary.Parse<PlatformDecision>(Decision),
            StoredJson.Read<StatementOfReasons>(Statement),
            AnsweredAt,
            new Actor(RecorderId, Recorder),
            RecordedAt
        );
}

internal sealed record AppealRow(
    int Number,
    string Instance,
    string? Body,
    string Reason,
    DateTime LodgedAt,
    string LodgerId,
    string Lodger
)
{
    public Appeal ToAppeal() => new(Number, Vocabulary.Parse<Instance>(Instance), Body, Reason, LodgedAt, new Actor(LodgerId, Lodger));
}
