using System.Globalization;
using System.Security.Cryptography;
using Entente.Application.Access;

namespace Entente.Infrastructure.Access;

/// <summary>
/// PBKDF2 with HMAC-SHA-256, 600,000 rounds (OWASP's figure) and 16 random bytes of salt, kept as <c>pbkdf2-sha256$rounds$salt$hash</c>
/// so that the rounds can grow.
/// </summary>
internal sealed class Pbkdf2Passwords : IPasswords
{
    private const string Kind = "pbkdf2-sha256";
    private const int Rounds = 600_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, HashBytes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Kind}${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}"
        );
    }

    public bool IsRight(string password, string hash)
    {
        if (hash.Split('$') is not [Kind, var rounds, var salt, var kept])
        {
            throw new FormatException("This is no hash of a password.");
        }
        var expected = Convert.FromBase64String(kept);
        var actual = Rfc2898DeriveBytes.Pbkdf2(
            password,
            Convert.FromBase64String(salt),
            int.Parse(rounds, CultureInfo.InvariantCulture),
            HashAlgorithmName.SHA256,
            expected.Length
        );
        return CryptographicOperations.FixedTimeEquals(actual, expected);
    }
}
