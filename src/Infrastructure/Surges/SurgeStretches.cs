using Entente.Application.Surges;
using Entente.Domain.Surges;

namespace Entente.Infrastructure.Surges;

/// <summary>The stretches that are counted at a moment: each window as it ends now, and as it ended some days before.</summary>
internal sealed class SurgeStretches(IReadOnlyList<TimeSpan> back)
{
    /// <summary>Now first.</summary>
    public int[] DaysBack { get; } = [.. back.Select(b => b.Days).Prepend(0).Distinct()];

    public int Count => DaysBack.Length * SurgeWindow.All.Count;

    public int IndexOf(int hours, int daysBack) =>
        Array.IndexOf(DaysBack, daysBack) + (hours == SurgeWindow.TwoHours.Hours ? 0 : DaysBack.Length);

    /// <param name="baseline">How far back the stretches lie that say what is usual in a place; none where nothing does.</param>
    public IEnumerable<SurgeCounts> Read(CountsByPlace counts, Func<SurgePlace, IReadOnlyList<TimeSpan>> baseline) =>
        from watched in counts.Watched()
        let earlier = baseline(watched.Place)
        where earlier.Count > 0
        from scope in Enum.GetValues<SurgeScope>()
        from window in SurgeWindow.All
        select Read(counts, watched, scope, window, earlier);

    private SurgeCounts Read(
        CountsByPlace counts,
        (SurgePlace Place, int Alike) watched,
        SurgeScope scope,
        SurgeWindow window,
        IReadOnlyList<TimeSpan> earlier
    )
    {
        var now = At(TimeSpan.Zero);
        return new SurgeCounts(
            watched.Place,
            scope,
            window,
            now.Mentions,
            [.. earlier.Select(b => SurgeBaseline.Usual(At(b), now))],
            [.. SurgeBaseline.LastDays.Select(b => At(b).Mentions)],
            watched.Alike
        );

        StretchCount At(TimeSpan ago) => counts.Of(watched.Place, scope, IndexOf(window.Hours, ago.Days));
    }
}
