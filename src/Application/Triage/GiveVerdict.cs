using Entente.Application.Cases;
using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Application.Triage;

/// <summary>Say what a post is. The verdict wins over the machine, may open a case, and is kept beside the assessment.</summary>
public sealed record GiveVerdict(Brand Brand, Guid MentionId, Verdict Verdict);

/// <summary>What a verdict needs to know of its post. <see cref="WrittenAt"/> names the wording that is judged.</summary>
public sealed record MentionToJudge(
    Guid Id,
    DateTimeOffset WrittenAt,
    DateTimeOffset PostedAt,
    bool IsOwn,
    Sentiment? MachineSentiment,
    Guid? CaseId
);

/// <summary>A verdict with its consequences. <see cref="Opens"/> is the new case's id where it opens one.</summary>
public sealed record JudgedByPerson(
    Guid Id,
    MentionToJudge Mention,
    Verdict Verdict,
    Sentiment? Sentiment,
    Standing Standing,
    Case? Case,
    Guid? Opens,
    DateTimeOffset GivenAt
)
{
    public Guid? CaseId => Case?.State.Id ?? Opens;
}

public sealed class GiveVerdictHandler(IVerdictStore verdicts, ICaseStore cases, IPolicyReads policies, TimeProvider clock)
{
    public async Task<Result<JudgedByPerson>> HandleAsync(GiveVerdict command, CancellationToken ct)
    {
        var (brand, verdict, now) = (command.Brand, command.Verdict, clock.GetUtcNow());
        if (await verdicts.FindMentionAsync(brand.Id, command.MentionId, ct) is not { } mention)
        {
            return MentionErrors.NotFound(command.MentionId);
        }
        var found = mention.CaseId is { } caseId ? await cases.FindAsync(brand.Id, caseId, ct) : null;
        // A case keeps the policy it was decided under; a post without one is judged by the policy in force.
        var policy = found is null
            ? await policies.InForceAsync(brand.Id, now, ct)
            : await policies.OfVersionAsync(brand.Id, found.State.PolicyVersion, ct);
        var timetable = new Timetable(policy, brand.Zone);
        found?.GiveVerdict(mention.Id, verdict, timetable, now);
        var judged = new JudgedByPerson(
            Guid.CreateVersion7(now),
            mention,
            verdict,
            verdict.Sentiment ?? mention.MachineSentiment,
            policy.StandingOf(verdict.Category, verdict.Principles.Count > 0),
            found,
            found is null && !mention.IsOwn && policy.OpensCase(verdict) ? Guid.CreateVersion7(now) : null,
            now
        );
        return await verdicts.TryRecordAsync(brand, judged, timetable, ct) ? judged : CaseErrors.ChangedMeanwhile;
    }
}
