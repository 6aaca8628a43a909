using Entente.Domain.Cases;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Demo;

/// <summary>A case treated as the made-up desk usually does: judged, answered, waited for, closed; late ones are still open.</summary>
internal sealed class DemoRoutine(DemoTelling telling, DemoPost post, Guid mentionId, Guid caseId)
{
    private readonly DemoHabits _habits = new(post.Key);

    public void Expect(DateTimeOffset openedAt, DateTimeOffset present)
    {
        var recent = present - openedAt < TimeSpan.FromDays(10);
        if (recent && _habits.Chance(0.3))
        {
            return;
        }
        var by = _habits.Agent;
        var breaks = post.Signals?.Any(Policy.Principles.Contains) == true || post.Category == Category.HateOrThreat;
        var judgedAt = openedAt + (breaks ? _habits.Between(4, 50) : _habits.Between(10, 300));
        if (breaks || _habits.Chance(0.6))
        {
            telling.Later(judgedAt, token => telling.JudgeAsync(post, mentionId, by, AsSaid(), token));
        }
        if (breaks)
        {
            ExpectPlatform(judgedAt, by);
            return;
        }
        var repliedAt = judgedAt + _habits.Between(2, 240);
        var reply = _habits.Reply(post.Lang, post.Category, by);
        Then(repliedAt, (found, now) => found.RecordReply(reply, null, by, now));
        if (_habits.Chance(0.05))
        {
            Then(
                repliedAt + _habits.Between(20, 200),
                (found, now) => found.AskLead(InTheirLanguage("Deuxième lecture demandée.", "Second reader asked."), by, now)
            );
        }
        ExpectEnding(repliedAt, by, recent);
    }

    private void ExpectEnding(DateTimeOffset repliedAt, string by, bool recent)
    {
        if (recent && _habits.Chance(0.25))
        {
            return;
        }
        var (answer, outcome) = _habits.Ending(post.Category);
        var answeredAt = repliedAt + (answer == AuthorAnswer.NoAnswer ? _habits.Between(3 * 1440, 5 * 1440) : _habits.Between(20, 1800));
        if (answer is { } given)
        {
            Then(answeredAt, (found, now) => found.RecordAuthorAnswer(given, null, telling.Timetable, by, now));
        }
        Then(answeredAt + _habits.Between(5, 300), (found, now) => found.Close(outcome, null, by, now));
    }

    private void ExpectPlatform(DateTimeOffset judgedAt, string by)
    {
        var askedAt = judgedAt + _habits.Between(5, 60);
        Then(
            askedAt,
            (found, now) =>
                found.ReferToPlatform(InTheirLanguage("Un principe est enfreint.", "A principle is broken."), Policy.BuiltIn, by, now)
        );
        telling.Later(askedAt + _habits.Between(2, 20), token => telling.AskPlatformAsync(caseId, post, by, null, token));
        if (_habits.Chance(0.12))
        {
            return;
        }
        var decision = _habits.Decision;
        var decidedAt = askedAt + _habits.Between(400, 9000);
        telling.Later(decidedAt, token => telling.HearPlatformAsync(caseId, decision, null, by, token));
        var outcome = decision switch
        {
            PlatformDecision.Removed => Outcome.Removed,
            PlatformDecision.Restricted => Outcome.Restricted,
            _ => Outcome.Tolerated,
        };
        Then(decidedAt + _habits.Between(10, 300), (found, now) => found.Close(outcome, null, by, now));
    }

    private string InTheirLanguage(string french, string english) => post.Lang == "fr" ? french : english;

    private void Then(DateTimeOffset at, Func<Case, DateTimeOffset, Domain.Outcomes.Result<CaseState>> move) =>
        telling.Later(at, token => telling.MoveAsync(caseId, move, token));

    private DemoEvent AsSaid() => new(0, "verdict", null, post.Category, null, null, null, null, null, null, null, null, null, null);
}
