using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Domain.Replies.Review;

/// <summary>The catalogue of rules, read once from the data file beside this class.</summary>
public static class ReplyRules
{
    private sealed record Catalogue(IReadOnlyList<ReplyRule> Rules);

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static IReadOnlyList<ReplyRule> All { get; } = Read();

    private static readonly Dictionary<string, ReplyRule> ById = All.ToDictionary(r => r.Id);

    /// <summary>The explanation and the better wording behind a finding's key.</summary>
    /// <exception cref="KeyNotFoundException">No rule has this key: a bug.</exception>
    public static (InBothLanguages Explanation, InBothLanguages Better) Words(string key)
    {
        var parts = key.Split('.');
        var rule = ById[parts[0]];
        if (parts.Length == 1)
        {
            return (rule.Explanation, rule.Better);
        }
        var variant = rule.Variants![parts[1]];
        return (variant.Explanation, variant.Better);
    }

    private static IReadOnlyList<ReplyRule> Read()
    {
        using var stream = typeof(ReplyRules).Assembly.GetManifestResourceStream(typeof(ReplyRules), "reply-rules.json")!;
        return JsonSerializer.Deserialize<Catalogue>(stream, Form)!.Rules;
    }
}
