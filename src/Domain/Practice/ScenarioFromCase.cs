using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Domain.Practice;

/// <summary>A post of a closed case, with what was answered to it.</summary>
public sealed record CasePost(
    Network Network,
    string Text,
    Guid? AuthorId,
    DateTimeOffset PostedAt,
    Category? Category,
    IReadOnlyList<SignalKind> Principles,
    IReadOnlyList<Signal> PersonalData,
    string? Reply
);

/// <summary>
/// A scenario as a closed case suggests it, in words that name nobody. What the posts teach is left open: whoever writes the scenario
/// says it.
/// </summary>
public static class ScenarioFromCase
{
    private const int UsualAnswerSeconds = 240;
    private static readonly string[] FirstAnswer = ["L10", "L11", "L12"];
    private static readonly string[] Asking = ["L11"];

    public static ScenarioText Draft(
        string title,
        string language,
        IReadOnlyList<CasePost> posts,
        Pseudonyms pseudonyms,
        Policy policy,
        TimeZoneInfo zone
    )
    {
        var told = posts.OrderBy(p => p.PostedAt).Take(ScenarioText.MostPosts).ToList();
        var began = told.Count == 0 ? DateTimeOffset.UnixEpoch : told[0].PostedAt;
        var authors = told.Select(p => p.AuthorId).Distinct().ToList();
        return new ScenarioText(
            title,
            language,
            "",
            TimeZoneInfo.ConvertTime(began, zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            [
                .. told.Select(p => new PracticePost(
                    (int)Math.Min((p.PostedAt - began).TotalSeconds, ScenarioText.LongestSpanSeconds),
                    p.Network,
                    $"N. {(char)('A' + authors.IndexOf(p.AuthorId))}.",
                    pseudonyms.Of(p.Text, p.PersonalData),
                    SoFar.Nothing,
                    UsualAnswerSeconds,
                    Suggested(p, policy),
                    new Lesson("", Reply: p.Reply is { } reply ? pseudonyms.Of(reply, []) : null)
                )),
            ]
        );
    }

    private static Expectation Suggested(CasePost post, Policy policy)
    {
        var category = post.Category ?? Category.Discontent;
        var atOnce = policy.StandingOf(category, post.Principles.Count > 0) == Standing.Unacceptable;
        var step =
            atOnce ? Step.Platform
            : category is Category.BadMood or Category.Spam or Category.OffTopic ? Step.New
            : Step.Dialogue;
        var asks = step == Step.Dialogue && category is not (Category.Praise or Category.Question);
        string[] must =
            step != Step.Dialogue ? []
            : category is Category.Discontent or Category.NegativeTestimony ? FirstAnswer
            : category is Category.Disparagement or Category.Defamation ? Asking
            : [];
        return new Expectation(
            category,
            post.Principles,
            step,
            step == Step.Dialogue,
            must,
            [],
            atOnce ? Asked.Notice
                : asks ? Asked.Question
                : Asked.Nothing
        );
    }
}
