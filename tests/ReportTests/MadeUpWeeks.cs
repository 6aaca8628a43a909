using Entente.Application.Metrics;
using Entente.Domain.Cases;

namespace Entente.ReportTests;

/// <summary>Weeks drawn by a seed, small and large, with zeros and equals more often than chance would have them.</summary>
internal static class MadeUpWeeks
{
    public static IEnumerable<WeekInReview> Many(int count = 400) => Enumerable.Range(1, count).Select(One);

    private static WeekInReview One(int seed)
    {
        var random = new Random(seed);
        var most =
            seed % 4 == 0 ? 1_000_000_000L
            : seed % 4 == 1 ? 3
            : 400;
        var before = Figures(random, most, -1);
        var now = seed % 7 == 0 ? before with { Week = SampleWeeks.Week } : Figures(random, most, 0);
        return SampleWeeks.Empty() with
        {
            Current = now,
            Previous = before,
            LastTwelveWeeks = [before, now],
            Outcomes = new Dictionary<Outcome, long> { [Outcome.Answered] = random.NextInt64(4) },
            LegalReferrals = random.NextInt64(3),
            PrincipleCases = random.NextInt64(4),
        };
    }

    private static WeekFigures Figures(Random random, long most, int week)
    {
        long Draw(long limit) => random.Next(4) == 0 ? 0 : random.NextInt64(limit + 1);
        var (negative, opened) = (Draw(most), Draw(most));
        var classified = Draw(negative);
        return SampleWeeks.Figures(
            SampleWeeks.Week.Plus(week),
            Draw(most),
            Draw(most),
            negative,
            unjudged: Draw(most),
            classified: classified,
            permitted: Draw(classified),
            opened: opened,
            closed: Draw(most),
            escalated: Draw(opened),
            backlog: Draw(most)
        );
    }
}
