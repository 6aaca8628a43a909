using System.Reflection;
using System.Runtime.CompilerServices;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace Entente.ArchitectureTests;

/// <summary>The four layers as they were compiled, and the repository they were compiled from.</summary>
internal static class Desk
{
    public static readonly Assembly Domain = Assembly.Load("Entente.Domain");
    public static readonly Assembly Application = Assembly.Load("Entente.Application");
    public static readonly Assembly Infrastructure = Assembly.Load("Entente.Infrastructure");
    public static readonly Assembly Api = Assembly.Load("Entente.Api");

    public static readonly Architecture Architecture = new ArchLoader().LoadAssemblies(Domain, Application, Infrastructure, Api).Build();

    public static string Root => Testing.Repository.Root;

    /// <summary>Every source file of a layer, relative to the repository.</summary>
    public static IEnumerable<string> Sources(string layer, string pattern = "*.cs") =>
        Directory
            .EnumerateFiles(Path.Combine(Root, "src", layer), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    public static IEnumerable<IType> Types(string layer) => Architecture.Types.Where(t => Room(t, layer) is not null);

    /// <summary>The classes of a layer that people wrote.</summary>
    public static IEnumerable<Type> Classes(Assembly layer) =>
        layer
            .GetTypes()
            .Where(t => t.IsClass && !t.IsDefined(typeof(CompilerGeneratedAttribute)) && !t.Name.Contains('<', StringComparison.Ordinal));

    /// <summary>The folder of a type inside its layer; empty at the layer's root, null outside of it.</summary>
    public static string? Room(IType type, string layer)
    {
        var name = $"{type.Namespace?.FullName}.";
        var start = $"Entente.{layer}.";
        return name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..].Split('.')[0] : null;
    }

    /// <summary>Which room of a layer uses which other, and by which types.</summary>
    public static ILookup<(string From, string To), string> Uses(string layer) =>
        Types(layer)
            .SelectMany(t =>
                t.Dependencies.Select(d => (From: Room(t, layer)!, To: Room(d.Target, layer), By: $"{t.FullName} -> {d.Target.FullName}"))
            )
            .Where(u => u.To is { Length: > 0 } && u.From.Length > 0 && u.From != u.To)
            .ToLookup(u => (u.From, u.To!), u => u.By);
}
