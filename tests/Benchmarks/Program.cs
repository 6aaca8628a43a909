using Entente.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- triage SET
// dotnet run -c Release --project tests/Benchmarks -- replies DRAFTS
if (args is ["triage", var set])
{
    TriageThroughput.Measure(set);
    return 0;
}
if (args is ["replies", var drafts])
{
    ReplyReviewTime.Measure(drafts);
    return 0;
}
Console.Error.WriteLine(
    "Say what to measure: triage SET (a labelled set, as triage evaluate reads it), or replies DRAFTS (JSON lines with a text t)."
);
return 1;
