using System.Text;
using System.Text.RegularExpressions;
using Entente.Domain.Triage;

namespace Entente.Domain.Practice;

/// <summary>
/// Words in which nobody is to be recognised: names, handles, addresses, links and numbers are replaced. What is found so is not all there
/// may be: whoever makes a scenario of a case reads it before it is kept.
/// </summary>
public sealed partial class Pseudonyms
{
    private const string Somebody = "N.";

    private readonly List<(Regex Name, string Instead)> _names;

    /// <param name="people">Names and handles that are known.</param>
    /// <param name="brand">What the brand and its things are called, and what to say instead.</param>
    public Pseudonyms(IEnumerable<string> people, IEnumerable<string> brand, string insteadOfBrand) =>
        _names = [
            .. brand.Select(name => (Whole(name), insteadOfBrand)),
            .. people.SelectMany(Parts).Distinct().OrderByDescending(name => name.Length).Select(name => (Whole(name), Somebody)),
        ];

    /// <param name="personalData">Where the text gives personal data away: letters and digits are lost there.</param>
    public string Of(string text, IReadOnlyList<Signal> personalData)
    {
        var veiled = new StringBuilder(text);
        foreach (var signal in personalData)
        {
            for (var i = Math.Clamp(signal.Start, 0, text.Length); i < Math.Clamp(signal.End, 0, text.Length); i++)
            {
                veiled[i] =
                    char.IsDigit(text[i]) ? '0'
                    : char.IsLetter(text[i]) ? 'x'
                    : text[i];
            }
        }
        var written = Link().Replace(veiled.ToString(), "https://site.example");
        written = Address().Replace(written, "x@site.example");
        written = Handle().Replace(written, "$1@x");
        written = Number().Replace(written, number => new string([.. number.Value.Select(c => char.IsDigit(c) ? '0' : c)]));
        foreach (var (name, instead) in _names)
        {
            written = name.Replace(written, instead);
        }
        return Named().Replace(written, NamedInstead);
    }

    /// <summary>A first name that many have, with the family name behind it.</summary>
    private static string NamedInstead(Match name) =>
        FirstNames.Has(new Replies.Review.FoldedText(name.Groups[1].Value).Text) ? Somebody : name.Value;

    private static IEnumerable<string> Parts(string name) => [name, .. name.Split(' ', '.', '_', '@').Where(part => part.Length > 2)];

    private static Regex Whole(string name) =>
        new($@"\b{Regex.Escape(name.Trim())}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"(?:https?://|www\.)\S+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"(^|[^\w.+-])@[\w.]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Handle();

    [GeneratedRegex(@"\+?\d[\d .\-/]{3,}\d", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(\p{Lu}\p{Ll}+)(?:[ -]\p{Lu}[\p{L}'’-]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
