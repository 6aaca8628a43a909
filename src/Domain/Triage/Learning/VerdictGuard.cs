namespace Entente.Domain.Triage.Learning;

/// <summary>A verdict on one wording, with what the machine in force says of the same words.</summary>
public sealed record ComparedVerdict(
    Guid MentionId,
    DateTimeOffset WrittenAt,
    string Actor,
    Category Person,
    Category Machine,
    DateTimeOffset GivenAt
);

/// <summary>
/// Whose verdicts a model may learn from. A person whose verdicts have nothing to do with what the machine says, nor with what colleagues
/// who can be followed say of the same posts, is set aside whole: in error, at random or on purpose, they would teach nonsense. People with
/// few verdicts are looked at together, as if they were one, so that many names give no cover.
/// </summary>
public static class VerdictGuard
{
    public const int FewestToTell = 20;
    public const double LeastKappa = 0.1;
    public const double LeastShare = 0.5;

    /// <summary>From which share of the new verdicts set aside a whole run is refused.</summary>
    public const double MostSetAside = 0.2;

    /// <summary>The people whose verdicts are set aside.</summary>
    public static IReadOnlySet<string> SetAside(IReadOnlyCollection<ComparedVerdict> verdicts)
    {
        var people = verdicts.GroupBy(v => v.Actor).Select(g => g.ToList()).ToList();
        var few = people.Where(p => p.Count < FewestToTell).SelectMany(p => p).ToList();
        var groups = people.Where(p => p.Count >= FewestToTell).Append(few).Where(g => g.Count >= FewestToTell).ToList();
        var doubted = groups.Where(g => !IsFollowed(g.Select(v => (v.Person, v.Machine)))).ToList();
        var doubtedPeople = doubted.SelectMany(g => g).Select(v => v.Actor).ToHashSet();
        var trusted = verdicts
            .Where(v => !doubtedPeople.Contains(v.Actor))
            .GroupBy(v => (v.MentionId, v.WrittenAt))
            .ToDictionary(g => g.Key, g => g.MaxBy(v => v.GivenAt)!.Person);
        return doubted
            .Where(g => !IsFollowed(g.Select(v => (v.Person, trusted.GetValueOrDefault((v.MentionId, v.WrittenAt), v.Machine)))))
            .SelectMany(g => g)
            .Select(v => v.Actor)
            .ToHashSet();
    }

    private static bool IsFollowed(IEnumerable<(Category Person, Category Other)> said)
    {
        var figures = Agreement.Of(said).Overall;
        return figures.Share >= LeastShare || figures.Kappa is null or >= LeastKappa;
    }
}
