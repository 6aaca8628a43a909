using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Entente.ArchitectureTests;

/// <summary>The walls between layers and rooms; no rule may match nothing.</summary>
public sealed class WallTests
{
    private static readonly Assembly DomainLayer = typeof(Domain.Cases.EscalationLadder).Assembly;
    private static readonly Assembly ApplicationLayer = typeof(Application.Mentions.RecordMentionsHandler).Assembly;
    private static readonly Assembly InfrastructureLayer = typeof(Infrastructure.Database.EntenteDatabase).Assembly;
    private static readonly Assembly ApiLayer = typeof(Api.Problems.Problem).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Desk = new ArchLoader()
        .LoadAssemblies(DomainLayer, ApplicationLayer, InfrastructureLayer, ApiLayer)
        .Build();

    [Fact]
    public void Layers_look_one_way()
    {
        Assert.DoesNotContain(References(DomainLayer), IsOurs);
        Assert.Equal(["Entente.Domain"], References(ApplicationLayer).Where(IsOurs));
        Assert.DoesNotContain("Entente.Api", References(InfrastructureLayer));
    }

    [Fact]
    public void The_domain_and_the_use_cases_know_no_package()
    {
        Assert.NotEmpty(References(DomainLayer));
        Assert.All(
            References(DomainLayer).Concat(References(ApplicationLayer)).Where(r => !IsOurs(r)),
            name => Assert.StartsWith("System", name, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Rules_neither_read_the_clock_nor_throw_dice() =>
        Types()
            .That()
            .ResideInAssembly(DomainLayer)
            .Should()
            .NotDependOnAnyTypesThat()
            .HaveFullNameContaining("System.TimeProvider")
            .AndShould()
            .NotDependOnAnyTypesThat()
            .HaveFullNameContaining("System.Random")
            .Check(Desk);

    [Fact]
    public void Only_the_infrastructure_speaks_to_the_database()
    {
        var speakers = Desk
            .Types.Where(t =>
                t.Dependencies.Any(d =>
                    d.Target.FullName.StartsWith("Npgsql.", StringComparison.Ordinal)
                    || d.Target.FullName.StartsWith("Dapper.", StringComparison.Ordinal)
                )
            )
            .Select(t => t.FullName)
            .ToList();

        Assert.True(speakers.Count > 10, $"only {speakers.Count} types speak to the database");
        // The failure page knows one exception of the driver: a database that does not answer is a 503.
        Assert.All(
            speakers,
            name =>
                Assert.True(
                    name.StartsWith("Entente.Infrastructure.", StringComparison.Ordinal)
                        || name.StartsWith("Entente.Api.Problems.", StringComparison.Ordinal)
                        || name.StartsWith("Entente.Api.Health.", StringComparison.Ordinal),
                    name
                )
        );
    }

    [Fact]
    public void Aggregates_cannot_be_set_from_outside()
    {
        var setters = DomainLayer
            .GetExportedTypes()
            .SelectMany(t => t.GetProperties())
            .Where(p =>
                p.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit")
            )
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");

        Assert.Empty(setters);
    }

    [Fact]
    public void A_room_of_the_domain_never_looks_in_a_circle()
    {
        var looks = DomainLayer
            .GetTypes()
            .Where(t => t.Namespace?.StartsWith("Entente.Domain.", StringComparison.Ordinal) == true)
            .SelectMany(type =>
                Desk.Types.Where(t => t.FullName == type.FullName)
                    .SelectMany(t => t.Dependencies)
                    .Select(d => (From: type.Namespace!, To: d.Target.Namespace?.FullName ?? ""))
            )
            .Where(l => l.From != l.To && l.To.StartsWith("Entente.Domain.", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        Assert.NotEmpty(looks);
        var rooms = looks.SelectMany(l => new[] { l.From, l.To }).Distinct().ToHashSet();
        while (rooms.FirstOrDefault(room => !looks.Any(l => l.From == room && rooms.Contains(l.To))) is { } leaf)
        {
            rooms.Remove(leaf);
        }
        Assert.Empty(rooms);
    }

    [Theory]
    [InlineData("Common")]
    [InlineData("Shared")]
    [InlineData("Helpers")]
    [InlineData("Utils")]
    [InlineData("Services")]
    [InlineData("Managers")]
    [InlineData("Base")]
    public void No_room_is_called_by_a_word_that_says_nothing(string word)
    {
        var rooms = Desk.Namespaces.Select(n => n.FullName).Where(n => n.StartsWith("Entente.", StringComparison.Ordinal)).ToList();

        Assert.True(rooms.Count > 20);
        Assert.DoesNotContain(rooms, room => room.Split('.').Contains(word));
    }

    [Fact]
    public void Every_migration_opens_with_why()
    {
        var files = Directory.GetFiles(Path.Combine(Testing.Repository.Root, "db", "migrations"), "*.sql");

        Assert.True(files.Length > 5);
        Assert.All(files, file => Assert.StartsWith("-- ", File.ReadLines(file).First(), StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!).Order();

    private static bool IsOurs(string name) => name.StartsWith("Entente.", StringComparison.Ordinal);
}
