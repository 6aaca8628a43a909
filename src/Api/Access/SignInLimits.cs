using System.Collections.Concurrent;
using System.Net;

namespace Entente.Api.Access;

/// <summary>
/// How often an address may guess: five wrong keys in fifteen minutes, sixty tries in one minute. A right key from another address always gets in.
/// </summary>
public sealed class SignInLimits(TimeProvider clock)
{
    private const int WrongAllowed = 5;
    private const int TriesAllowed = 60;
    private const int MostAddresses = 10_000;
    private static readonly TimeSpan WrongWindow = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan TriesWindow = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Tries> _byAddress = new();

    /// <summary>Counts a try; returns the seconds to wait when there were too many, else null.</summary>
    public int? Wait(IPAddress? address)
    {
        var tries = Of(address);
        var now = clock.GetUtcNow();
        lock (tries)
        {
            tries.Forget(now - TriesWindow, now - WrongWindow);
            if (tries.Wrong.Count >= WrongAllowed)
            {
                return Seconds(tries.Wrong.Peek() + WrongWindow - now);
            }
            if (tries.All.Count >= TriesAllowed)
            {
                return Seconds(tries.All.Peek() + TriesWindow - now);
            }
            tries.All.Enqueue(now);
            return null;
        }
    }

    public void NoteWrong(IPAddress? address)
    {
        var tries = Of(address);
        lock (tries)
        {
            tries.Wrong.Enqueue(clock.GetUtcNow());
        }
    }

    private Tries Of(IPAddress? address)
    {
        if (_byAddress.Count >= MostAddresses)
        {
            _byAddress.Clear();
        }
        return _byAddress.GetOrAdd(address?.ToString() ?? "", _ => new Tries());
    }

    private static int Seconds(TimeSpan span) => (int)Math.Ceiling(Math.Max(1, span.TotalSeconds));

    private sealed class Tries
    {
        public Queue<DateTimeOffset> All { get; } = new();

        public Queue<DateTimeOffset> Wrong { get; } = new();

        public void Forget(DateTimeOffset triesBefore, DateTimeOffset wrongBefore)
        {
            while (All.TryPeek(out var at) && at < triesBefore)
            {
                All.Dequeue();
            }
            while (Wrong.TryPeek(out var at) && at < wrongBefore)
            {
                Wrong.Dequeue();
            }
        }
    }
}
