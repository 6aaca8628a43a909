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
    public Assessment ToAssessment() =>
        new(
            Language,
            Sentiment is null ? null : Vocabulary.Parse<Sentiment>(Sentiment),
            SentimentScore,
            Category is null ? null : Vocabulary.Parse<Category>(Category),
            CategoryConfidence,
            StoredSignals.Read(Signals),
            JsonSerializer.Deserialize<Reason[]>(Reasons, StoredSignals.SnakeCase)!,
            ModelVersion
        );
}
