using Entente.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- triage SET
if (args is ["triage", var set])
{
    TriageThroughput.Measure(set);
    return 0;
}
Console.Error.WriteLine("Say what to measure: triage SET (a labelled set, as triage evaluate reads it).");
return 1;
