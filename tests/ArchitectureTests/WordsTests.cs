using System.Text.RegularExpressions;
using Xunit;

namespace Entente.ArchitectureTests;

/// <summary>What is read in the text itself: names of places, what the rules may not ask, how a migration opens.</summary>
public sealed partial class WordsTests
{
    private static readonly string[] Drawers =
    [
        "Common",
        "Shared",
        "Helper",
        "Helpers",
        "Util",
        "Utils",
        "Service",
        "Services",
        "Manager",
        "Managers",
        "Base",
        "Misc",
        "Core",
    ];

    [Fact]
    public void No_folder_and_no_namespace_is_a_drawer_for_everything()
    {
        var places = new[] { "Domain", "Application", "Infrastructure", "Api" }
            .SelectMany(l => Desk.Sources(l, "*"))
            .SelectMany(f => Path.GetDirectoryName(f)!.Split('/', '\\'))
            .Concat(
                Desk.Architecture.Types.Select(t => t.Namespace.FullName)
                    .Where(n => n.StartsWith("Entente.", StringComparison.Ordinal))
                    .SelectMany(n => n.Split('.'))
            )
            .ToHashSet();
        Assert.Contains("Mentions", places);
        Assert.Empty(places.Intersect(Drawers, StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("Application")]
    public void Time_and_chance_are_handed_in(string layer)
    {
        var sources = Desk.Sources(layer).ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources, s => Assert.DoesNotMatch(AsksTheMachine(), Text(s)));
    }

    [Fact]
    public void The_domain_holds_no_clock_and_touches_no_file()
    {
        var sources = Desk.Sources("Domain").ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources, s => Assert.DoesNotMatch(TouchesTheWorld(), Text(s)));
    }

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("Guid.CreateVersion7()")]
    [InlineData("DateTime.Today")]
    public void Asking_the_machine_is_recognised(string code) => Assert.Matches(AsksTheMachine(), code);

    [Fact]
    public void An_id_made_of_a_given_time_is_no_chance() => Assert.DoesNotMatch(AsksTheMachine(), "Guid.CreateVersion7(now)");

    [Fact]
    public void Every_migration_opens_with_a_line_that_says_why_and_bears_a_number_of_its_own()
    {
        var migrations = Directory.GetFiles(Path.Combine(Desk.Root, "db", "migrations")).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(migrations);
        Assert.All(migrations, m => Assert.Matches(@"^-- \p{Lu}.{20,}", File.ReadLines(m).First()));
        Assert.All(migrations, m => Assert.Matches(@"^\d{4}_[a-z]+(_[a-z]+)*\.sql$", Path.GetFileName(m)));
        Assert.Equal(migrations.Count, migrations.Select(m => Path.GetFileName(m)[..4]).Distinct().Count());
    }

    [Fact]
    public void What_the_domain_hands_out_cannot_be_set_from_outside()
    {
        var properties = Desk.Classes(Desk.Domain).SelectMany(t => t.GetProperties()).ToList();
        Assert.NotEmpty(properties);
        Assert.Empty(
            properties
                .Where(p =>
                    p.SetMethod is { IsPublic: true } set
                    && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
                )
                .Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
        );
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("Application")]
    [InlineData("Infrastructure")]
    public void A_class_that_nothing_derives_from_is_sealed(string layer)
    {
        var classes = Desk.Classes(System.Reflection.Assembly.Load($"Entente.{layer}")).ToList();
        Assert.NotEmpty(classes);
        Assert.Empty(classes.Where(c => !c.IsSealed && !c.IsAbstract && !classes.Exists(d => d.BaseType == c)).Select(c => c.FullName));
    }

    private static string Text(string source) => File.ReadAllText(Path.Combine(Desk.Root, source));

    [GeneratedRegex(
        @"\bDateTime(Offset)?\.((Utc)?Now|Today)\b|\bGuid\.NewGuid\b|\bGuid\.CreateVersion7\(\)|\bnew Random\b|\bRandom\.Shared\b|\bEnvironment\.(Get|Tick)"
    )]
    private static partial Regex AsksTheMachine();

    [GeneratedRegex(@"\bTimeProvider\b|\bStopwatch\b|\bFile\.|\bDirectory\.|\bHttpClient\b|\bConsole\.")]
    private static partial Regex TouchesTheWorld();
}
