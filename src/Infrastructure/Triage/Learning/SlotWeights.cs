using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// The weights of one model, or of several that look at the same, side by side: one byte a slot and label. They are summed as whole numbers,
/// several labels at once: exact, the same in any order and on any processor.
/// </summary>
internal sealed class SlotWeights
{
    /// <summary>What a weight of the full scale counts.</summary>
    public const int One = 127 * 127;

    private const int Few = 4;
    private const int Lanes = 8;
    private const int Many = 20;
    private static readonly byte[] Nothing = new byte[Many];

    private readonly byte[] _bytes;
    private readonly int _step;

    public SlotWeights(params IReadOnlyList<LinearModel> models)
    {
        Labels = models.Sum(m => m.Labels.Length);
        _step =
            Labels <= Few ? Few
            : Labels <= Lanes ? Lanes
            : Many;
        var slots = models[0].Quantised.Length / models[0].Labels.Length;
        // The last slot is read a few bytes too far.
        _bytes = new byte[(slots * Labels) + Many];
        var first = 0;
        foreach (var model in models)
        {
            Put(model, first, slots);
            first += model.Labels.Length;
        }
    }

    /// <summary>Of all models together.</summary>
    public int Labels { get; }

    /// <summary>Numbers that <see cref="Sum"/> fills; those from <see cref="Labels"/> on mean nothing.</summary>
    public int Sums => (Labels + _step - 1) / _step * _step;

    public void Sum(ReadOnlySpan<int> slots, Span<int> sums)
    {
        for (var from = 0; from < Labels; from += _step)
        {
            switch (_step)
            {
                case Few:
                    SumFew(slots, sums);
                    break;
                case Lanes:
                    SumEight(slots, sums);
                    break;
                default:
                    SumMany(slots, from, sums[from..]);
                    break;
            }
        }
    }

    private void Put(LinearModel model, int first, int slots)
    {
        var from = MemoryMarshal.AsBytes(model.Quantised.AsSpan());
        var width = model.Labels.Length;
        if (width == Labels)
        {
            from.CopyTo(_bytes);
            return;
        }
        for (var slot = 0; slot < slots; slot++)
        {
            from.Slice(slot * width, width).CopyTo(_bytes.AsSpan((slot * Labels) + first));
        }
    }

    private void SumFew(ReadOnlySpan<int> slots, Span<int> sums)
    {
        var sum = Vector128<int>.Zero;
        for (; slots.Length >= 4; slots = slots[4..])
        {
            var squares = Squares(Four(slots[0]), Four(slots[1])) + Squares(Four(slots[2]), Four(slots[3]));
            sum += Vector128.WidenLower(squares) + Vector128.WidenUpper(squares);
        }
        foreach (var slot in slots)
        {
            sum += Vector128.WidenLower(Squares(Four(slot), 0));
        }
        sum.CopyTo(sums);
    }

    private int Four(int slot) => MemoryMarshal.Read<int>(_bytes.AsSpan(slot * Labels, Few));

    private static Vector128<short> Squares(int four, int fourMore) =>
        Squares(Vector128.WidenLower(Vector128.Create(four, fourMore, 0, 0).AsSByte()));

    private void SumEight(ReadOnlySpan<int> slots, Span<int> sums)
    {
        var (lower, upper) = (Vector128<int>.Zero, Vector128<int>.Zero);
        for (var i = 0; i < slots.Length; i += 2)
        {
            var squares = Squares(Eight(slots[i])) + (i + 1 < slots.Length ? Squares(Eight(slots[i + 1])) : Vector128<short>.Zero);
            lower += Vector128.WidenLower(squares);
            upper += Vector128.WidenUpper(squares);
        }
        lower.CopyTo(sums);
        upper.CopyTo(sums[Few..]);
    }

    private Vector128<short> Eight(int slot) =>
        Vector128.WidenLower(Vector128.CreateScalar(MemoryMarshal.Read<long>(_bytes.AsSpan(slot * Labels, Lanes))).AsSByte());

    /// <summary>Sixteen and four at once, so that a slot is fetched from memory once.</summary>
    private void SumMany(ReadOnlySpan<int> slots, int from, Span<int> sums)
    {
        var (a, b, c, d) = (Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero);
        var last = Vector128<int>.Zero;
        for (var i = 0; i < slots.Length; i += 2)
        {
            var one = _bytes.AsSpan((slots[i] * Labels) + from, Many);
            Span<byte> other = i + 1 < slots.Length ? _bytes.AsSpan((slots[i + 1] * Labels) + from, Many) : Nothing;
            var (sixteen, more) = (Vector128.Create(one).AsSByte(), Vector128.Create(other).AsSByte());
            var lower = Squares(Vector128.WidenLower(sixteen)) + Squares(Vector128.WidenLower(more));
            var upper = Squares(Vector128.WidenUpper(sixteen)) + Squares(Vector128.WidenUpper(more));
            a += Vector128.WidenLower(lower);
            b += Vector128.WidenUpper(lower);
            c += Vector128.WidenLower(upper);
            d += Vector128.WidenUpper(upper);
            var fours = Squares(MemoryMarshal.Read<int>(one[16..]), MemoryMarshal.Read<int>(other[16..]));
            last += Vector128.WidenLower(fours) + Vector128.WidenUpper(fours);
        }
        a.CopyTo(sums);
        b.CopyTo(sums[4..]);
        c.CopyTo(sums[8..]);
        d.CopyTo(sums[12..]);
        last.CopyTo(sums[16..]);
    }

    /// <summary>The weights of the first labels of a slot, bytes on the square-root scale.</summary>
    public ReadOnlySpan<byte> Of(int slot, int labels) => _bytes.AsSpan(slot * Labels, labels);

    /// <summary>The square of each weight, with its sign: the sum of two has room in a short.</summary>
    private static Vector128<short> Squares(Vector128<short> weights) => weights * Vector128.Abs(weights);
}
