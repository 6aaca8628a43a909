using System.Text.Json;
using System.Text.RegularExpressions;

namespace Entente.Domain.Replies.Review;

/// <summary>
/// The words a rule's grammar is made of, named once in <c>reply-families.json</c>: &lt;undo&gt; in a phrase is any word of that family
/// in the phrase's language. A family may use others.
/// </summary>
public static partial class WordFamilies
{
    private static readonly Dictionary<string, RulePhrases> All = Read();

    /// <exception cref="KeyNotFoundException">A phrase names a family that is not written: a fault of the data file.</exception>
    public static string Expanded(string phrase, WrittenIn language) =>
        Name().Replace(phrase, match => $"(?:{string.Join('|', Words(match.Groups[1].Value, language))})");

    private static IEnumerable<string> Words(string name, WrittenIn language) =>
        name switch
        {
            "person" => [$"{PeopleNamed.Person}+"],
            "capital" => [$"[{PeopleNamed.Person}{PeopleNamed.Capital}]+"],
            _ => ((language == WrittenIn.French ? All[name].Fr : All[name].En) ?? []).Select(word => Expanded(word, language)),
        };

    private static Dictionary<string, RulePhrases> Read()
    {
        using var stream = typeof(WordFamilies).Assembly.GetManifestResourceStream(typeof(WordFamilies), "reply-families.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, RulePhrases>>(stream, JsonSerializerOptions.Web)!;
    }

    [GeneratedRegex("<([a-z_]+)>", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
