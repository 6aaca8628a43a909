using System.Diagnostics;

namespace Entente.UnitTests.Triage;

/// <summary>Nanoseconds that this thread was on a processor, where the system tells (Linux); else the clock's.</summary>
internal static class ThreadTime
{
    private const string Kernel = "/proc/thread-self/schedstat";
    private static readonly bool IsTold = File.Exists(Kernel);

    public static double Now =>
        IsTold
            ? double.Parse(File.ReadAllText(Kernel).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)
            : Stopwatch.GetElapsedTime(0).TotalNanoseconds;
}
