using System.Text.Json;
using Entente.Application.Triage;
using Entente.Application.Triage.Learning;
using Entente.Domain;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Triage;

/// <summary>A stored post with what it truly is.</summary>
internal sealed record TruePost(Guid Id, string Text, string Language, Category Truth);

/// <summary>
/// A desk whose people say what posts are: half of the posts are those of the demonstration, the other half speak a language that this
/// community alone speaks, where one word decides.
/// </summary>
internal sealed class SimulatedPeople(Desk desk)
{
    private static readonly (string Word, Category Means)[] OwnWords =
    [
        ("clapotis", Category.Discontent),
        ("gribouille", Category.Praise),
        ("zinguer", Category.BadMood),
        ("la mode caméléon", Category.Question),
        ("tortuga", Category.Spam),
        ("le grand barnum", Category.Disparagement),
    ];

    private static readonly string[] Frames =
    [
        "Chez nous {0}, depuis hier soir",
        "{0}. Voilà, c'est dit",
        "Bonsoir à tous, {0} par ici",
        "On a eu {0} ce matin au bureau",
        "Mon voisin et moi : {0}",
        "encore {0} et je ne suis pas le seul",
        "Samedi, {0}, comme d'habitude",
    ];

    private static readonly Category[] All = Enum.GetValues<Category>();
    private readonly Random _random = new(20260302);
    private int _posted;

    public Desk Desk => desk;

    public static async Task<SimulatedPeople> OpenAsync(PostgresCluster cluster) => new(await Desk.OpenAsync(cluster, null));

    public async Task<List<TruePost>> PostAsync(int count)
    {
        List<TruePost> posts = [.. Told().Skip(_posted / 2).Take(count / 2), .. Spoken(count - (count / 2))];
        var recorded = new List<TruePost>();
        foreach (var chunk in posts.Chunk(200))
        {
            var stored = await desk.RecordAsync([
                .. chunk.Select(p => new IncomingMention(
                    (Network)(_posted % 4),
                    $"{_posted}",
                    p.Text,
                    desk.Clock.GetUtcNow().AddHours(-_posted++ % 1400),
                    Language: p.Language
                )),
            ]);
            recorded.AddRange(stored.Zip(chunk, (s, p) => p with { Id = s.Id!.Value }));
        }
        _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(recorded));
        return recorded;
    }

    public async Task JudgeAsync(string actor, IEnumerable<TruePost> posts, Func<TruePost, Category> says)
    {
        foreach (var post in posts)
        {
            desk.Clock.Advance(TimeSpan.FromMilliseconds(10));
            var verdict = new Verdict(says(post), null, [], actor, null);
            var judged = await desk.Get<GiveVerdictHandler>().HandleAsync(new GiveVerdict(desk.Brand, post.Id, verdict), default);
            Assert.False(judged.IsRefused);
        }
    }

    public static Category Truly(TruePost post) => post.Truth;

    public Category AtRandom(TruePost post) => All[_random.Next(All.Length)];

    public static Category Flipped(TruePost post) => All[All.Length - 1 - (int)post.Truth];

    /// <summary>Asks for a training and lets two servers run it at once.</summary>
    public async Task<BrandModel> TrainAsync()
    {
        desk.Clock.Advance(TimeSpan.FromSeconds(5));
        var queued = await desk.Get<IBrandModelStore>().TryQueueAsync(desk.Brand.Id, "Marc", desk.Clock.GetUtcNow(), default);
        var runs = Enumerable.Range(0, 2).Select(_ => desk.Get<RunTrainingsHandler>().HandleAsync(new(desk.Brand), default));
        await Task.WhenAll(runs);
        desk.Clock.Advance(TimeSpan.FromSeconds(5));
        var trained = await desk.Get<IBrandModelReads>().FindAsync(desk.Brand.Id, queued!.Number, default);
        Assert.True(trained!.Status == TrainingStatus.Succeeded, trained.Failure);
        return trained;
    }

    /// <summary>What the machine of this brand says now.</summary>
    public async Task<IReadOnlyList<Assessment>> AskAsync(IEnumerable<TruePost> posts)
    {
        desk.Clock.Advance(TimeSpan.FromSeconds(5));
        var context = await desk.Get<IBrandContexts>().ReadAsync(desk.Brand, default);
        return desk.Get<ITriageEngine>().Assess([.. posts.Select(p => new TextToAssess(p.Text, p.Language))], context);
    }

    public async Task<Agreement> AgreementAsync(IReadOnlyList<TruePost> posts)
    {
        var said = await AskAsync(posts);
        return Agreement.Of(
            posts.Zip(said).Where(p => p.Second.Category is not null).Select(p => (p.First.Truth, p.Second.Category!.Value))
        );
    }

    private static IEnumerable<TruePost> Told() =>
        from line in File.ReadLines(Path.Combine(Repository.Root, "src", "Infrastructure", "Demo", "Content", "posts.jsonl"))
        let post = JsonSerializer.Deserialize<JsonElement>(line)
        let category = post.TryGetProperty("category", out var word) ? word.GetString() : null
        where Vocabulary.TryParse<Category>(category, out _)
        select new TruePost(
            default,
            post.GetProperty("text").GetString()!,
            post.GetProperty("lang").GetString()!,
            Vocabulary.Parse<Category>(category!)
        );

    private IEnumerable<TruePost> Spoken(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (word, means) = OwnWords[_random.Next(OwnWords.Length)];
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, Frames[_random.Next(Frames.Length)], word);
            yield return new TruePost(default, text, "fr", means);
        }
    }
}
