using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Domain.Access;

/// <summary>
/// Codes that change every thirty seconds (RFC 6238 over RFC 4226: HMAC-SHA-1, six digits, as every authenticator reads them). A code of
/// the interval before or after is taken too, for clocks that differ.
/// </summary>
public static class Totp
{
    public const int Digits = 6;
    public const int SecondsAStep = 30;
    private const int SecretBytes = 20;
    private const int Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / SecondsAStep;

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        // SHA-1 is what the standard and every authenticator compute; as a keyed hash it is not broken.
#pragma warning disable CA5350
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % Modulus).ToString($"D{Digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, of the present and its two neighbours; null where it is none of theirs.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset at)
    {
        var written = Encoding.ASCII.GetBytes(string.Concat(code.Where(char.IsAsciiDigit)));
        var present = StepAt(at);
        long? found = null;
        for (var step = present - 1; step <= present + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(written, Encoding.ASCII.GetBytes(CodeAt(secret, step))))
            {
                found = step;
            }
        }
        return found;
    }

    /// <summary>The secret as a person types it into an authenticator: base32 (RFC 4648) without padding.</summary>
    public static string Written(byte[] secret)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var value in secret)
        {
            held = ((held << 8) | value) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Base32[(held >> (bits - 5)) & 31]);
            }
        }
        return bits == 0 ? text.ToString() : text.Append(Base32[(held << (5 - bits)) & 31]).ToString();
    }

    /// <summary>What an authenticator reads from the picture.</summary>
    public static string UriOf(byte[] secret, string account) =>
        $"otpauth://totp/Entente:{Uri.EscapeDataString(account)}?secret={Written(secret)}&issuer=Entente&digits={Digits}&period={SecondsAStep}";
}
