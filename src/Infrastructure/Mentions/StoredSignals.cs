using System.Text.Json;
using Entente.Domain;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Mentions;

/// <summary>Signals and reasons as they are kept: JSON arrays beside the assessment.</summary>
internal static class StoredSignals
{
    public static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>A column: the places of personal data in one wording (<c>m.written_at</c>) as the machine last saw them.</summary>
    public const string PersonalData = """
        (
            select jsonb_path_query_array(p.signals, '$[*] ? (@.kind == "personal_data")')::text
            from assessments p
            where p.brand_id = m.brand_id and p.mention_id = m.id and p.written_at = m.written_at
            order by p.assessed_at desc
            limit 1
        ) as personal_data
        """;

    public static IReadOnlyList<Signal> Read(string? signals) =>
        signals is null or "[]" ? [] : [.. JsonSerializer.Deserialize<StoredSignal[]>(signals, SnakeCase)!.Select(s => s.ToSignal())];

    public static string Write(IReadOnlyList<Signal> signals) =>
        signals.Count == 0
            ? "[]"
            : JsonSerializer.Serialize(
                signals.Select(s => new
                {
                    kind = Vocabulary.Word(s.Kind),
                    start = s.Start,
                    end = s.End,
                    confidence = Math.Round(s.Confidence, 4),
                    reason = s.Reason,
                })
            );

    public static string Write(IReadOnlyList<Reason> reasons) =>
        reasons.Count == 0
            ? "[]"
            : JsonSerializer.Serialize(
                reasons.Select(r => new
                {
                    code = r.Code,
                    start = r.Start,
                    end = r.End,
                    weight = Math.Round(r.Weight, 4),
                })
            );

    private sealed record StoredSignal(string Kind, int Start, int End, double Confidence, string Reason)
    {
        public Signal ToSignal() => new(Vocabulary.Parse<SignalKind>(Kind), Start, End, Confidence, Reason);
    }
}
