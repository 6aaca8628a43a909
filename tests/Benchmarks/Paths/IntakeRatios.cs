using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dapper;
using Entente.Infrastructure.Demo;
using Npgsql;
using NpgsqlTypes;

namespace Entente.Benchmarks.Paths;

/// <summary>
/// Posts over HTTP, with access control, validation, triage, cases and history, against COPY of the same posts into a table of the same
/// columns and indexes on two connections.
/// </summary>
public static class IntakeRatios
{
    private const int Clients = 2;

    /// <summary>Single posts come from many senders at once.</summary>
    private const int Senders = 32;

    /// <summary>What people write, in the share of moods in which they write it.</summary>
    private static readonly string[] Texts = [.. DemoContent.Posts().Select(p => p.Text)];

    private static int _posts;

    public static async Task MeasureAsync(BenchDesk desk)
    {
        var brand = await desk.AddBrandAsync("intake");
        await using (var owner = await desk.ConnectAsync())
        {
            await owner.ExecuteAsync("create table copied (like mentions including all)");
        }
        await Arrays(desk, brand, "intake, arrays of 1000", posts: 10_000, inEach: 1000, target: 0.40);
        await Arrays(desk, brand, "intake, arrays of 1000, judged later", posts: 10_000, inEach: 1000, target: 0.55, judgedLater: true);
        await Ratio.AtLeastAsync(
            "intake, NDJSON stream",
            "posts/s",
            0.45,
            () => PostAsync(desk, [.. Enumerable.Range(0, Clients).Select(_ => Lines(5_000))], "application/x-ndjson", 10_000),
            () => CopyAsync(desk, brand, 10_000)
        );
        await Ratio.AtLeastAsync(
            "intake, NDJSON stream, judged later",
            "posts/s",
            0.60,
            () =>
                PostAsync(
                    desk,
                    [.. Enumerable.Range(0, Clients).Select(_ => Lines(5_000))],
                    "application/x-ndjson",
                    10_000,
                    judgedLater: true
                ),
            () => CopyAsync(desk, brand, 10_000)
        );
        await Arrays(desk, brand, "intake, arrays of 100", posts: 5_000, inEach: 100, target: 0.35);
        await Arrays(desk, brand, "intake, arrays of 100, judged later", posts: 5_000, inEach: 100, target: 0.45, judgedLater: true);
        await Ratio.AtLeastAsync(
            "intake, single posts",
            "posts/s",
            0.06,
            () =>
                PostAsync(
                    desk,
                    [.. Enumerable.Range(0, 3_000).Select(_ => Json(Post()))],
                    "application/json",
                    3_000,
                    "/v1/brands/intake/mentions",
                    Senders
                ),
            () => CopyAsync(desk, brand, 10_000)
        );
        Console.WriteLine(
            $"memory of the API under intake: {desk.PeakMegabytes} MB at most 300: {(desk.PeakMegabytes <= 300 ? "holds" : "MISSED")}"
        );
    }

    private static Task Arrays(BenchDesk desk, Guid brand, string path, int posts, int inEach, double target, bool judgedLater = false) =>
        Ratio.AtLeastAsync(
            path,
            "posts/s",
            target,
            () =>
                PostAsync(
                    desk,
                    [
                        .. Enumerable
                            .Range(0, posts / inEach)
                            .Select(_ => Json(new { items = Enumerable.Range(0, inEach).Select(_ => Post()) })),
                    ],
                    "application/json",
                    posts,
                    judgedLater: judgedLater
                ),
            () => CopyAsync(desk, brand, posts)
        );

    private static async Task<double> PostAsync(
        BenchDesk desk,
        List<byte[]> bodies,
        string media,
        int posts,
        string path = "/v1/brands/intake/mentions/batch",
        int clients = Clients,
        bool judgedLater = false
    )
    {
        await JudgedAsync(desk);
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            bodies,
            new ParallelOptions { MaxDegreeOfParallelism = clients },
            async (body, ct) =>
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue(media);
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
                if (judgedLater)
                {
                    request.Headers.Add("Prefer", "respond-async");
                }
                using var answer = await desk.Http.SendAsync(request, ct);
                answer.EnsureSuccessStatusCode();
                await answer.Content.CopyToAsync(Stream.Null, ct);
            }
        );
        return posts / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Waits until no post of a round before is left to be judged: that work is not this round's.</summary>
    private static async Task JudgedAsync(BenchDesk desk)
    {
        await using var owner = await desk.ConnectAsync();
        while (await owner.ExecuteScalarAsync<bool>("select exists (select from inbox_lots where status in ('queued', 'running'))"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static async Task<double> CopyAsync(BenchDesk desk, Guid brand, int posts)
    {
        await JudgedAsync(desk);
        var texts = Enumerable.Range(0, posts).Select(_ => Text()).ToList();
        await using var warm = await desk.ConnectAsync();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(texts.Chunk(posts / Clients).Select(half => CopyAsync(desk, brand, half)));
        return posts / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task CopyAsync(BenchDesk desk, Guid brand, string[] texts)
    {
        await using var connection = await desk.ConnectAsync();
        for (var at = 0; at < texts.Length; at += 1000)
        {
            await using var copy = await connection.BeginBinaryImportAsync(
                """
                copy copied (brand_id, id, network, external_id, is_own, text, posted_at, written_at, received_at, standing, breaks_principle)
                from stdin (format binary)
                """
            );
            foreach (var text in texts.AsSpan(at, Math.Min(1000, texts.Length - at)).ToArray())
            {
                var now = DateTime.UtcNow;
                await copy.StartRowAsync();
                await copy.WriteAsync(brand);
                await copy.WriteAsync(Guid.CreateVersion7());
                await copy.WriteAsync("facebook");
                await copy.WriteAsync($"c{Interlocked.Increment(ref _posts)}");
                await copy.WriteAsync(false);
                await copy.WriteAsync(text);
                await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync("permitted");
                await copy.WriteAsync(false);
            }
            await copy.CompleteAsync();
        }
    }

    private static object Post()
    {
        var number = Interlocked.Increment(ref _posts);
        // Most authors write once; some come back.
        var author = number % 10 < 7 ? $"once {number}" : $"{Random.Shared.Next(3000)}";
        return new
        {
            network = "facebook",
            external_id = $"{number}",
            text = Text(),
            posted_at = DateTimeOffset.UtcNow.AddMinutes(-Random.Shared.Next(13 * 7 * 24 * 60)),
            author = new { external_id = author, handle = $"h {author}" },
        };
    }

    private static string Text() => $"{Texts[Random.Shared.Next(Texts.Length)]} {Random.Shared.Next(100_000)}";

    private static byte[] Lines(int posts) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, posts).Select(_ => JsonSerializer.Serialize(Post()) + "\n")));

    private static byte[] Json(object body) => JsonSerializer.SerializeToUtf8Bytes(body);
}
