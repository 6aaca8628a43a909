using System.Globalization;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using ReplyReview = Entente.Domain.Replies.Review.ReplyReview;

namespace Entente.Domain.Practice;

/// <summary>Everything that is wrong with a scenario: what the desk itself would refuse is expected of nobody.</summary>
public static class ScenarioFaults
{
    public static IReadOnlyList<Error> Of(ScenarioText text, Policy policy)
    {
        var faults = new List<Error>();
        if (text.Title.Trim().Length is < ScenarioText.ShortestTitle or > ScenarioText.LongestTitle)
        {
            faults.Add(PracticeErrors.TitleLength);
        }
        faults.AddRange(PlainName.Faults(text.Title, "/title"));
        if (text.Language is not ("fr" or "en"))
        {
            faults.Add(PracticeErrors.UnknownLanguage);
        }
        if (string.IsNullOrWhiteSpace(text.Situation) || text.Situation.Length > ScenarioText.LongestSituation)
        {
            faults.Add(PracticeErrors.SituationLength);
        }
        if (!TimeOnly.TryParseExact(text.StartsAt, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            faults.Add(PracticeErrors.StartsAtNoTime);
        }
        if (text.Posts.Count is 0 or > ScenarioText.MostPosts)
        {
            faults.Add(PracticeErrors.PostCount);
        }
        for (var i = 0; i < text.Posts.Count; i++)
        {
            faults.AddRange(OfPost(i, text.Posts[i], i == 0 ? 0 : text.Posts[i - 1].AfterSeconds));
            faults.AddRange(OfExpectation(i, text.Posts[i], policy));
        }
        return faults;
    }

    private static IEnumerable<Error> OfPost(int at, PracticePost post, int before)
    {
        if (post.AfterSeconds < before || post.AfterSeconds > ScenarioText.LongestSpanSeconds)
        {
            yield return PracticeErrors.PostBack(at);
        }
        if (string.IsNullOrWhiteSpace(post.Text))
        {
            yield return PracticeErrors.PostEmpty(at);
        }
        if (post.AnswerWithinSeconds is < ScenarioText.ShortestAnswerSeconds or > ScenarioText.LongestAnswerSeconds)
        {
            yield return PracticeErrors.AnswerTime(at);
        }
        if (string.IsNullOrWhiteSpace(post.Lesson.Text))
        {
            yield return PracticeErrors.LessonMissing(at);
        }
    }

    private static IEnumerable<Error> OfExpectation(int at, PracticePost post, Policy policy)
    {
        var expected = post.Expected;
        if (expected.Principles.Except(Policy.Principles).Any())
        {
            yield return PracticeErrors.NoPrinciple(at);
        }
        if (expected.Step == Step.Closed)
        {
            yield return PracticeErrors.StepNotAllowed(at, EscalationLadder.Next(Step.Closed, Move.RecordReply).Error!);
        }
        else if (new PracticeCase(post, policy).WhyNot(expected.Step) is { } refused)
        {
            yield return PracticeErrors.StepNotAllowed(at, refused);
        }
        if (expected.Reply ? expected.Step == Step.New : expected.Step == Step.Dialogue)
        {
            yield return PracticeErrors.ReplyAndStep(at);
        }
        if ((expected.Asked == Asked.Question && !expected.Reply) || (expected.Asked == Asked.Notice && expected.Step is not Step.Platform))
        {
            yield return PracticeErrors.AskedOfNobody(at);
        }
        foreach (var fault in OfRules(at, post, policy))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Error> OfRules(int at, PracticePost post, Policy policy)
    {
        var known = ReplyRules.All.Select(r => r.Id).ToHashSet();
        var context = PracticeContext.Of(post, new ReplyContext { Visibility = Visibility.Public }, policy);
        foreach (var rule in post.Expected.Must)
        {
            if (!known.Contains(rule))
            {
                yield return PracticeErrors.UnknownRule(at, "must", rule);
            }
            else if (!ReplyReview.Asks(rule, context))
            {
                yield return PracticeErrors.RuleNeverAsked(at, rule);
            }
        }
        foreach (var rule in post.Expected.MustNot.Where(r => !known.Contains(r)))
        {
            yield return PracticeErrors.UnknownRule(at, "must_not", rule);
        }
    }
}
