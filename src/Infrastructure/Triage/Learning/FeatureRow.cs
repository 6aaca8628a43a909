using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// What the linear models look at in one text: the distinct slots of its word groups and of its letter groups, and the key of each
/// word. Reused from text to text by one thread; what it shows is good until the next text.
/// </summary>
internal sealed class FeatureRow(int bits)
{
    /// <summary>A bit a slot, so that the table stays near the processor.</summary>
    private readonly ulong[] _seen = new ulong[Math.Max(1, (1 << bits) / 64)];
    private readonly int _shift = 32 - bits;
    private readonly Appended<int> _words = new(256);
    private readonly Appended<int> _letters = new(1024);
    private readonly Appended<int> _signs = new(32);
    private readonly Appended<int> _senses = new(512);
    private readonly Appended<uint> _keys = new(64);

    /// <summary>The text it was filled from, beside which no other was looked at since.</summary>
    public NormalText? Of { get; set; }

    public ReadOnlySpan<int> WordSlots => _words.All;

    public ReadOnlySpan<int> LetterSlots => _letters.All;

    /// <summary>Slots of what was seen beside words (phrases, signs of tone): few, and each at full weight.</summary>
    public ReadOnlySpan<int> SignSlots => _signs.All;

    /// <summary>Slots of what the words have in common with others, see <see cref="Senses.HashedSenses"/>.</summary>
    public ReadOnlySpan<int> SenseSlots => _senses.All;

    /// <summary>One key a word, for the weights of single words.</summary>
    public ReadOnlySpan<uint> WordKeys => _keys.All;

    public void Clear()
    {
        Array.Clear(_seen);
        _words.Clear();
        _letters.Clear();
        _signs.Clear();
        _senses.Clear();
        _keys.Clear();
    }

    public void AddKey(uint key) => _keys.Add([key]);

    public void AddWords(params ReadOnlySpan<uint> hashes) => Add(_words, hashes);

    public void AddLetters(ReadOnlySpan<uint> hashes) => Add(_letters, hashes);

    public void AddSign(uint hash) => Add(_signs, [hash]);

    public void AddSenses(ReadOnlySpan<uint> hashes) => Add(_senses, hashes);

    /// <summary>Each slot is written down, and stays only where it was not seen before: a question to each would be guessed wrongly too often.</summary>
    private void Add(Appended<int> slots, ReadOnlySpan<uint> hashes)
    {
        var room = slots.Room(hashes.Length);
        var taken = 0;
        foreach (var hash in hashes)
        {
            var slot = (int)(hash >> _shift);
            ref var seen = ref _seen[slot >> 6];
            room[taken] = slot;
            taken += (int)(~(seen >> slot) & 1);
            seen |= 1UL << slot;
        }
        slots.Take(taken);
    }
}
