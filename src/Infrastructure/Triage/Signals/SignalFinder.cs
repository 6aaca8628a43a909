using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Deciding;
using Entente.Infrastructure.Triage.Phrases;

namespace Entente.Infrastructure.Triage.Signals;

/// <summary>All signals of one text, with their places.</summary>
internal static class SignalFinder
{
    /// <summary>From which probability on the model's word for offensive language is believed.</summary>
    public const double Offensive = 0.5;

    private static readonly (string Code, SignalKind Kind, double Confidence)[] OfPhrases =
    [
        ("profanity", SignalKind.Profanity, 0.9),
        ("threat", SignalKind.Threat, 0.85),
        ("legal_threat", SignalKind.LegalThreatByAuthor, 0.85),
        ("churn", SignalKind.Churn, 0.8),
        ("safety", SignalKind.Safety, 0.8),
    ];

    public static IReadOnlyList<Signal> Find(Evidence evidence)
    {
        var signals = new List<Signal>();
        foreach (var datum in evidence.PersonalData)
        {
            signals.Add(new Signal(SignalKind.PersonalData, datum.Start, datum.End, datum.Confidence, datum.Reason));
        }
        if (evidence.Book is not { } book)
        {
            return signals;
        }
        if (EmployeeAttacks.Find(evidence, book, Insults.Meant(evidence, "insult")) is { } attack)
        {
            signals.Add(attack);
        }
        foreach (var (code, kind, confidence) in OfPhrases)
        {
            AddPhrases(signals, evidence, code, kind, confidence);
        }
        if (!evidence.Has("profanity"))
        {
            foreach (var word in evidence.OffensiveWords)
            {
                signals.Add(new Signal(SignalKind.Profanity, word.Start, word.End, evidence.Offensive, word.Code));
            }
        }
        if (IsSarcastic(evidence))
        {
            AddPhrases(signals, evidence, "sarcasm", SignalKind.Sarcasm, 0.7);
        }
        return signals;
    }

    /// <summary>Mock praise needs something to mock: a fault told, or an unhappy tone.</summary>
    public static bool IsSarcastic(Evidence evidence) =>
        evidence.Has("sarcasm")
        && (evidence.Has("fault") || evidence.Has("venting") || evidence.Negative > 0.3 || evidence.Count("sarcasm") > 1);

    private static void AddPhrases(List<Signal> signals, Evidence evidence, string code, SignalKind kind, double confidence)
    {
        var covered = -1;
        foreach (var hit in evidence.Hits(code))
        {
            if (hit.First <= covered || evidence.WordAt(hit.First).Quoted)
            {
                continue;
            }
            covered = hit.Last;
            var (start, end) = evidence.Span(hit);
            signals.Add(new Signal(kind, start, end, confidence, code));
        }
    }
}
