using Entente.Application.Policies;
using Entente.Application.Triage;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Application.Mentions;

/// <summary>Take posts in, whatever door they came through.</summary>
public sealed record RecordMentions(Brand Brand, IReadOnlyList<IncomingMention> Mentions);

public enum RecordingResult
{
    Created,
    Edited,
    EarlierWording,
    Duplicate,
    Deleted,
    Refused,
}

/// <summary>
/// What became of one post, in the order sent. <see cref="CaseId"/> is the case it opened or joined by arriving; <see cref="TooOldForCase"/>
/// says that it would have opened one, had it come in earlier.
/// </summary>
public sealed record RecordedMention(
    RecordingResult Result,
    Guid? Id,
    Guid? CaseId,
    IReadOnlyList<Error> Errors,
    bool TooOldForCase = false
)
{
    public static RecordedMention Refuse(IReadOnlyList<Error> errors) => new(RecordingResult.Refused, null, null, errors);
}

/// <summary>A post with what the machine says of it and what the policy makes of that.</summary>
public sealed record JudgedMention(
    IncomingMention Mention,
    Guid? ChannelId,
    Assessment Assessment,
    Standing Standing,
    bool BreaksPrinciple,
    bool OpensCase,
    bool TooOldForCase = false
);

/// <summary>Broken posts are refused one by one; the others are judged and stored together. Returning means committed.</summary>
public sealed class RecordMentionsHandler(
    PostChecks checks,
    ITriageEngine triage,
    IBrandContexts contexts,
    IPolicyReads policies,
    IMentionStore mentions,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<RecordedMention>> HandleAsync(RecordMentions command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (errors, channels) = await checks.CheckAsync(command.Brand.Id, command.Mentions, ct);
        var results = new RecordedMention[command.Mentions.Count];
        var sound = new List<int>(command.Mentions.Count);
        for (var i = 0; i < results.Length; i++)
        {
            if (errors[i].Count > 0)
            {
                results[i] = RecordedMention.Refuse(errors[i]);
            }
            else
            {
                sound.Add(i);
            }
        }
        var policy = await policies.InForceAsync(command.Brand.Id, now, ct);
        var context = await contexts.ReadAsync(command.Brand, ct);
        var judged = Judge(context, policy, channels, [.. sound.Select(i => command.Mentions[i])], now);
        var recorded = await mentions.RecordAsync(command.Brand, judged, policy, now, ct);
        for (var i = 0; i < sound.Count; i++)
        {
            results[sound[i]] = recorded[i] with
            {
                TooOldForCase = judged[i].TooOldForCase && recorded[i] is { Result: RecordingResult.Created, CaseId: null },
            };
        }
        return results;
    }

    private IReadOnlyList<JudgedMention> Judge(
        BrandContext context,
        Policy policy,
        NamedChannels channels,
        IReadOnlyList<IncomingMention> sound,
        DateTimeOffset now
    )
    {
        var assessments = triage.Assess([.. sound.Select(m => new TextToAssess(m.Text ?? "", m.Language))], context);
        return
        [
            .. sound.Zip(
                assessments,
                (mention, assessment) =>
                {
                    var breaks = Policy.BreaksPrinciple(assessment);
                    var standing = policy.StandingOf(assessment.Category, breaks);
                    var opens = policy.OpensCase(assessment);
                    // Words that were edited are as old as their edit.
                    var age = now - (mention.EditedAt ?? mention.PostedAt ?? now);
                    var tooOld = opens && policy.IsTooOldForCase(standing, age);
                    return new JudgedMention(mention, channels.Of(mention), assessment, standing, breaks, opens && !tooOld, tooOld);
                }
            ),
        ];
    }
}
