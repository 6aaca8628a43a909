namespace Entente.Domain.Surges;

public enum SurgeMove
{
    None,
    Open,
    Continue,
    Close,
}

/// <summary>A surge that is not over: since when, and which window opened it.</summary>
public readonly record struct LastingSurge(DateTimeOffset OpenedAt, int WindowHours);

/// <summary>What the readings of one place and scope make of its surge.</summary>
public static class SurgeWatch
{
    /// <summary>An alert that went at once would have been for nothing.</summary>
    public static readonly TimeSpan LeastDuration = TimeSpan.FromHours(1);

    /// <summary>The day still holds the hours of a surge that is over: it opens no second one of them.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromHours(24);

    /// <param name="open">The surge that lasts; null where there is none.</param>
    /// <param name="lastClosedAt">When the one before it closed.</param>
    /// <returns>What to do, and the reading that says so.</returns>
    public static (SurgeMove Move, SurgeReading? Reading) Decide(
        LastingSurge? open,
        DateTimeOffset? lastClosedAt,
        IReadOnlyList<SurgeReading> readings,
        DateTimeOffset now
    )
    {
        if (open is not { } lasting)
        {
            var rising = readings.FirstOrDefault(r => r.IsSurge && (r.Window != SurgeWindow.Day || !(now - lastClosedAt < Aftermath)));
            return (rising is null ? SurgeMove.None : SurgeMove.Open, rising);
        }
        var reading = readings.FirstOrDefault(r => r.Window.Hours == lasting.WindowHours);
        var over =
            now - lasting.OpenedAt >= LeastDuration
            && readings.Where(r => r.Window == SurgeWindow.TwoHours).All(r => r.IsCalm)
            && (lasting.WindowHours == SurgeWindow.TwoHours.Hours || reading is not { IsSurge: true });
        return (over ? SurgeMove.Close : SurgeMove.Continue, reading);
    }
}
