namespace Entente.Application.Reports;

/// <summary>Writes a time in the one unit that says enough: minutes, hours up to two days, then days.</summary>
public sealed class DurationWriter(ReportTexts texts, FigureWriter figures)
{
    public string Of(long seconds) =>
        seconds switch
        {
            < 3600 => texts.Write("duration_minutes", figures.Count(Math.Max(1, seconds / 60))),
            < 2 * 86_400 => texts.Write("duration_hours", figures.Count(seconds / 3600)),
            _ => texts.Write("duration_days", figures.Count(seconds / 86_400)),
        };
}
