using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Domain.Practice;

/// <summary>
/// The scenarios of the product, one file each in <c>Library</c>; French and English ones are written apart. Facts of real cases are
/// those that are public, and their posts are made up.
/// </summary>
public static class ScenarioLibrary
{
    private sealed record Entry(
        Guid Id,
        int Version,
        string Title,
        string Language,
        string Situation,
        string StartsAt,
        IReadOnlyList<PracticePost> Posts
    );

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>In the order in which they are best played.</summary>
    public static IReadOnlyList<Scenario> All { get; } = Read();

    private static readonly FrozenDictionary<Guid, Scenario> ById = All.ToFrozenDictionary(s => s.Id);

    public static Scenario? Find(Guid id) => ById.GetValueOrDefault(id);

    private static List<Scenario> Read()
    {
        var assembly = typeof(ScenarioLibrary).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith($"{typeof(ScenarioLibrary).Namespace}.Library.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    var read = JsonSerializer.Deserialize<Entry>(stream, Form)!;
                    var text = new ScenarioText(read.Title, read.Language, read.Situation, read.StartsAt, read.Posts);
                    return new Scenario(read.Id, read.Version, ScenarioSource.Library, text, null, null, null, null);
                }),
        ];
    }
}
