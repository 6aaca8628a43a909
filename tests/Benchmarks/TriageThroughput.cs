using System.Diagnostics;
using Entente.Application.Triage;
using Entente.Infrastructure.Triage;
using Entente.Infrastructure.Triage.Evaluating;

namespace Entente.Benchmarks;

/// <summary>
/// Texts a second of the whole triage on one thread, over a labelled set repeated until it fills a round; also by processor time, which
/// other work on the machine does not falsify.
/// </summary>
public static class TriageThroughput
{
    private const int Rounds = 6;
    private const int TextsARound = 20_000;

    public static void Measure(string set)
    {
        var labelled = LabelledSet.Read(set);
        var texts = Enumerable.Range(0, TextsARound).Select(i => new TextToAssess(labelled[i % labelled.Count].Text, null)).ToList();
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetTotalMemory(forceFullCollection: true));
        var engine = new TriageEngine();
        engine.Assess([texts[0]], BrandContext.None);
        var took = Stopwatch.GetElapsedTime(start);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(
            $"model {engine.ModelVersion} loaded in {took.TotalMilliseconds:0} ms, first text and all that is compiled for it included; keeps {kept / 1e6:0.0} MB"
        );
        for (var round = 1; round <= Rounds; round++)
        {
            start = Stopwatch.GetTimestamp();
            var busy = Environment.CpuUsage.TotalTime;
            engine.Assess(texts, BrandContext.None);
            var (elapsed, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - busy);
            Console.WriteLine(
                $"round {round}: {TextsARound / elapsed.TotalSeconds:0} texts/s by the clock, {TextsARound / used.TotalSeconds:0} a second of processor"
            );
        }
        Console.WriteLine($"working set {Environment.WorkingSet / 1_000_000} MB");
    }
}
