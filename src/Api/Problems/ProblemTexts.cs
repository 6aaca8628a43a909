using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace Entente.Api.Problems;

/// <summary>
/// The words of every problem in French and English. Each room may hold a <c>ProblemTexts.resx</c> and a <c>ProblemTexts.fr.resx</c>
/// with <c>{code}.title</c> and <c>{code}.detail</c>; facts stand in the words as <c>{name}</c>.
/// </summary>
public static partial class ProblemTexts
{
    private static readonly ResourceManager[] Rooms =
    [
        .. typeof(ProblemTexts)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".ProblemTexts.resources", StringComparison.Ordinal))
            .Select(n => new ResourceManager(n[..^".resources".Length], typeof(ProblemTexts).Assembly)),
    ];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Words = Languages.All.ToFrozenDictionary(
        l => l.Name,
        ReadAll
    );

    public static string Title(string code, CultureInfo language) => Find($"{code}.title", language) ?? Plain(code);

    public static string Detail(string code, IReadOnlyDictionary<string, object?> facts, CultureInfo language) =>
        Fill(Find($"{code}.detail", language) ?? Title(code, language), facts, language);

    /// <summary>Every code that has words, in one language.</summary>
    public static IReadOnlyList<string> Codes(CultureInfo language) =>
        [
            .. Words[language.Name]
                .Keys.Where(k => k.EndsWith(".detail", StringComparison.Ordinal))
                .Select(k => k[..^".detail".Length])
                .Order(),
        ];

    public static bool Has(string key, CultureInfo language) => Find(key, language) is not null;

    private static string? Find(string key, CultureInfo language) => Words[language.Name].GetValueOrDefault(key);

    private static string Plain(string code) => code.Replace('_', ' ');

    private static string Fill(string words, IReadOnlyDictionary<string, object?> facts, CultureInfo language) =>
        Placeholder().Replace(words, m => facts.TryGetValue(m.Groups[1].Value, out var fact) ? Say(fact, language) : m.Value);

    private static string Say(object? fact, CultureInfo language) =>
        fact switch
        {
            null => "",
            string text => text,
            IEnumerable many => string.Join(", ", many.Cast<object?>().Select(one => Say(one, language))),
            IFormattable value => value.ToString(null, language),
            _ => fact.ToString() ?? "",
        };

    private static FrozenDictionary<string, string> ReadAll(CultureInfo language)
    {
        // The neutral resources are English; a language must bring its own words, so nothing falls back to a parent.
        var culture = language.Name == "en" ? CultureInfo.InvariantCulture : language;
        return Rooms
            .Select(room => room.GetResourceSet(culture, createIfNotExists: true, tryParents: false))
            .OfType<ResourceSet>()
            .SelectMany(set => set.Cast<DictionaryEntry>())
            .ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    [GeneratedRegex(@"\{([a-z_]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
