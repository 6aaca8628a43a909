using System.Text;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Access;

/// <summary>
/// What a password must be (NIST SP 800-63B-4): long, and not one that is guessed first. No mixture of signs is asked for, none is
/// refused, and no password ever expires. Its bytes are those of its NFC form, so that the same keys open on every keyboard.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 256;

    public static string Plain(string written) => written.Normalize(NormalizationForm.FormC);

    /// <summary>The first thing that is wrong with a password of this person; null when nothing is.</summary>
    public static Error? Fault(string password, string email, string name) =>
        LengthFault(password) ?? GuessFault(password, [.. email.Split('@', '.'), .. name.Split(' ')]);

    /// <summary>What is wrong with its length, counted in characters as a person counts them; null when nothing is.</summary>
    public static Error? LengthFault(string password) =>
        password.EnumerateRunes().Count() switch
        {
            < Shortest => UserErrors.PasswordTooShort,
            > Longest => UserErrors.PasswordTooLong,
            _ => null,
        };

    /// <summary>
    /// What is wrong with one that is guessed first; null when nothing is. Words everybody tries, words known of the person, years, and
    /// runs such as aaaa, 1234 or azerty are taken out: too little may not be left.
    /// </summary>
    public static Error? GuessFault(string password, IEnumerable<string> knownWords)
    {
        var rest = password.ToLowerInvariant();
        foreach (var word in Common.Concat(knownWords.Select(w => w.ToLowerInvariant())).Where(w => w.Length > 2))
        {
            rest = rest.Replace(word, " ", StringComparison.Ordinal);
        }
        var left = WithoutRuns(rest).Where(char.IsLetterOrDigit).ToList();
        return left.Count < FewestLeft || left.Distinct().Count() < FewestDifferent ? UserErrors.PasswordGuessable : null;
    }

    private static string WithoutRuns(string text)
    {
        var kept = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i == 0 || !Follows(text[i - 1], text[i]))
            {
                kept.Append(text[i]);
            }
        }
        return kept.ToString();
    }

    // The same sign, the next or the one before in the alphabet or the digits, or the next key of a row.
    private static bool Follows(char before, char next) =>
        Math.Abs(next - before) <= 1 || KeyboardRows.Any(row => row.Contains($"{before}{next}", StringComparison.Ordinal));

    private const int FewestLeft = 8;
    private const int FewestDifferent = 6;
    private static readonly string[] KeyboardRows =
    [
        "azertyuiop",
        "qsdfghjklm",
        "wxcvbn",
        "qwertzuiop",
        "qwertyuiop",
        "asdfghjkl",
        "yxcvbnm",
        "zxcvbnm",
    ];

    private static readonly string[] Common =
    [
        "password",
        "passwort",
        "motdepasse",
        "mot de passe",
        "mot",
        "passe",
        "pass",
        "welcome",
        "bienvenue",
        "bonjour",
        "hello",
        "iloveyou",
        "jetaime",
        "admin",
        "administrator",
        "administrateur",
        "letmein",
        "changeme",
        "secret",
        "monkey",
        "dragon",
        "master",
        "football",
        "baseball",
        "soleil",
        "doudou",
        "loulou",
        "chouchou",
        "princess",
        "princesse",
        "sunshine",
        "superman",
        "batman",
        "entente",
        "login",
        "connexion",
        "summer",
        "winter",
        "printemps",
        "automne",
        .. Enumerable.Range(1940, 100).Select(year => year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
