using System.Diagnostics;
using System.Text.Json;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;

namespace Entente.Benchmarks;

/// <summary>Milliseconds a draft on one thread: each worked draft of the unit tests, and one padded to 1,000 characters; mean and worst.</summary>
public static class ReplyReviewTime
{
    private const int Rounds = 20;
    private static readonly string Folder = Path.Combine("tests", "UnitTests", "Replies");

    public static void Measure()
    {
        var drafts = Directory
            .GetFiles(Folder, "*-drafts.jsonl")
            .SelectMany(File.ReadLines)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("t").GetString()!)
            .ToList();
        drafts.Add(string.Concat(Enumerable.Repeat(drafts[0] + "\n", 1 + (1000 / drafts[0].Length))));
        var clock = Stopwatch.StartNew();
        ReplyReview.WarmUp();
        Console.WriteLine($"rules read and warm: {clock.Elapsed.TotalMilliseconds:0} ms");
        Measure("alone", drafts, new ReplyContext { Visibility = Visibility.Public });
        Measure($"beside {drafts.Count} sent lately", drafts, new ReplyContext { Visibility = Visibility.Public, SentLately = drafts });
    }

    private static void Measure(string name, List<string> drafts, ReplyContext context)
    {
        var clock = new Stopwatch();
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var draft in drafts)
            {
                clock.Restart();
                ReplyReview.Check(new ReplyDraft(draft), context);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }
        times.Sort();
        Console.WriteLine(
            $"{drafts.Count} drafts x {Rounds}, {name}: mean {times.Average():0.000} ms, "
                + $"half under {times[times.Count / 2]:0.000}, 99 of 100 under {times[times.Count * 99 / 100]:0.000}, worst {times[^1]:0.000}"
        );
    }
}
