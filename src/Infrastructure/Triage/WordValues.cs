namespace Entente.Infrastructure.Triage;

/// <summary>
/// How good or bad a word sounds, from -1 to 1, learnt at training from the lexicons and kept as a hashed table: a tag of eight bits
/// tells a word from its neighbours.
/// </summary>
internal sealed class WordValues
{
    public const int Bits = 15;

    private readonly byte[] _tags;
    private readonly sbyte[] _values;

    public WordValues()
        : this(new byte[1 << Bits], new sbyte[1 << Bits]) { }

    private WordValues(byte[] tags, sbyte[] values) => (_tags, _values) = (tags, values);

    public float Of(ReadOnlySpan<char> word)
    {
        var hash = Features.Hash(0x811C9DC5, word);
        var slot = hash >> (32 - Bits);
        return _tags[slot] == Tag(hash) ? _values[slot] / 127f : 0;
    }

    /// <summary>The stronger of two words that share a slot stays.</summary>
    public void Learn(ReadOnlySpan<char> word, float value)
    {
        var hash = Features.Hash(0x811C9DC5, word);
        var slot = hash >> (32 - Bits);
        var quantised = (sbyte)Math.Clamp(MathF.Round(value * 127), -127, 127);
        if (_tags[slot] == Tag(hash) || Math.Abs(quantised) > Math.Abs(_values[slot]))
        {
            (_tags[slot], _values[slot]) = (Tag(hash), quantised);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_tags);
        writer.Write((byte[])(Array)_values);
    }

    public static WordValues Read(BinaryReader reader)
    {
        var tags = reader.ReadBytes(1 << Bits);
        return new WordValues(tags, (sbyte[])(Array)reader.ReadBytes(1 << Bits));
    }

    private static byte Tag(uint hash) => (byte)(1 + (hash & 0x7F));
}
