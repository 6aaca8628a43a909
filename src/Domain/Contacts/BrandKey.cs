using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Domain.Contacts;

/// <summary>
/// The secret that this instance hashes protected people with; it stands in no database, so that a copied one tells nobody's number.
/// </summary>
public sealed record InstanceKey(byte[] Secret)
{
    public const int Bytes = 32;

    /// <summary>Each brand has a key of its own: the same person is not recognised from one brand's rows in another's.</summary>
    public BrandKey Of(Guid brandId) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, Secret, Bytes, info: Encoding.ASCII.GetBytes($"protected people of {brandId:N}")));
}

/// <summary>Hashes what is protected, by HMAC-SHA-256.</summary>
public sealed record BrandKey(byte[] Secret)
{
    /// <summary>Names the key without telling it: rows of another key are of no use here.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Secret))[..8];

    public byte[] Hash(ProtectedKind kind, string plainForm) =>
        HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"{Vocabulary.Word(kind)}:{plainForm}"));

    /// <summary>The first 64 bits of a hash: enough to look it up in memory.</summary>
    public static ulong Short(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt64BigEndian(hash);
}
