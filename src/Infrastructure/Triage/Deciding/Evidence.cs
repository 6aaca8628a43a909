using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;
using Entente.Infrastructure.Triage.Senses;
using Entente.Infrastructure.Triage.Signals.PersonalData;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>All that was seen in one text, before anything is concluded from it. Probabilities are calibrated, 0 to 1.</summary>
internal sealed class Evidence(NormalText text, List<PhraseHit> hits, IReadOnlyList<PersonalDatum> personalData)
{
    private readonly PhrasesSeen _phrases = new(text, hits);

    public NormalText Text => text;

    public IReadOnlyList<PersonalDatum> PersonalData => personalData;

    public string? Language { get; init; }

    /// <summary>The phrase book of the language; null where there is none.</summary>
    public PhraseBook? Book { get; init; }

    /// <summary>The senses of the language's words; null where there is no book of them.</summary>
    public SenseBook? Senses { get; init; }

    /// <summary>The sentiment model of the language; null where there is none.</summary>
    public LinearModel? Tone { get; init; }

    /// <summary>Whether anything was found that has a tone.</summary>
    public bool IsToned { get; private set; }

    public double Negative { get; private set; }

    public double Neutral { get; private set; }

    public double Positive { get; private set; }

    public Sentiment Sentiment =>
        Negative >= Neutral && Negative >= Positive ? Sentiment.Negative
        : Positive >= Neutral ? Sentiment.Positive
        : Sentiment.Neutral;

    /// <summary>Probability of <see cref="Sentiment"/>.</summary>
    public double Score => Math.Max(Negative, Math.Max(Neutral, Positive));

    public void SetTone(double negative, double neutral, double positive) =>
        (IsToned, Negative, Neutral, Positive) = (true, negative, neutral, positive);

    public double Offensive { get; init; }

    /// <summary>The words that make it offensive, where the model is sure enough.</summary>
    public IReadOnlyList<Reason> OffensiveWords { get; init; } = [];

    public double Hateful { get; init; }

    /// <summary>The category decided on; null before.</summary>
    public Category? Category { get; set; }

    /// <summary>How likely someone at work is attacked, by the model's word.</summary>
    public double Attack { get; set; } = 0.5;

    /// <summary>How likely the category model holds each category, in their order; empty where it has no say.</summary>
    public double[] Learnt { get; set; } = [];

    /// <summary>How likely negative, neutral and positive are by the model of comments alone; empty where it has no say.</summary>
    public double[] ToneOfComment { get; set; } = [];

    /// <summary>How likely this is a comment to a brand rather than a post about anything.</summary>
    public double IsComment { get; init; } = 1;

    /// <summary>Where the text names people of the staff directory.</summary>
    public IReadOnlyList<(int Start, int End)> Named { get; init; } = [];

    public int WordCount => text.Words.Length;

    public bool Asks { get; init; }

    /// <summary>The codes of all phrases found.</summary>
    public IEnumerable<string> Codes => _phrases.Codes;

    public ArraySegment<PhraseHit> Hits(string code) => _phrases.Of(code);

    public bool Has(string code) => Hits(code).Count > 0;

    /// <summary>How many places of the text show it; phrases that overlap count once.</summary>
    public int Count(string code)
    {
        var (count, covered) = (0, -1);
        foreach (var hit in Hits(code))
        {
            if (hit.First > covered)
            {
                (count, covered) = (count + 1, hit.Last);
            }
        }
        return count;
    }

    public ref readonly Token WordAt(int index) => ref text.Tokens[text.Words[index]];

    public (int Start, int End) Span(PhraseHit hit) => (WordAt(hit.First).Start, WordAt(hit.Last).End);
}
