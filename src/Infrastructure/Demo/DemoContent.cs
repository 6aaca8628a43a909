using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Demo;

/// <summary>A made-up post; <see cref="Day"/> counts from a Monday, times are the brand's local ones.</summary>
internal sealed record DemoPost(
    string Key,
    int Day,
    TimeOnly Time,
    Network Network,
    string? Author,
    string Lang,
    string Text,
    string? Parent,
    DemoEdit? Edit,
    int? DeletedAfterMinutes,
    Category Category,
    Sentiment Sentiment,
    IReadOnlyList<SignalKind>? Signals,
    string? Story
);

internal sealed record DemoEdit(int AfterMinutes, string Text);

internal sealed record DemoAuthor(string Id, Network Network, string Handle, string DisplayName);

internal sealed record DemoStory(string Id, string Post, IReadOnlyList<DemoEvent> Events);

/// <summary>What someone does in a story, so many minutes after the post.</summary>
internal sealed record DemoEvent(
    int AfterMinutes,
    string Do,
    string? By,
    Category? Category,
    IReadOnlyList<SignalKind>? Principles,
    string? Reason,
    string? Text,
    AuthorAnswer? Answer,
    Outcome? Outcome,
    PlatformDecision? Decision,
    string? Ground,
    string? Explanation,
    string? Justification,
    string? ApprovedBy
);

/// <summary>How an element of a ground is shown where a story does not say.</summary>
internal sealed record DemoElement(string Id, string Fr, string En);

/// <summary>The demo brand's twelve weeks, as they stand in the files beside this one.</summary>
internal static class DemoContent
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static IReadOnlyDictionary<string, DemoElement> Elements() => Read<DemoElement>("elements").ToDictionary(e => e.Id);

    public static IReadOnlyList<DemoPost> Posts() => Read<DemoPost>("posts");

    public static IReadOnlyList<DemoPost> BrandPosts() => Read<DemoPost>("brand_posts");

    public static IReadOnlyDictionary<string, DemoAuthor> Authors() => Read<DemoAuthor>("authors").ToDictionary(a => a.Id);

    public static IReadOnlyDictionary<string, DemoStory> Stories() => Read<DemoStory>("stories").ToDictionary(s => s.Post);

    public static IReadOnlyList<DemoCampaign> Campaigns() => Read<DemoCampaign>("campaigns");

    public static IReadOnlyList<DemoFanPost> FanPosts() => Read<DemoFanPost>("fan_posts");

    private static List<T> Read<T>(string name)
    {
        using var stream = typeof(DemoContent).Assembly.GetManifestResourceStream(typeof(DemoContent), $"Content.{name}.jsonl")!;
        using var reader = new StreamReader(stream);
        var rows = new List<T>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(JsonSerializer.Deserialize<T>(line, SnakeCase)!);
        }
        return rows;
    }
}
