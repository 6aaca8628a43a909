using System.Diagnostics;
using Entente.Application.Triage;
using Entente.Application.Triage.Learning;
using Entente.Domain;
using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;
using Entente.Infrastructure.Triage;
using Entente.Infrastructure.Triage.Brands;
using Entente.Infrastructure.Triage.Evaluating;
using Entente.Infrastructure.Triage.Learning;

namespace Entente.Benchmarks;

/// <summary>
/// What a brand's own layer brings and costs, where the labels of a set are taken for its verdicts: agreement on the quarter held out,
/// time of training, size, and processor time of the triage with and without it, in turns.
/// </summary>
public static class LayerCost
{
    private const int Rounds = 5;
    private const int TextsARound = 10_000;

    public static void Measure(string set)
    {
        var verdicts = LabelledSet
            .Read(set)
            .Where(l => Vocabulary.TryParse<Category>(l.Category, out _))
            .Select((l, i) => (Id: new Guid(i, 0, 0, new byte[8]), Text: TaughtBy(l)))
            .ToList();
        var shipped = new TriageEngine();
        var trainer = new LayerTrainer(shipped);
        foreach (var count in new[] { 200, 400, 800, 1600, verdicts.Count }.Where(n => n <= verdicts.Count))
        {
            var taught = verdicts.Take(count).Where(v => !HeldOut.Holds(v.Id)).Select(v => v.Text).ToList();
            var start = Stopwatch.GetTimestamp();
            var bytes = trainer.Train(taught, BrandContext.None);
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var own = BrandContext.None with { Layer = new OwnLayer(1, shipped.ModelVersion, bytes) };
            Try(new BrandEngine(shipped), own, [.. verdicts.Take(count).Where(v => HeldOut.Holds(v.Id)).Select(v => v.Text)]);
            Console.WriteLine($"  {count} verdicts, trained in {took:0.0} s, {bytes.Length / 1000} kB");
            if (count == verdicts.Count)
            {
                Time(new BrandEngine(shipped), own, [.. verdicts.Select(v => v.Text)]);
            }
        }
    }

    private static TaughtText TaughtBy(LabelledText labelled) =>
        new(labelled.Text, labelled.Language, Vocabulary.Parse<Category>(labelled.Category!));

    private static void Try(BrandEngine engine, BrandContext own, List<TaughtText> held)
    {
        var texts = held.ConvertAll(t => new TextToAssess(t.Text, t.Language));
        var (before, after) = (engine.Assess(texts, BrandContext.None), engine.Assess(texts, own));
        List<TriedVerdict> tried =
        [
            .. held.Select((t, i) => (t.Category, Before: before[i].Category, After: after[i].Category))
                .Where(t => t.Before is not null && t.After is not null)
                .Select(t => new TriedVerdict(t.Category, t.Before!.Value, t.After!.Value)),
        ];
        var trial = LayerTrial.Of(tried);
        var (was, now) = (Agreement.Of(tried.Select(t => (t.Person, t.Before))), Agreement.Of(tried.Select(t => (t.Person, t.After))));
        Console.WriteLine(
            $"held out {trial.HeldOut}: agreement {was.Overall.Share:0.000} -> {now.Overall.Share:0.000}, kappa {was.Overall.Kappa:0.000} -> {now.Overall.Kappa:0.000}, "
                + $"macro {trial.Before:0.000} -> {trial.After:0.000}, gain [{trial.LowestGain:0.000}; {trial.HighestGain:0.000}], {trial.Decision}"
        );
    }

    private static void Time(BrandEngine engine, BrandContext own, List<TaughtText> texts)
    {
        var round = Enumerable.Range(0, TextsARound).Select(i => new TextToAssess(texts[i % texts.Count].Text, null)).ToList();
        var spent = new Dictionary<bool, TimeSpan> { [false] = TimeSpan.MaxValue, [true] = TimeSpan.MaxValue };
        for (var r = 0; r < 2 * Rounds; r++)
        {
            var withLayer = r % 2 == 1;
            var busy = Environment.CpuUsage.TotalTime;
            engine.Assess(round, withLayer ? own : BrandContext.None);
            var used = Environment.CpuUsage.TotalTime - busy;
            spent[withLayer] = used < spent[withLayer] ? used : spent[withLayer];
        }
        var (alone, both) = (spent[false] / TextsARound, spent[true] / TextsARound);
        Console.WriteLine(
            $"processor time a text, best of {Rounds} rounds: {alone.TotalMicroseconds:0.0} µs without, {both.TotalMicroseconds:0.0} µs with"
        );
    }
}
