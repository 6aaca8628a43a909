using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>What a page takes whole: a line, a row, a chart. <see cref="Draw"/> gets the upper left corner.</summary>
internal sealed record Slab(float Height, Action<SKCanvas, float, float> Draw)
{
    /// <summary>Space above, but not at the top of a page.</summary>
    public float Before { get; init; }

    /// <summary>Never the last thing on a page.</summary>
    public bool StaysWithNext { get; init; }

    /// <summary>Drawn again above this slab where it begins a page.</summary>
    public Slab? Header { get; init; }

    /// <summary>Slabs on top of each other, as one.</summary>
    public static Slab Stack(IReadOnlyList<Slab> slabs)
    {
        var height = slabs.Select((slab, index) => slab.Height + (index == 0 ? 0 : slab.Before)).Sum();
        return new Slab(
            height,
            (canvas, x, y) =>
            {
                for (var i = 0; i < slabs.Count; i++)
                {
                    y += i == 0 ? 0 : slabs[i].Before;
                    slabs[i].Draw(canvas, x, y);
                    y += slabs[i].Height;
                }
            }
        )
        {
            Before = slabs.Count == 0 ? 0 : slabs[0].Before,
        };
    }
}
