using System.Text.RegularExpressions;

namespace Entente.Infrastructure.Triage;

/// <summary>What a text says by the turns of speech in it, each with the places where it says so.</summary>
internal sealed class Speech(FoldedText text)
{
    private const int MostPlaces = 8;
    private static readonly List<(int Start, int End)> Nowhere = [];

    public FoldedText Text { get; } = text;

    public List<(int Start, int End)> Insults { get; } = Hits(text.Unmasked, SpeechRules.Insult);

    public List<(int Start, int End)> Addressed { get; } = Hits(text.Text, SpeechRules.AddressedInsult);

    public List<(int Start, int End)> Profanities { get; } = Hits(text.Text, SpeechRules.Profanity);

    public List<(int Start, int End)> Threats { get; } = Hits(text.Text, SpeechRules.Threat);

    public List<(int Start, int End)> Hatreds { get; } = Hits(text.Text, SpeechRules.Hate);

    public List<(int Start, int End)> Imputations { get; } = Hits(text.Text, SpeechRules.Imputation);

    public List<(int Start, int End)> Discredits { get; } = Hits(text.Text, SpeechRules.Disparagement);

    public List<(int Start, int End)> Rivals { get; } = Hits(text.Text, SpeechRules.Rival);

    public List<(int Start, int End)> Problems { get; } = Hits(text.Text, SpeechRules.Problem);

    public List<(int Start, int End)> Narratives { get; } = Hits(text.Text, SpeechRules.Narrative);

    public List<(int Start, int End)> Praises { get; } = Hits(text.Text, SpeechRules.Praise);

    public List<(int Start, int End)> Sarcasms { get; } = Hits(text.Text, SpeechRules.Sarcasm);

    public List<(int Start, int End)> LegalThreats { get; } = Hits(text.Text, SpeechRules.LegalThreat);

    public List<(int Start, int End)> Churns { get; } = Hits(text.Text, SpeechRules.Churn);

    public List<(int Start, int End)> Dangers { get; } = Hits(text.Text, SpeechRules.Safety);

    public List<(int Start, int End)> Spams { get; } = Hits(text.Text, SpeechRules.Spam);

    public List<(int Start, int End)> Hearsays { get; } = Hits(text.Text, SpeechRules.Hearsay);

    public List<(int Start, int End)> Questions { get; } =
        text.Text.Contains('?', StringComparison.Ordinal) ? Hits(text.Text, SpeechRules.Question) : Nowhere;

    public bool TellsAnInsult { get; } = SpeechRules.ToldInsult.Pattern.IsMatch(text.Text);

    public bool Asks => Text.Text.Contains('?', StringComparison.Ordinal);

    private static List<(int Start, int End)> Hits(string text, SpeechRule rule)
    {
        var hits = new List<(int, int)>();
        foreach (var match in rule.Pattern.EnumerateMatches(text))
        {
            hits.Add((match.Index, match.Index + match.Length));
            if (hits.Count == MostPlaces)
            {
                break;
            }
        }
        return hits.Count == 0 ? Nowhere : hits;
    }
}
