using Entente.Application.Triage;
using Entente.Domain;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Evaluating;

/// <summary>An engine's answers to a labelled set, measured. Shares and scores are 0 to 1; null where the set does not say.</summary>
public sealed class TriageEvaluation
{
    private static readonly HashSet<string> NotPermitted =
    [
        "insult",
        "defamation",
        "disparagement",
        "hate_or_threat",
        "spam",
        "personal_data",
        "employee_attack",
    ];

    private TriageEvaluation(IReadOnlyList<(LabelledText Truth, Assessment Said)> answers) => Answers = answers;

    public IReadOnlyList<(LabelledText Truth, Assessment Said)> Answers { get; }

    public static TriageEvaluation Of(ITriageEngine engine, IReadOnlyList<LabelledText> set)
    {
        var said = engine.Assess([.. set.Select(t => new TextToAssess(t.Text, t.Language))], BrandContext.None);
        return new([.. set.Zip(said)]);
    }

    /// <summary>A text without an answer counts as neutral.</summary>
    public Confusion? Sentiments()
    {
        var confusion = new Confusion(Vocabulary.AllWords<Sentiment>());
        foreach (var (truth, said) in Answers.Where(a => a.Truth.Sentiment is not null))
        {
            confusion.Add((int)truth.Sentiment!, (int)(said.Sentiment ?? Sentiment.Neutral));
        }
        return confusion.Total == 0 ? null : confusion;
    }

    public double? CalibrationError()
    {
        var calibration = new Calibration();
        var judged = Answers.Where(a => a.Truth.Sentiment is not null && a.Said.SentimentScore is not null).ToList();
        judged.ForEach(a => calibration.Add(a.Said.SentimentScore!.Value, a.Said.Sentiment == a.Truth.Sentiment));
        return judged.Count == 0 ? null : calibration.Error;
    }

    /// <summary>Where the set's main word is a principle, the answer is right when the signal is there.</summary>
    public static bool IsRight(LabelledText truth, Assessment said) =>
        truth.Category is { } word
        && (
            Vocabulary.TryParse<SignalKind>(word, out var kind)
                ? said.HasSignal(kind)
                : said.Category is { } c && Vocabulary.Word(c) == word
        );

    public double? CategoryAccuracy()
    {
        var named = Answers.Where(a => a.Truth.Category is not null).ToList();
        return named.Count == 0 ? null : (double)named.Count(a => IsRight(a.Truth, a.Said)) / named.Count;
    }

    /// <summary>Of not-permitted posts: F1, and the share of permitted posts wrongly called so.</summary>
    public (double F1, double FalseAlarms)? Permission()
    {
        var named = Answers
            .Where(a => a.Truth.Labels.Count > 0)
            .Select(a => (Truth: IsForbidden(a.Truth), Said: !IsPermitted(a.Said)))
            .ToList();
        if (named.Count == 0)
        {
            return null;
        }
        var alarms = named.Count(a => a.Said && !a.Truth);
        var f1 = Confusion.F1(named.Count(a => a.Said && a.Truth), alarms + named.Count(a => !a.Said && a.Truth));
        return (f1, (double)alarms / Math.Max(1, named.Count(a => !a.Truth)));
    }

    /// <summary>Spans count as found when they overlap, each once.</summary>
    public double? PersonalDataF1()
    {
        var (hits, wrong, said) = (0, 0, false);
        foreach (var (truth, answer) in Answers.Where(a => a.Truth.PersonalData is not null))
        {
            said = true;
            var spans = answer.Signals.Where(s => s.Kind == SignalKind.PersonalData).ToList();
            var found = truth.PersonalData!.Count(p => spans.Exists(s => s.Start < p.End && p.Start < s.End));
            hits += found;
            wrong +=
                truth.PersonalData!.Count - found + spans.Count(s => !truth.PersonalData!.Any(p => s.Start < p.End && p.Start < s.End));
        }
        return said ? Confusion.F1(hits, wrong) : null;
    }

    public double? EmployeeAttackF1()
    {
        var named = Answers
            .Where(a => a.Truth.AttacksEmployee is not null)
            .Select(a => (Truth: a.Truth.AttacksEmployee!.Value, Said: a.Said.HasSignal(SignalKind.EmployeeAttack)))
            .ToList();
        return named.Count == 0 ? null : Confusion.F1(named.Count(a => a.Truth && a.Said), named.Count(a => a.Truth != a.Said));
    }

    public static bool IsPermitted(Assessment said) =>
        Policy.BuiltIn.StandingOf(said.Category, Policy.BreaksPrinciple(said)) is Standing.Welcome or Standing.Permitted;

    public static bool IsForbidden(LabelledText truth) => truth.Labels.Any(NotPermitted.Contains);
}
