using Entente.Domain.Policies;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;

namespace Entente.Domain.Practice;

/// <summary>What the reply rules are told around a played post: the same as at the desk, with what the run itself said before.</summary>
public static class PracticeContext
{
    /// <param name="brand">What is known of the brand whoever is answered: its contacts, its house rules.</param>
    public static ReplyContext Of(PracticePost post, ReplyContext brand, Policy policy) =>
        brand with
        {
            Network = post.Network,
            Category = post.Expected.Category,
            Standing = new PracticeCase(post, policy).Due,
            IsAtLaw = false,
            IsFirstReply = post.SoFar == SoFar.Nothing,
        };

    /// <summary>The same in the course of a run; nobody else reads what is written there.</summary>
    public static ReplyContext In(PracticeRun run, int at, Visibility visibility, ReplyContext brand, Policy policy)
    {
        var post = run.Scenario.Posts[at];
        var before = run.Answers.Select((a, i) => (a.Said, run.Scenario.Posts[i].Author)).Where(a => a.Said.Reply is not null).ToList();
        var toAuthor = before.Where(a => a.Author == post.Author).ToList();
        var context = Of(post, brand, policy);
        return context with
        {
            Visibility = visibility,
            AuthorLanguage = run.Scenario.Language,
            IsFirstReply = context.IsFirstReply == true && toAuthor.Count == 0,
            SentLately = [.. before.Select(a => a.Said.Reply!)],
            PublicRepliesToAuthor = toAuthor.Count(a => a.Said.Visibility == Visibility.Public),
            LocalTime = run.Scenario.TimeOf(post),
            SecondReaderPresent = false,
        };
    }
}
