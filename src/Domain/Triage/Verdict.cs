namespace Entente.Domain.Triage;

/// <summary>
/// What a person said of a mention. It wins over the assessment of the words it was given on; an author's later edit is judged afresh.
/// A null <see cref="Sentiment"/> keeps the machine's. <see cref="Principles"/> are the principles the person finds broken.
/// </summary>
public sealed record Verdict(Category Category, Sentiment? Sentiment, IReadOnlyList<SignalKind> Principles, string Actor, string? Reason);
