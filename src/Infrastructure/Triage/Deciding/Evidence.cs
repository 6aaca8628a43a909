using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;
using Entente.Infrastructure.Triage.Signals.PersonalData;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>All that was seen in one text, before anything is concluded from it. Probabilities are calibrated, 0 to 1.</summary>
internal sealed class Evidence(NormalText text, IReadOnlyList<PhraseHit> hits, IReadOnlyList<PersonalDatum> personalData)
{
    /// <summary>Said under a negation, these are not said: "never a single late delivery", "pas content".</summary>
    private static readonly HashSet<string> Negatable = ["fault", "praise", "threat", "discredit", "safety", "profanity"];

    private readonly ILookup<string, PhraseHit> _byCode = hits.Where(h =>
            !(Negatable.Contains(h.Code) && text.Tokens[text.Words[h.First]].Negated)
        )
        .ToLookup(h => h.Code);

    public NormalText Text => text;

    public IReadOnlyList<PersonalDatum> PersonalData => personalData;

    public string? Language { get; init; }

    public double Negative { get; set; }

    public double Neutral { get; set; }

    public double Positive { get; set; }

    public double Offensive { get; init; }

    public double Hateful { get; init; }

    public int WordCount => text.Words.Count;

    public bool Asks { get; init; }

    public IEnumerable<PhraseHit> Hits(string code) => _byCode[code];

    public bool Has(string code) => _byCode.Contains(code);

    /// <summary>How many places of the text show it; phrases that overlap count once.</summary>
    public int Count(string code)
    {
        var (count, covered) = (0, -1);
        foreach (var hit in _byCode[code])
        {
            if (hit.First > covered)
            {
                (count, covered) = (count + 1, hit.Last);
            }
        }
        return count;
    }

    public Token WordAt(int index) => text.Tokens[text.Words[index]];

    public (int Start, int End) Span(PhraseHit hit) => (WordAt(hit.First).Start, WordAt(hit.Last).End);
}
