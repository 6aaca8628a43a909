namespace Entente.Domain.Metrics;

/// <summary>What a clock on a wall says, as an instant.</summary>
public static class LocalTime
{
    /// <summary>
    /// The instant in UTC. A time that the clock skips is the first one after the gap; of a time that comes twice the first is meant, as
    /// PostgreSQL's <c>date_trunc</c> would count it.
    /// </summary>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15 - (local.Minute % 15));
        }
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
