namespace Entente.Domain.Triage;

/// <summary>
/// Why the machine says so: the code of a rule, or <c>weighed_negative</c>, <c>weighed_neutral</c>, <c>weighed_positive</c> for a word of
/// the linear model, with its place in the text (UTF-16 offsets, end exclusive; both 0 when the whole text is meant) and its weight
/// towards what was answered (0 to 1).
/// </summary>
public sealed record Reason(string Code, int Start, int End, double Weight);

/// <summary>
/// What the machine says of one text. A null <see cref="Language"/> or <see cref="Sentiment"/> is an honest "not judged".
/// <see cref="SentimentScore"/> is the calibrated probability of the sentiment answered, <see cref="CategoryConfidence"/> of the
/// category, both 0 to 1.
/// </summary>
public sealed record Assessment(
    string? Language,
    Sentiment? Sentiment,
    double? SentimentScore,
    Category? Category,
    double? CategoryConfidence,
    IReadOnlyList<Signal> Signals,
    IReadOnlyList<Reason> Reasons,
    string ModelVersion
)
{
    public bool HasSignal(SignalKind kind) => Signals.Any(s => s.Kind == kind);
}
