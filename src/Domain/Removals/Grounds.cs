using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Domain.Removals;

/// <summary>The catalogue of grounds, as <c>grounds.json</c> beside it says. Nothing in it is legal advice.</summary>
public static class Grounds
{
    private sealed record Catalogue(string Version, IReadOnlyList<Ground> Grounds);

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private static readonly Catalogue Read = ReadCatalogue();

    private static readonly FrozenDictionary<string, Ground> ById = Read.Grounds.ToFrozenDictionary(g => g.Id);

    /// <summary>The day of the catalogue's last change.</summary>
    public static string Version => Read.Version;

    public static IReadOnlyList<Ground> All => Read.Grounds;

    public static Ground? Find(string? id) => id is null ? null : ById.GetValueOrDefault(id);

    private static Catalogue ReadCatalogue()
    {
        using var stream = typeof(Grounds).Assembly.GetManifestResourceStream("Entente.Domain.Removals.grounds.json")!;
        return JsonSerializer.Deserialize<Catalogue>(stream, Form)!;
    }
}
