using System.Reflection;
using System.Text.RegularExpressions;
using Entente.Api.Problems;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Contract;

/// <summary>Every code a person may meet has words, in both languages, and the same facts stand in both.</summary>
public sealed partial class ProblemTextsTests
{
    [Fact]
    public void Every_code_in_the_sources_has_words_in_both_languages()
    {
        var codes = CodesOfTheDoor().Concat(CodesOfTheDomain()).Distinct().ToList();
        Assert.True(codes.Count > 40, $"only {codes.Count} codes were found");
        var silent = codes.SelectMany(code =>
            Languages.All.Where(l => !ProblemTexts.Has($"{code}.detail", l)).Select(l => $"{code} ({l.Name})")
        );
        Assert.Empty(silent);
    }

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_facts()
    {
        Assert.Equal(ProblemTexts.Codes(Languages.English), ProblemTexts.Codes(Languages.French));
        foreach (var code in ProblemTexts.Codes(Languages.English))
        {
            Assert.Equal(ProblemTexts.Has($"{code}.title", Languages.English), ProblemTexts.Has($"{code}.title", Languages.French));
            Assert.Equal(FactsIn(code, Languages.English), FactsIn(code, Languages.French));
        }
    }

    [Fact]
    public void French_is_set_as_french_is_set()
    {
        foreach (var code in ProblemTexts.Codes(Languages.French))
        {
            var words = Detail(code, Languages.French) + ProblemTexts.Title(code, Languages.French);
            Assert.DoesNotMatch(Misset(), words);
        }
    }

    private static IEnumerable<string> CodesOfTheDoor() =>
        typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

    private static IEnumerable<string> CodesOfTheDomain() =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => ErrorCode().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value);

    private static List<string> FactsIn(string code, System.Globalization.CultureInfo language) =>
        [.. Fact().Matches(Detail(code, language)).Select(m => m.Value).Distinct().Order()];

    private static string Detail(string code, System.Globalization.CultureInfo language) =>
        ProblemTexts.Detail(code, new Dictionary<string, object?>(), language);

    [GeneratedRegex("""ErrorKind\.\w+,\s*"([a-z_]+)""")]
    private static partial Regex ErrorCode();

    [GeneratedRegex(@"\{[a-z_]+\}")]
    private static partial Regex Fact();

    // A plain space or none before high punctuation, straight quotes and apostrophes; the name of a header stays as it is sent.
    [GeneratedRegex("""[ \w][;!?](?!\w)| :|(?<!Authorization):(?<=\w:)\s|« | »|'|"[^"]""")]
    private static partial Regex Misset();
}
