namespace Entente.Application.Surges;

/// <summary>How many deviations make a surge: 1.5, 2 or 3.</summary>
public sealed record SurgeSettings(double K);
