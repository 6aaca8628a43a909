using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Entente.ArchitectureTests;

/// <summary>No pattern of the product can run away: each is matched without backtracking or within a time limit.</summary>
public sealed partial class PatternsTests
{
    private const BindingFlags Any =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] Layers = ["Domain", "Application", "Infrastructure", "Api"];

    [Fact]
    public void A_pattern_made_at_compile_time_is_bounded()
    {
        var patterns = new[] { Desk.Domain, Desk.Application, Desk.Infrastructure, Desk.Api }
            .SelectMany(layer => layer.GetTypes())
            .SelectMany(type => type.GetMethods(Any))
            .Select(method =>
                (Where: $"{method.DeclaringType!.Name}.{method.Name}", Made: method.GetCustomAttribute<GeneratedRegexAttribute>())
            )
            .Where(p => p.Made is not null)
            .ToList();
        Assert.True(patterns.Count >= 30, $"only {patterns.Count} patterns were found");
        Assert.Empty(
            patterns
                .Where(p => !p.Made!.Options.HasFlag(RegexOptions.NonBacktracking) && p.Made.MatchTimeoutMilliseconds <= 0)
                .Select(p => p.Where)
        );
    }

    [Fact]
    public void A_pattern_made_at_run_time_is_bounded_where_it_is_made()
    {
        var made = Sources().SelectMany(s => Made().Matches(s.Text).Select(m => (s.File, Statement: m.Value))).ToList();
        Assert.NotEmpty(made);
        Assert.Empty(
            made.Where(m =>
                    !m.Statement.Contains("NonBacktracking", StringComparison.Ordinal)
                    && !m.Statement.Contains("TimeSpan", StringComparison.Ordinal)
                )
                .Select(m => $"{m.File}: {m.Statement}")
        );
    }

    [Fact]
    public void No_pattern_is_handed_to_the_library_as_a_text() =>
        Assert.Empty(Sources().SelectMany(s => HandedOver().Matches(s.Text).Select(m => $"{s.File}: {m.Value}")));

    [Theory]
    [InlineData("private static readonly Regex A = new(\"(a+)+\");", true)]
    [InlineData("var a = new Regex(\"(a+)+\", RegexOptions.Compiled);", true)]
    [InlineData("static Regex A(string p) =>\n    new(p, RegexOptions.NonBacktracking);", true)]
    [InlineData("private static partial Regex A();", false)]
    public void What_makes_a_pattern_is_recognised(string source, bool isMade) => Assert.Equal(isMade, Made().IsMatch(source));

    private static IEnumerable<(string File, string Text)> Sources() =>
        Layers.SelectMany(layer => Desk.Sources(layer)).Select(file => (file, File.ReadAllText(Path.Combine(Desk.Root, file))));

    [GeneratedRegex(@"(?:\bnew Regex\(|\bRegex\b[^;{}]*?=>?\s*new\s*\()[^;]*;")]
    private static partial Regex Made();

    [GeneratedRegex(@"\bRegex\.(?:IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches|EnumerateSplits)\([^;]*;")]
    private static partial Regex HandedOver();
}
