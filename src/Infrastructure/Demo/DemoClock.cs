namespace Entente.Infrastructure.Demo;

/// <summary>The hour it is in the demo brand's life while it is told.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset _now;

    public void MoveTo(DateTimeOffset now) => _now = now;

    public override DateTimeOffset GetUtcNow() => _now;
}
