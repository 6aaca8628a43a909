namespace Entente.Infrastructure.Triage.Reading;

/// <summary>Tells of most hashes, from one bit, that they are none of those it was made of.</summary>
internal sealed class Sieve
{
    private const int Bits = 15;

    private readonly ulong[] _bits = new ulong[(1 << Bits) / 64];

    public Sieve(IEnumerable<uint> hashes)
    {
        foreach (var hash in hashes)
        {
            _bits[Place(hash) >> 6] |= 1UL << Place(hash);
        }
    }

    public bool MayHave(uint hash) => ((_bits[Place(hash) >> 6] >> Place(hash)) & 1) != 0;

    private static int Place(uint hash) => (int)(hash >> (32 - Bits));
}
