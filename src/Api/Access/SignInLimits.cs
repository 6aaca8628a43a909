using System.Collections.Concurrent;

namespace Entente.Api.Access;

/// <summary>
/// How often an address may guess: five times wrong in fifteen minutes for one account (or for keys), sixty tries in one minute. From
/// another address the owner of the account always gets in: no account is ever locked.
/// </summary>
public sealed class SignInLimits(TimeProvider clock)
{
    private const int WrongAllowed = 5;
    private const int TriesAllowed = 60;
    private const int MostKept = 10_000;
    private const int CodesAllowed = 10;
    private const string Keys = "";
    private const string Anywhere = "*";
    private static readonly TimeSpan WrongWindow = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan TriesWindow = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Address, string? Account), Tries> _kept = new();

    /// <summary>
    /// Counts a try for an account (null: with a key), before it is judged, so that many at once are no way round; returns the seconds
    /// to wait when there were too many, else null.
    /// </summary>
    public int? Wait(string address, string? account)
    {
        var now = clock.GetUtcNow();
        return Of(address, null).Count(TriesAllowed, TriesWindow, now)
            ?? Of(address, account ?? Keys).Count(WrongAllowed, WrongWindow, now);
    }

    /// <summary>The last try was right: what was wrong before it counts no more.</summary>
    public void Forgive(string address, string? account) => _kept.TryRemove((address, account ?? Keys), out _);

    /// <summary>
    /// Counts a code before it is judged. Whoever types codes has the password: six digits are few, so they are counted over all addresses
    /// too. Recovery codes are not guessed, and stay the way in for the owner of the account meanwhile.
    /// </summary>
    public int? WaitForCode(string address, Guid userId, bool isRecovery)
    {
        var (now, account) = (clock.GetUtcNow(), $"code {userId}");
        return Of(address, isRecovery ? $"recovery {userId}" : account).Count(WrongAllowed, WrongWindow, now)
            ?? (isRecovery ? null : Of(Anywhere, account).Count(CodesAllowed, WrongWindow, now));
    }

    public void ForgiveCodes(string address, Guid userId)
    {
        foreach (var key in (string[])[$"code {userId}", $"recovery {userId}"])
        {
            _kept.TryRemove((address, key), out _);
            _kept.TryRemove((Anywhere, key), out _);
        }
    }

    /// <summary>Counts a link asked for by mail.</summary>
    public int? WaitForReset(string address) => Of(address, "reset").Count(WrongAllowed, WrongWindow, clock.GetUtcNow());

    private Tries Of(string address, string? account)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }
        return _kept.GetOrAdd((address, account), _ => new Tries());
    }

    private sealed class Tries
    {
        private readonly Queue<DateTimeOffset> _at = new();

        public int? Count(int allowed, TimeSpan window, DateTimeOffset now)
        {
            lock (_at)
            {
                while (_at.TryPeek(out var oldest) && oldest < now - window)
                {
                    _at.Dequeue();
                }
                if (_at.Count >= allowed)
                {
                    return (int)Math.Ceiling(Math.Max(1, (_at.Peek() + window - now).TotalSeconds));
                }
                _at.Enqueue(now);
                return null;
            }
        }
    }
}
