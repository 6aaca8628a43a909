using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Domain.Access;

/// <summary>
/// The secret text of a key: <c>ent_&lt;env&gt;_</c>, 32 random bytes in base62 (43 characters), and their CRC-32 in base62 (6 characters).
/// The checksum lets a typing error be refused, and a leaked key be found in files, without asking a database.
/// Secret scanners match <c>ent_[a-z]{1,8}_[0-9A-Za-z]{49}</c>.
/// </summary>
public static class KeySecret
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 43;
    private const int CheckLength = 6;

    public static string Create(string environment)
    {
        var body = $"ent_{environment}_{Base62(RandomNumberGenerator.GetBytes(32), RandomLength)}";
        return body + CheckOf(body);
    }

    /// <summary>True when the text has our shape, whether or not its checksum holds.</summary>
    public static bool HasShape(string? secret) =>
        secret?.Split('_') is ["ent", { Length: >= 1 and <= 8 } environment, { Length: RandomLength + CheckLength } rest]
        && environment.All(char.IsAsciiLetterLower)
        && rest.All(char.IsAsciiLetterOrDigit);

    public static bool ChecksumHolds(string secret) => secret[^CheckLength..] == CheckOf(secret[..^CheckLength]);

    /// <summary>What is kept of a secret: never the secret itself.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Enough to recognise a key in a list, and no more.</summary>
    public static string PrefixOf(string secret) => HasShape(secret) ? secret[..(secret.LastIndexOf('_') + 1 + 8)] : secret[..4];

    private static string CheckOf(string body) => Base62(BitConverter.GetBytes(Crc32(Encoding.ASCII.GetBytes(body))), CheckLength);

    private static string Base62(byte[] bytes, int length)
    {
        var rest = new BigInteger(bytes, isUnsigned: true);
        var text = new char[length];
        for (var i = length - 1; i >= 0; i--)
        {
            rest = BigInteger.DivRem(rest, Alphabet.Length, out var digit);
            text[i] = Alphabet[(int)digit];
        }
        return new string(text);
    }

    // CRC-32 as in ISO-HDLC (zip, PNG): reflected polynomial EDB88320.
    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }
        return ~crc;
    }
}
