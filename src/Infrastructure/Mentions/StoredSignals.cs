using System.Text.Json;
using Entente.Domain;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Mentions;

/// <summary>Signals as the intake keeps them: a JSON array beside the assessment.</summary>
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

    private sealed record StoredSignal(string Kind, int Start, int End, double Confidence, string Reason)
    {
        public Signal ToSignal() => new(Vocabulary.Parse<SignalKind>(Kind), Start, End, Confidence, Reason);
    }
}
