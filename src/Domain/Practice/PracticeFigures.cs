using Entente.Domain.Metrics;
using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;

namespace Entente.Domain.Practice;

/// <summary>One answer as the figures need it: which words were played, what was said of them and what was due.</summary>
public sealed record PlayedPost(
    Guid RunId,
    string PlayerId,
    string Player,
    Guid ScenarioId,
    int ScenarioVersion,
    int Post,
    Category Said,
    Category Due,
    Standing SaidStanding,
    Standing DueStanding,
    int Points,
    DateTimeOffset AnsweredAt
);

/// <summary>Permitted (and welcome) against contestable and unacceptable: how often each was said where each was due.</summary>
public sealed record Confusion(int PermittedSaidPermitted, int PermittedSaidUnlawful, int UnlawfulSaidPermitted, int UnlawfulSaidUnlawful)
{
    public int Permitted => PermittedSaidPermitted + PermittedSaidUnlawful;

    public int Unlawful => UnlawfulSaidPermitted + UnlawfulSaidUnlawful;

    /// <summary>Of allowed posts, the share that somebody would have had removed; null where there was none.</summary>
    public decimal? OverRemovalRate => Permitted == 0 ? null : (decimal)PermittedSaidUnlawful / Permitted;

    /// <summary>Of posts that may be contested, the share that was let pass; null where there was none.</summary>
    public decimal? MissedRate => Unlawful == 0 ? null : (decimal)UnlawfulSaidPermitted / Unlawful;
}

/// <summary>How somebody plays: posts answered, their mean points, what they confuse.</summary>
public sealed record PlayerFigures(string PlayerId, string Player, int Runs, int Posts, decimal Mean, Confusion Confusion);

/// <summary>Two people on the same posts, each as they first answered them; kappa is null where it says nothing.</summary>
public sealed record PairFigures(string OneId, string One, string OtherId, string Other, long Posts, double? Share, double? Kappa);

/// <summary>One week of playing.</summary>
public sealed record PracticeWeek(IsoWeek Week, int Posts, decimal Mean, Confusion Confusion);

/// <summary>What the answers of a brand or of one person tell.</summary>
public sealed class PracticeFigures(IReadOnlyList<PlayedPost> played)
{
    public static bool IsUnlawful(Standing standing) => standing is Standing.Contestable or Standing.Unacceptable;

    public int Posts => played.Count;

    public int Runs => played.Select(p => p.RunId).Distinct().Count();

    public decimal? Mean => played.Count == 0 ? null : MeanOf(played);

    public Confusion Confusion => ConfusionOf(played);

    /// <summary>Each pair of categories said and due, at least once.</summary>
    public IReadOnlyList<(Category Due, Category Said, int Count)> Cells =>
        [.. played.GroupBy(p => (p.Due, p.Said)).OrderBy(g => g.Key).Select(g => (g.Key.Due, g.Key.Said, g.Count()))];

    /// <summary>By person, who plays most first.</summary>
    public IReadOnlyList<PlayerFigures> Players =>
        [
            .. played
                .GroupBy(p => p.PlayerId)
                .Select(g => new PlayerFigures(
                    g.Key,
                    g.MaxBy(p => p.AnsweredAt)!.Player,
                    g.Select(p => p.RunId).Distinct().Count(),
                    g.Count(),
                    MeanOf([.. g]),
                    ConfusionOf([.. g])
                ))
                .OrderByDescending(p => p.Posts)
                .ThenBy(p => p.PlayerId, StringComparer.Ordinal),
        ];

    /// <summary>Week by week as the brand's zone has them, the first one first; weeks without an answer are left out.</summary>
    public IReadOnlyList<PracticeWeek> Weeks(TimeZoneInfo zone) =>
        [
            .. played
                .GroupBy(p => IsoWeek.Of(p.AnsweredAt, zone))
                .OrderBy(g => g.Key)
                .Select(g => new PracticeWeek(g.Key, g.Count(), MeanOf([.. g]), ConfusionOf([.. g]))),
        ];

    /// <summary>Every two people who answered the same posts, with how far they agree on the category. Later answers know the feedback.</summary>
    public IReadOnlyList<PairFigures> Pairs
    {
        get
        {
            var first = played
                .GroupBy(p => (p.PlayerId, p.ScenarioId, p.ScenarioVersion, p.Post))
                .Select(g => g.MinBy(p => p.AnsweredAt)!)
                .ToList();
            var people = first
                .GroupBy(p => p.PlayerId)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (g.First().Player, Said: g.ToDictionary(p => (p.ScenarioId, p.ScenarioVersion, p.Post), p => p.Said), g.Key))
                .ToList();
            return
            [
                .. from a in people
                from b in people
                where string.CompareOrdinal(a.Key, b.Key) < 0
                let both = a.Said.Where(s => b.Said.ContainsKey(s.Key)).Select(s => (s.Value, b.Said[s.Key])).ToList()
                where both.Count > 0
                let agreed = Agreement.Of(both).Overall
                select new PairFigures(a.Key, a.Player, b.Key, b.Player, agreed.N, agreed.Share, agreed.Kappa),
            ];
        }
    }

    private static decimal MeanOf(IReadOnlyList<PlayedPost> posts) => Math.Round((decimal)posts.Sum(p => p.Points) / posts.Count, 1);

    private static Confusion ConfusionOf(IReadOnlyList<PlayedPost> posts)
    {
        int Count(bool due, bool said) => posts.Count(p => IsUnlawful(p.DueStanding) == due && IsUnlawful(p.SaidStanding) == said);
        return new(Count(false, false), Count(false, true), Count(true, false), Count(true, true));
    }
}
