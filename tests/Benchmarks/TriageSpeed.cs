using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Entente.Application.Triage;
using Entente.Infrastructure.Triage;
using Entente.Infrastructure.Triage.Evaluating;

namespace Entente.Benchmarks;

/// <summary>The whole triage of one text on one thread, by kind of text, and the load of the models: time and allocations.</summary>
[MemoryDiagnoser]
public class TriageSpeed
{
    private const int Texts = 500;

    private static string _set = "";

    private readonly TriageEngine _engine = new();
    private List<TextToAssess> _comments = [];
    private List<TextToAssess> _long = [];
    private TriageEngine? _loaded;

    public static void Measure(string set)
    {
        _set = set;
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.DontLogOutput).WithWarmupCount(8).WithIterationCount(12);
        BenchmarkRunner.Run<TriageSpeed>(
            DefaultConfig
                .Instance.AddJob(job)
                .AddColumn(StatisticColumn.Min)
                .AddColumn(StatisticColumn.OperationsPerSecond)
                .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(30))
                .WithOptions(ConfigOptions.DisableLogFile)
        );
    }

    [GlobalSetup]
    public void Read()
    {
        var labelled = LabelledSet.Read(_set);
        _comments = [.. Enumerable.Range(0, Texts).Select(i => new TextToAssess(labelled[i % labelled.Count].Text, null))];
        _long = [new TextToAssess(string.Join(' ', labelled.Select(l => l.Text)), null)];
    }

    /// <summary>A text of the set, as posts come in.</summary>
    [Benchmark(OperationsPerInvoke = Texts)]
    public object Post() => _engine.Assess(_comments, BrandContext.None);

    /// <summary>All texts of the set as one.</summary>
    [Benchmark]
    public object LongText() => _engine.Assess(_long, BrandContext.None);

    [Benchmark]
    public object Load() => _loaded = new TriageEngine();
}
