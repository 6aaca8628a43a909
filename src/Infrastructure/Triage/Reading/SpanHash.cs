using System.Runtime.Intrinsics;

namespace Entente.Infrastructure.Triage.Reading;

/// <summary>A 32-bit hash of spans, the same on every machine and run (FNV-1a with a final mix).</summary>
internal static class SpanHash
{
    public const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(ReadOnlySpan<char> text)
    {
        var h = Seed;
        foreach (var c in text)
        {
            h = Add(h, c);
        }
        return Mix(h);
    }

    public static uint Add(uint hash, char c) => (hash ^ c) * Prime;

    /// <summary>The same for several at once.</summary>
    public static Vector256<uint> Add(Vector256<uint> hashes, Vector256<uint> letters) => (hashes ^ letters) * Prime;

    public static uint Join(uint left, uint right) => Mix(((left * 31) ^ right) + 0x9E3779B9);

    public static uint Mix(uint h)
    {
        h ^= h >> 16;
        h *= 0x85EBCA6B;
        h ^= h >> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >> 16);
    }

    public static Vector256<uint> Mix(Vector256<uint> h)
    {
        h ^= h >> 16;
        h *= 0x85EBCA6B;
        h ^= h >> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >> 16);
    }
}
