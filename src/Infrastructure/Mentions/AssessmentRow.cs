using System.Text.Json;
using Entente.Domain;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Mentions;

/// <summary>An assessment as its row holds it; signals and reasons are JSON arrays written by the intake.</summary>
internal sealed record AssessmentRow(
    string ModelVersion,
    string? Language,
    string? Sentiment,
    float? SentimentScore,
    string? Category,
    float? CategoryConfidence,
    string Signals,
    string Reasons,
    DateTime AssessedAt
)
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public Assessment ToAssessment() =>
        new(
            Language,
            Sentiment is null ? null : Vocabulary.Parse<Sentiment>(Sentiment),
            SentimentScore,
            Category is null ? null : Vocabulary.Parse<Category>(Category),
            CategoryConfidence,
            [.. JsonSerializer.Deserialize<StoredSignal[]>(Signals, SnakeCase)!.Select(s => s.ToSignal())],
            JsonSerializer.Deserialize<Reason[]>(Reasons, SnakeCase)!,
            ModelVersion
        );

    private sealed record StoredSignal(string Kind, int Start, int End, double Confidence, string Reason)
    {
        public Signal ToSignal() => new(Vocabulary.Parse<SignalKind>(Kind), Start, End, Confidence, Reason);
    }
}
