using System.Reflection;
using System.Text.RegularExpressions;
using Entente.Infrastructure.Triage;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class BoundingPatternsTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_pattern_can_run_away()
    {
        var patterns = Patterns().ToList();
        Assert.True(patterns.Count >= 8, $"only {patterns.Count} patterns were found");
        Assert.All(
            patterns,
            p =>
                Assert.True(
                    p.Regex.Options.HasFlag(RegexOptions.NonBacktracking) || p.Regex.MatchTimeout != Regex.InfiniteMatchTimeout,
                    $"{p.Where} neither avoids backtracking nor has a time limit"
                )
        );
    }

    /// <summary>Every pattern of the triage that a field holds or a method without arguments gives.</summary>
    private static IEnumerable<(string Where, Regex Regex)> Patterns()
    {
        var types = typeof(TriageEngine)
            .Assembly.GetTypes()
            .Where(t =>
                t.Namespace?.StartsWith("Entente.Infrastructure.Triage", StringComparison.Ordinal) == true && !t.ContainsGenericParameters
            );
        foreach (var type in types)
        {
            foreach (var method in type.GetMethods(Any).Where(m => m.ReturnType == typeof(Regex) && m.GetParameters().Length == 0))
            {
                yield return ($"{type.Name}.{method.Name}", (Regex)method.Invoke(null, null)!);
            }
            foreach (var field in type.GetFields(Any).Where(f => f.FieldType == typeof(Regex)))
            {
                yield return ($"{type.Name}.{field.Name}", (Regex)field.GetValue(null)!);
            }
        }
    }
}
