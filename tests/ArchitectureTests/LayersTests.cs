using System.Reflection;
using ArchUnitNET.xUnitV3;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Entente.ArchitectureTests;

/// <summary>Domain ← Application ← Infrastructure ← Api, and what each may know of the world.</summary>
public sealed class LayersTests
{
    [Fact]
    public void The_domain_is_built_on_nothing_but_the_runtime() => Assert.Empty(Strangers(Desk.Domain));

    [Fact]
    public void The_application_knows_the_domain_and_no_web_database_job_or_pdf_type() =>
        Assert.Equal(["Entente.Domain"], Strangers(Desk.Application));

    [Fact]
    public void The_infrastructure_does_not_know_the_door() => Assert.DoesNotContain("Entente.Api", Strangers(Desk.Infrastructure));

    [Theory]
    [InlineData("Npgsql")]
    [InlineData("Dapper")]
    [InlineData("DbUp")]
    [InlineData("SkiaSharp")]
    [InlineData("MailKit")]
    [InlineData("Parquet")]
    public void What_stores_and_draws_stays_in_the_infrastructure(string library)
    {
        Assert.NotEmpty(UsersOf(library, "Infrastructure"));
        Assert.Empty(new[] { "Domain", "Application", "Api" }.SelectMany(layer => UsersOf(library, layer)));
    }

    [Fact]
    public void Pages_read_and_never_store()
    {
        var pages = Desk.Types("Api").Where(t => Desk.Room(t, "Api") == "Dashboard").ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.SelectMany(StoresOf));
    }

    /// <summary>What keys and sessions need before there is a caller, and what no rule guards; all else goes through a handler.</summary>
    [Fact]
    public void The_door_uses_a_store_itself_only_where_there_is_no_rule_to_ask() =>
        Assert.Equal(
            [
                "IdempotencyKeys -> IIdempotencyStore",
                "KeyRing -> IApiKeyStore",
                "KeysCommands -> IApiKeyStore",
                "SessionRing -> IUserSessionStore",
            ],
            Desk.Types("Api").SelectMany(StoresOf).Distinct().Order()
        );

    private static IEnumerable<string> UsersOf(string library, string layer) =>
        Desk.Types(layer)
            .Where(t => t.Dependencies.Any(d => $"{d.Target.Namespace?.FullName}.".StartsWith($"{library}.", StringComparison.Ordinal)))
            .Select(t => t.FullName);

    private static IEnumerable<string> StoresOf(ArchUnitNET.Domain.IType type) =>
        type
            .Dependencies.Where(d => d.Target.Name.StartsWith('I') && d.Target.Name.EndsWith("Store", StringComparison.Ordinal))
            .Select(d => $"{type.Name} -> {d.Target.Name}");

    /// <summary>The assemblies a layer was compiled against, without the runtime's own.</summary>
    private static List<string> Strangers(Assembly layer)
    {
        var references = layer.GetReferencedAssemblies().Select(r => r.Name!).Order().ToList();
        Assert.Contains("System.Runtime", references);
        return references.FindAll(r => !IsRuntime(r));
    }

    private static bool IsRuntime(string assembly) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, assembly + ".dll"));
}
