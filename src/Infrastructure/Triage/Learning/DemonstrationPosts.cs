using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Entente.Domain;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Evaluating;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// The posts of the demonstration in two halves: one to learn from, one to measure with. Posts of one author, of one thread or of one
/// story stand on the same side, so that what is measured was not half told before.
/// </summary>
internal static class DemonstrationPosts
{
    private const string Posts = "Entente.Infrastructure.Demo.Content.posts.jsonl";

    public static IReadOnlyList<LabelledText> ToLearnFrom() => Half(learnt: true);

    public static IReadOnlyList<LabelledText> ToMeasureWith() => Half(learnt: false);

    private static List<LabelledText> Half(bool learnt)
    {
        var posts = Read();
        var together = new Dictionary<string, string>();
        foreach (var post in posts)
        {
            foreach (var tie in post.Ties)
            {
                together[Root(together, post.Key)] = Root(together, tie);
            }
        }
        return
        [
            .. posts
                .GroupBy(p => Root(together, p.Key))
                .Where(group => IsLearnt(group.Select(p => p.Key).Order(StringComparer.Ordinal).First()) == learnt)
                .SelectMany(group => group)
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => p.Text),
        ];
    }

    private static bool IsLearnt(string firstKey) => SHA256.HashData(Encoding.UTF8.GetBytes(firstKey))[0] % 2 == 0;

    private static string Root(Dictionary<string, string> together, string name)
    {
        while (together.TryGetValue(name, out var next) && next != name)
        {
            name = next;
        }
        return name;
    }

    private static List<(string Key, IEnumerable<string> Ties, LabelledText Text)> Read()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Posts)
            ?? throw new InvalidOperationException($"{Posts} is not embedded.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parsed)];
    }

    private static (string Key, IEnumerable<string> Ties, LabelledText Text) Parsed(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        string? Word(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
        var key = Word("key")!;
        var category = Word("category")!;
        string[] signals = root.TryGetProperty("signals", out var told) ? [.. told.EnumerateArray().Select(s => s.GetString()!)] : [];
        var attack = Vocabulary.Word(SignalKind.EmployeeAttack);
        var text = new LabelledText(key, Word("text")!, Word("lang"))
        {
            Category = category,
            Sentiment = Vocabulary.TryParse<Sentiment>(Word("sentiment")!, out var sentiment) ? sentiment : null,
            Labels = [category, .. signals.Where(s => s == attack || s == Vocabulary.Word(SignalKind.PersonalData))],
            AttacksEmployee = signals.Contains(attack),
        };
        string?[] ties = ["author " + Word("author"), Word("parent"), Word("story") is { } story ? "story " + story : null];
        return (key, [.. ties.OfType<string>()], text);
    }
}
