using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// What the linear models look at in one text: the distinct slots of its word groups and of its letter groups, and the key of each
/// word. Reused from text to text by one thread.
/// </summary>
internal sealed class FeatureRow(int bits)
{
    /// <summary>A bit a slot, so that the table stays near the processor.</summary>
    private readonly ulong[] _seen = new ulong[Math.Max(1, (1 << bits) / 64)];
    private readonly int _shift = 32 - bits;

    /// <summary>The text it was filled from, beside which no other was looked at since.</summary>
    public NormalText? Of { get; set; }

    public List<int> WordSlots { get; } = new(256);

    public List<int> LetterSlots { get; } = new(1024);

    /// <summary>Slots of what was seen beside words (phrases, signs of tone): few, and each at full weight.</summary>
    public List<int> SignSlots { get; } = new(32);

    /// <summary>Slots of what the words have in common with others, see <see cref="Senses.SenseFeatures"/>.</summary>
    public List<int> SenseSlots { get; } = new(512);

    /// <summary>One key a word, for the weights of single words.</summary>
    public List<uint> WordKeys { get; } = new(64);

    public void Clear()
    {
        Forget(WordSlots);
        Forget(LetterSlots);
        Forget(SignSlots);
        Forget(SenseSlots);
        WordKeys.Clear();
    }

    public void AddWords(uint hash) => Add(WordSlots, hash);

    public void AddWords(ReadOnlySpan<uint> hashes) => Add(WordSlots, hashes);

    public void AddLetters(ReadOnlySpan<uint> hashes) => Add(LetterSlots, hashes);

    public void AddSign(uint hash) => Add(SignSlots, hash);

    public void AddSense(uint hash) => Add(SenseSlots, hash);

    private void Add(List<int> slots, ReadOnlySpan<uint> hashes)
    {
        slots.EnsureCapacity(slots.Count + hashes.Length);
        foreach (var hash in hashes)
        {
            Add(slots, hash);
        }
    }

    private void Add(List<int> slots, uint hash)
    {
        var slot = (int)(hash >> _shift);
        ref var seen = ref _seen[slot >> 6];
        var bit = 1UL << (slot & 63);
        if ((seen & bit) == 0)
        {
            seen |= bit;
            slots.Add(slot);
        }
    }

    private void Forget(List<int> slots)
    {
        foreach (var slot in slots)
        {
            _seen[slot >> 6] = 0;
        }
        slots.Clear();
    }
}
