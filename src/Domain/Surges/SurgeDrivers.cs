using System.Text.RegularExpressions;

namespace Entente.Domain.Surges;

/// <summary>A word that more posts hold than its share of the usual ones: how many of the posts looked at, now and usually.</summary>
public sealed record DrivingTerm(string Term, int Posts, double Share, double UsualShare);

/// <summary>A post that many answer; its id on the network.</summary>
public sealed record DrivingThread(string ExternalId, int Posts);

/// <summary>A post as the search for what drives a surge needs it.</summary>
public sealed record SurgePost(string Text, string? ParentExternalId);

/// <summary>What the posts of a surge have in common that the usual ones have not.</summary>
public sealed partial record SurgeDrivers(IReadOnlyList<DrivingTerm> Terms, IReadOnlyList<DrivingThread> Threads)
{
    private const int MostTerms = 8;
    private const int MostThreads = 5;
    private const int LeastPosts = 3;
    private const double LeastRatio = 2;

    /// <summary>Log-likelihood ratio past which chance is no explanation (p about 0.001).</summary>
    private const double LeastEvidence = 10.83;

    public static SurgeDrivers None { get; } = new([], []);

    public static SurgeDrivers Of(IReadOnlyList<SurgePost> posts, IReadOnlyList<SurgePost> usual) =>
        new(TermsOf(posts, usual), ThreadsOf(posts));

    private static List<DrivingTerm> TermsOf(IReadOnlyList<SurgePost> posts, IReadOnlyList<SurgePost> usual)
    {
        var (now, before) = (Counted(posts), Counted(usual));
        return
        [
            .. now.Where(t => t.Value >= LeastPosts)
                .Select(t => (Term: t.Key, Posts: t.Value, Usual: before.GetValueOrDefault(t.Key)))
                .Where(t => (double)t.Posts / posts.Count >= LeastRatio * t.Usual / Math.Max(usual.Count, 1))
                .Select(t => (t.Term, t.Posts, t.Usual, Evidence: Evidence(t.Posts, posts.Count, t.Usual, usual.Count)))
                .Where(t => t.Evidence >= LeastEvidence)
                .OrderByDescending(t => t.Evidence)
                .ThenBy(t => t.Term, StringComparer.Ordinal)
                .Take(MostTerms)
                .Select(t => new DrivingTerm(t.Term, t.Posts, Share(t.Posts, posts.Count), Share(t.Usual, usual.Count))),
        ];
    }

    private static List<DrivingThread> ThreadsOf(IReadOnlyList<SurgePost> posts) =>
        [
            .. posts
                .Where(p => p.ParentExternalId is not null)
                .GroupBy(p => p.ParentExternalId!)
                .Select(t => new DrivingThread(t.Key, t.Count()))
                .Where(t => t.Posts >= LeastPosts)
                .OrderByDescending(t => t.Posts)
                .ThenBy(t => t.ExternalId, StringComparer.Ordinal)
                .Take(MostThreads),
        ];

    /// <summary>In how many posts each word stands. Handles, links and whatever holds a digit are nobody's words: they may name a person.</summary>
    private static Dictionary<string, int> Counted(IReadOnlyList<SurgePost> posts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            foreach (var term in Words().Matches(NotWords().Replace(post.Text, " ")).Select(m => m.Value.ToLowerInvariant()).Distinct())
            {
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }
        }
        return counts;
    }

    /// <summary>Dunning's G² of two shares.</summary>
    private static double Evidence(int posts, int all, int usual, int usualAll)
    {
        var share = (double)(posts + usual) / (all + usualAll);
        return 2
            * (
                Part(posts, all * share)
                + Part(usual, usualAll * share)
                + Part(all - posts, all * (1 - share))
                + Part(usualAll - usual, usualAll * (1 - share))
            );

        static double Part(double observed, double expected) =>
            observed <= 0 || expected <= 0 ? 0 : observed * Math.Log(observed / expected);
    }

    private static double Share(int posts, int all) => all == 0 ? 0 : Math.Round((double)posts / all, 4);

    [GeneratedRegex(@"https?://\S+|www\.\S+|\S*@\S+|#?\w*\d\w*", RegexOptions.NonBacktracking)]
    private static partial Regex NotWords();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}-]{3,29}", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
