using System.Text;

namespace Entente.UnitTests.Triage.Transformers;

/// <summary>As much of protocol buffers as it takes to write a small model: numbers, texts, bytes, and messages in messages.</summary>
internal sealed class Protobuf
{
    private readonly List<byte> _bytes = [];

    public Protobuf Put(int field, long number)
    {
        Varint(((ulong)field << 3) | 0);
        Varint((ulong)number);
        return this;
    }

    public Protobuf Put(int field, float number)
    {
        Varint(((ulong)field << 3) | 5);
        _bytes.AddRange(BitConverter.GetBytes(number));
        return this;
    }

    public Protobuf Put(int field, string text) => Put(field, Encoding.UTF8.GetBytes(text));

    public Protobuf Put(int field, Protobuf message) => Put(field, message.ToArray());

    public Protobuf Put(int field, byte[] bytes)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] ToArray() => [.. _bytes];

    private void Varint(ulong number)
    {
        for (; number > 0x7F; number >>= 7)
        {
            _bytes.Add((byte)(number | 0x80));
        }
        _bytes.Add((byte)number);
    }
}
