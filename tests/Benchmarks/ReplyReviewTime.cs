using System.Diagnostics;
using System.Text.Json;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;

namespace Entente.Benchmarks;

/// <summary>Milliseconds a draft on one thread: each draft of a file of drafts, and one padded to 1,000 characters; mean and worst.</summary>
public static class ReplyReviewTime
{
    private const int Rounds = 20;

    public static void Measure(string file)
    {
        var drafts = File.ReadLines(file).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("t").GetString()!).ToList();
        drafts.Add(string.Concat(Enumerable.Repeat(drafts[0] + "\n", 1 + (1000 / drafts[0].Length))));
        var context = new ReplyContext { Visibility = Visibility.Public, SentLately = drafts };
        var clock = Stopwatch.StartNew();
        ReplyReview.Check(new ReplyDraft(drafts[0]), context);
        Console.WriteLine($"first draft, rules read: {clock.Elapsed.TotalMilliseconds:0} ms");
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
        times = [.. times.Skip(drafts.Count).Order()];
        Console.WriteLine(
            $"{drafts.Count} drafts x {Rounds - 1}, each beside {drafts.Count} sent lately: mean {times.Average():0.000} ms, "
                + $"99 of 100 under {times[times.Count * 99 / 100]:0.000} ms, worst {times[^1]:0.000} ms"
        );
    }
}
