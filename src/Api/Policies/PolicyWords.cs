using System.Globalization;
using System.Resources;
using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Api.Policies;

/// <summary>Says in a sentence what changes between two policies. Categories and standings have the names they have in reports.</summary>
internal sealed class PolicyWords(CultureInfo language)
{
    private static readonly ResourceManager Texts = new("Entente.Api.Policies.PolicyTexts", typeof(PolicyWords).Assembly);
    private readonly ReportTexts _names = ReportTexts.In(language.Name);

    public CultureInfo Language => language;

    public string Of(PolicyDifference difference)
    {
        var (before, after) = (difference.Before, difference.After);
        return difference.Path.Split('/')[2..] switch
        {
            ["categories", var category, "opens_case"] => Say($"category_opens_case_{Flag(after)}", Category(category)),
            ["categories", var category, var rule] => Say($"category_{rule}", Category(category), Value(before), Value(after)),
            ["clocks", var clock, var rule] => Say($"clock_{rule}", Find($"clock_{clock}"), ClockValue(before), ClockValue(after)),
            ["opening_hours", "holidays"] => Holidays(Many(before), Many(after)),
            ["opening_hours", var day] => Say("opening", DayName(day), Spans(Many(before)), Spans(Many(after))),
            ["no_case_after_days"] => Say("no_case_after_days", Age(before), Age(after)),
            ["signature_required"] => Find($"signature_required_{Flag(after)}"),
            ["house_rules", var text] => Say("house_rules", Find($"language_{text}")),
            [.., var rule] => Say(rule, Value(before), Value(after)),
            [] => difference.Path,
        };
    }

    private string Find(string key) =>
        Texts.GetString(key, language) ?? throw new MissingManifestResourceException($"No text of policies is named '{key}'.");

    private string Say(string key, string about) => string.Format(language, Find(key), about);

    // The texts of plain rules name the values 1 and 2, as those that begin with a name do.
    private string Say(string key, string before, string after) => string.Format(language, Find(key), "", before, after);

    private string Say(string key, string about, string before, string after) => string.Format(language, Find(key), about, before, after);

    private string Category(string category) => _names[$"category_{category}"].ToLower(language);

    private string Value(object? value) =>
        value switch
        {
            Standing standing => _names[$"standing_{Vocabulary.Word(standing)}"].ToLower(language),
            ReplyReview review => Find($"review_{Vocabulary.Word(review)}"),
            double confidence => confidence.ToString("0.##", language),
            TimeSpan { Hours: 0, Minutes: 0, Seconds: 0 } days => Counted("days", (long)days.TotalDays),
            TimeSpan duration => Duration(duration),
            _ => Convert.ToString(value, language) ?? "",
        };

    private string Age(object? days) => days is int known ? Counted("age", known) : Find("age_any");

    private string ClockValue(object? value) =>
        value is ClockHours hours ? Find($"hours_{Vocabulary.Word(hours)}") : Duration((TimeSpan)value!);

    /// <summary>A clock is said in hours: eight hours of opening are no third of a day.</summary>
    private string Duration(TimeSpan duration) =>
        duration.TotalHours == Math.Floor(duration.TotalHours) ? Counted("hours", (long)duration.TotalHours)
        : duration.Seconds == 0 ? Counted("minutes", (long)duration.TotalMinutes)
        : Counted("seconds", (long)duration.TotalSeconds);

    /// <summary>English says one of 1 alone; French of everything below 2.</summary>
    private string Counted(string unit, long count)
    {
        var isOne = language.TwoLetterISOLanguageName == "fr" ? count < 2 : count == 1;
        return string.Format(language, Find($"{unit}_{(isOne ? "one" : "other")}"), count);
    }

    private string Spans(IReadOnlyList<object> spans) =>
        spans.Count == 0
            ? Find("closed")
            : string.Join(", ", spans.Cast<OpeningSpan>().Select(OpeningSpanView.Of).Select(span => $"{span.From}–{span.To}"));

    private string Holidays(IReadOnlyList<object> before, IReadOnlyList<object> after)
    {
        string[] sentences =
        [
            .. after.Except(before).Any() ? [Say("holidays_added", Days(after.Except(before)))] : (string[])[],
            .. before.Except(after).Any() ? [Say("holidays_removed", Days(before.Except(after)))] : (string[])[],
        ];
        return string.Join(' ', sentences);
    }

    private string Days(IEnumerable<object> days) =>
        string.Join(", ", days.Cast<DateOnly>().Select(day => day.ToString("d MMMM yyyy", language)));

    private string DayName(string day) => language.DateTimeFormat.GetDayName(Vocabulary.Parse<DayOfWeek>(day));

    private static IReadOnlyList<object> Many(object? value) => (IReadOnlyList<object>)value!;

    private static string Flag(object? value) => value is true ? "true" : "false";
}
