using Entente.Benchmarks;
using Entente.Benchmarks.Paths;

// dotnet run -c Release --project tests/Benchmarks -- triage SET
// dotnet run -c Release --project tests/Benchmarks -- triage-speed SET
// dotnet run -c Release --project tests/Benchmarks -- reply-review
// dotnet run -c Release --project tests/Benchmarks -- layer SET
// dotnet run -c Release --project tests/Benchmarks -- backtest 100000
// dotnet run -c Release --project tests/Benchmarks -- surges
// dotnet run -c Release --project tests/Benchmarks -- paths intake|reads|pages|export|report, or paths roll-up 10000000
if (args is ["triage", var set])
{
    TriageThroughput.Measure(set);
    return 0;
}
if (args is ["triage-speed", var posts])
{
    TriageSpeed.Measure(posts);
    return 0;
}
if (args is ["reply-review"])
{
    ReplyReviewTime.Measure();
    return 0;
}
if (args is ["layer", var verdicts])
{
    LayerCost.Measure(verdicts);
    return 0;
}
if (args is ["backtest", var count] && int.TryParse(count, out var mentions) && mentions > 0)
{
    await BacktestTime.MeasureAsync(mentions);
    return 0;
}
if (args is ["surges"])
{
    SurgeDetection.Measure();
    return 0;
}
if (args is ["paths", "report"])
{
    await ReportRatio.MeasureAsync();
    return 0;
}
if (args is ["paths", "intake" or "reads" or "pages" or "export"] or ["paths", "roll-up", _])
{
    await using var desk = await BenchDesk.StartAsync();
    await (
        args switch
        {
            [_, "intake"] => IntakeRatios.MeasureAsync(desk),
            [_, "reads"] => ReadRatios.MeasureAsync(desk),
            [_, "pages"] => PageTimes.MeasureAsync(desk),
            [_, "export"] => ExportRatio.MeasureAsync(desk),
            [_, _, var rows] => RollUpRatio.MeasureAsync(desk, long.Parse(rows, System.Globalization.CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException(),
        }
    );
    return 0;
}
Console.Error.WriteLine(
    "Say what to measure: triage SET (a labelled set, as triage evaluate reads it), triage-speed SET and layer SET (the same), reply-review, surges, backtest MENTIONS, or paths WHICH."
);
return 1;
