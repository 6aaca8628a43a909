using System.Globalization;
using Entente.Api.Problems;
using Entente.Application.Removals;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Api.Removals;

/// <summary>Something without which the request cannot be sent, in the reader's language.</summary>
public sealed record MissingView(string Code, string Pointer, string Says);

/// <summary>What would make the argument better, in the reader's language; <c>element</c> is that of the ground it is about.</summary>
public sealed record AdviceView(Advice Code, string? Element, string Says);

public sealed record ApprovalView(ApprovalDecision Decision, string? Reason, string By, DateTimeOffset At);

public sealed record SubmissionView(DateTimeOffset At, string By, string? PlatformReference, string DossierSha256);

public sealed record AnswerView(
    int Number,
    Instance Instance,
    PlatformDecision Decision,
    StatementOfReasons Statement,
    DateTimeOffset AnsweredAt,
    string RecordedBy,
    DateTimeOffset RecordedAt
);

/// <summary>A decision that was contested; an out-of-court body should decide by <c>due_at</c>, at the latest by <c>latest_at</c>.</summary>
public sealed record AppealView(
    int Number,
    Instance Instance,
    string? Body,
    string Reason,
    DateTimeOffset LodgedAt,
    string LodgedBy,
    DateTimeOffset? DueAt,
    DateTimeOffset? LatestAt
);

public sealed record WithdrawalView(string Reason, string By, DateTimeOffset At);

/// <summary>
/// A removal request. <c>score</c> is 0 to 100, under 70 is weak; what is <c>missing</c> stands in the way of sending it. <c>asked_at</c> is
/// since when an answer is waited for, <c>complaint_until</c> until when a refusal can be contested before the platform.
/// </summary>
public sealed record RemovalView(
    Guid Id,
    int Version,
    string Reference,
    Guid CaseId,
    Guid MentionId,
    Network Network,
    string Language,
    RemovalStatus Status,
    ArgumentInput Argument,
    GroundView? Ground,
    int Score,
    IReadOnlyList<PartScore> Parts,
    IReadOnlyList<MissingView> Missing,
    IReadOnlyList<AdviceView> Advice,
    string Author,
    ApprovalView? Approval,
    SubmissionView? Submission,
    IReadOnlyList<AnswerView> Answers,
    IReadOnlyList<AppealView> Appeals,
    WithdrawalView? Withdrawal,
    DateTimeOffset? AskedAt,
    DateTimeOffset? NextReminderAt,
    IReadOnlyList<Reminder> Reminders,
    DateTimeOffset? ComplaintUntil,
    DateTimeOffset CreatedAt,
    string Notice
)
{
    public static RemovalView Of(RemovalRead read, Brand brand, bool showsPersonalData, CultureInfo language, DateTimeOffset now)
    {
        var (state, post) = (read.State, read.Post);
        var review = ArgumentReader.Read(state.Argument, post, state.Language, brand.DayOf(now));
        var argument = ArgumentInput.Of(state.Argument);
        // Once it is sent, the score is that of what was sent.
        var parts = state.Submission is null ? review.Parts : state.Parts;
        return new RemovalView(
            state.Id,
            state.Version,
            state.Reference,
            state.CaseId,
            state.MentionId,
            state.Network,
            state.Language,
            state.Status,
            showsPersonalData ? argument : argument.Masked(post),
            Grounds.Find(state.Argument.Ground) is { } ground ? GroundView.Of(ground, language.Name) : null,
            parts.Sum(p => p.Points),
            parts,
            state.Submission is null ? [.. review.Missing.Select(m => MissingOf(m, language))] : [],
            state.Submission is null
                ? [.. review.Advice.Select(a => new AdviceView(a.Code, a.Element, RemovalTexts.Of(a, state.Argument.Ground, language)))]
                : [],
            state.Author.Name,
            state.Approval is { } approval ? new(approval.Decision, approval.Reason, approval.By.Name, approval.At) : null,
            state.Submission is { } sent ? new(sent.At, sent.By.Name, sent.PlatformReference, sent.DossierSha256) : null,
            [.. state.Answers.Select(AnswerOf)],
            [.. state.Appeals.Select(AppealOf)],
            state.Withdrawal is { } withdrawal ? new(withdrawal.Reason, withdrawal.By.Name, withdrawal.At) : null,
            state.AskedAt,
            state.AskedAt is { } asked
                ? RemovalState.ReminderDays.Select(d => asked.AddDays(d)).Cast<DateTimeOffset?>().FirstOrDefault(d => d > now)
                : null,
            read.Reminders,
            state.ComplaintUntil,
            state.CreatedAt,
            RemovalTexts.Notice(language)
        );
    }

    private static MissingView MissingOf(Error missing, CultureInfo language) =>
        new(missing.Code, missing.Pointer!, ProblemTexts.Detail(missing.Code, missing.Facts, language));

    private static AnswerView AnswerOf(PlatformAnswer a) =>
        new(a.Number, a.Instance, a.Decision, a.Statement, a.AnsweredAt, a.RecordedBy.Name, a.RecordedAt);

    private static AppealView AppealOf(Appeal a) =>
        new(a.Number, a.Instance, a.Body, a.Reason, a.LodgedAt, a.LodgedBy.Name, a.DueAt, a.LatestAt);
}
