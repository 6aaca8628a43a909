using System.Security.Cryptography;
using System.Text;

namespace Entente.Domain.Access;

/// <summary>
/// A code for when the authenticator is lost: 120 random bits, so that its SHA-256 alone may be kept, in letters that are not taken for
/// one another. It works once.
/// </summary>
public static class RecoveryCode
{
    public const int InASet = 8;
    private const int Length = 24;
    private const int GroupLength = 4;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static IReadOnlyList<string> NewSet() => [.. Enumerable.Range(0, InASet).Select(_ => Create())];

    /// <summary>Null where this has not the form of a code.</summary>
    public static byte[]? Hash(string written)
    {
        var plain = string.Concat(written.ToLowerInvariant().Where(Alphabet.Contains));
        return plain.Length == Length ? SHA256.HashData(Encoding.ASCII.GetBytes(plain)) : null;
    }

    private static string Create() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(GroupLength).Select(group => new string(group)));
}
