using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;

namespace Entente.Infrastructure.Demo;

/// <summary>A case that was written out: who did what, and when.</summary>
internal sealed class DemoStoryline(DemoTelling telling, DemoPost post, Guid mentionId, Guid? caseId)
{
    private Guid? _case = caseId;

    public void Expect(DemoStory story, DateTimeOffset postedAt)
    {
        foreach (var happening in story.Events)
        {
            telling.Later(postedAt.AddMinutes(happening.AfterMinutes), token => HappenAsync(happening, token));
        }
    }

    private async Task HappenAsync(DemoEvent e, CancellationToken ct)
    {
        var by = e.By ?? "Aya";
        if (e.Do == "verdict")
        {
            _case = await telling.JudgeAsync(post, mentionId, by, e, ct) ?? _case;
        }
        else if (_case is { } about && e.Do == "submit_request")
        {
            await telling.AskPlatformAsync(about, post, by, e.Explanation, ct);
        }
        else if (_case is { } asked && e.Do == "platform_decision")
        {
            await telling.HearPlatformAsync(asked, e.Decision ?? PlatformDecision.Refused, e.Reason, by, ct);
        }
        else if (_case is { } id)
        {
            await telling.MoveAsync(id, (found, now) => Move(found, e, by, telling.Timetable, now), ct);
        }
    }

    private static Result<CaseState> Move(Case found, DemoEvent e, string by, Timetable timetable, DateTimeOffset now) =>
        e.Do switch
        {
            "reply" => found.RecordReply(e.Text, null, by, now),
            "author_answer" => found.RecordAuthorAnswer(e.Answer ?? AuthorAnswer.NoAnswer, e.Text, timetable, by, now),
            "refer_to_platform" => found.ReferToPlatform(e.Reason ?? "", Policy.BuiltIn, by, now),
            "return_to_dialogue" => found.ReturnToDialogue(e.Reason ?? "", by, now),
            "refer_to_legal" => found.ReferToLegal(e.Justification ?? "", new(by, by), new(e.ApprovedBy ?? "", e.ApprovedBy ?? ""), now),
            "close" => found.Close(e.Outcome ?? Outcome.Answered, e.Reason, by, now),
            "reopen" => found.Reopen(e.Reason ?? "", timetable, by, now),
            _ => throw new FormatException($"'{e.Do}' is nothing that happens in a story."),
        };
}
