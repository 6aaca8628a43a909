namespace Entente.Infrastructure.Triage.Reading;

/// <summary>Values one after the other, in memory that is kept for the next text.</summary>
internal sealed class Appended<T>(int capacity)
    where T : unmanaged
{
    /// <summary>More than that is not kept: a text so long is rare.</summary>
    private const int Many = 1 << 14;

    private T[] _items = new T[capacity];
    private int _count;

    public ReadOnlySpan<T> All => _items.AsSpan(0, _count);

    public void Clear()
    {
        _items = _items.Length > Many ? new T[capacity] : _items;
        _count = 0;
    }

    public void Add(ReadOnlySpan<T> items)
    {
        items.CopyTo(Room(items.Length));
        Take(items.Length);
    }

    /// <summary>Where so many may be written; <see cref="Take"/> then says how many are to stay.</summary>
    public Span<T> Room(int howMany)
    {
        if (_items.Length - _count < howMany)
        {
            Array.Resize(ref _items, Math.Max(_items.Length * 2, _count + howMany));
        }
        return _items.AsSpan(_count, howMany);
    }

    public void Take(int howMany) => _count += howMany;
}
