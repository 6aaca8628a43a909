using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>Lays slabs down the pages. Drawing comes after: only then is it known how many pages there are.</summary>
internal sealed class PageFlow(float left, float top, float topOfOthers, float bottom)
{
    private readonly List<List<Action<SKCanvas>>> _pages =
    [
        [],
    ];
    private float _y = top;

    public IReadOnlyList<IReadOnlyList<Action<SKCanvas>>> Pages => _pages;

    public void Place(IReadOnlyList<Slab> slabs)
    {
        for (var first = 0; first < slabs.Count; )
        {
            var last = first;
            while (slabs[last].StaysWithNext && last + 1 < slabs.Count)
            {
                last++;
            }
            PlaceTogether([.. slabs.Skip(first).Take(last - first + 1)]);
            first = last + 1;
        }
    }

    private void PlaceTogether(IReadOnlyList<Slab> group)
    {
        if (!IsPageFresh && _y + group.Sum(slab => slab.Before + slab.Height) > bottom)
        {
            _pages.Add([]);
            _y = topOfOthers;
        }
        foreach (var slab in group)
        {
            Put(slab);
        }
    }

    private void Put(Slab slab)
    {
        if (IsPageFresh && slab.Header is { } header)
        {
            Put(header);
        }
        _y += IsPageFresh ? 0 : slab.Before;
        var at = _y;
        _pages[^1].Add(canvas => slab.Draw(canvas, left, at));
        _y += slab.Height;
    }

    private bool IsPageFresh => _pages[^1].Count == 0;
}
