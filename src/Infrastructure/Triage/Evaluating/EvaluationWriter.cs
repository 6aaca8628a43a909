using System.Globalization;
using Entente.Domain;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Evaluating;

/// <summary>Writes an evaluation for people: scores in percent, confusion, the worst mistakes.</summary>
public static class EvaluationWriter
{
    private const int MostMistakes = 15;

    public static void Write(TriageEvaluation evaluation, TextWriter to)
    {
        Line(to, "texts", $"{evaluation.Answers.Count}");
        if (evaluation.Sentiments() is { } sentiments)
        {
            Line(to, "sentiment macro-F1", Percent(sentiments.MacroF1));
            Line(to, "calibration error, 10 bins", Percent(evaluation.CalibrationError()));
            WriteConfusion(sentiments, to);
        }
        Line(to, "category accuracy", Percent(evaluation.CategoryAccuracy()));
        if (evaluation.Permission() is var (f1, alarms))
        {
            Line(to, "not permitted, F1", Percent(f1));
            Line(to, "false alarms on permitted", Percent(alarms));
        }
        Line(to, "personal data spans, F1", Percent(evaluation.PersonalDataF1()));
        Line(to, "employee attack, F1", Percent(evaluation.EmployeeAttackF1()));
        WriteMistakes(evaluation, to);
    }

    private static void WriteConfusion(Confusion confusion, TextWriter to)
    {
        to.WriteLine($"{"is \\ said", -12}{string.Concat(confusion.Labels.Select(l => $"{l, 10}"))}");
        for (var truth = 0; truth < confusion.Labels.Count; truth++)
        {
            to.WriteLine(
                $"{confusion.Labels[truth], -12}{string.Concat(Enumerable.Range(0, confusion.Labels.Count).Select(said => $"{confusion[truth, said], 10}"))}"
            );
        }
    }

    /// <summary>Wrong answers, the surest first.</summary>
    private static void WriteMistakes(TriageEvaluation evaluation, TextWriter to)
    {
        to.WriteLine("worst mistakes (id, sure, is, said, text)");
        var tones = evaluation
            .Answers.Where(a => a.Truth.Sentiment is { } s && a.Said.Sentiment != s)
            .Select(a =>
                (
                    a.Truth,
                    Sure: a.Said.SentimentScore ?? 0,
                    Is: Vocabulary.Word(a.Truth.Sentiment!.Value),
                    Said: a.Said.Sentiment is { } s ? Vocabulary.Word(s) : "-"
                )
            );
        var categories = evaluation
            .Answers.Where(a => a.Truth.Category is not null && !TriageEvaluation.IsRight(a.Truth, a.Said))
            .Select(a =>
                (
                    a.Truth,
                    Sure: a.Said.CategoryConfidence ?? 0,
                    Is: a.Truth.Category!,
                    Said: a.Said.Category is { } c ? Vocabulary.Word(c) : "-"
                )
            );
        foreach (var list in new[] { tones, categories })
        {
            foreach (
                var (truth, sure, correct, said) in list.OrderByDescending(m => m.Sure)
                    .ThenBy(m => m.Truth.Id, StringComparer.Ordinal)
                    .Take(MostMistakes)
            )
            {
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{truth.Id}\t{sure:0.00}\t{correct}\t{said}\t{truth.Text}"));
            }
        }
    }

    private static void Line(TextWriter to, string name, string? value)
    {
        if (value is not null)
        {
            to.WriteLine($"{name, -28}{value}");
        }
    }

    private static string? Percent(double? share) => share is { } s ? string.Create(CultureInfo.InvariantCulture, $"{s * 100:0.0}") : null;
}
