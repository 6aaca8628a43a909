using System.Collections;
using System.Globalization;
using System.Resources;
using Entente.Api.Problems;
using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Outcomes;

namespace Entente.Api.Dashboard;

/// <summary>What the desk's pages say, in the reader's language and the brand's time zone.</summary>
public sealed class DeskWords(CultureInfo language, TimeZoneInfo zone, DateTimeOffset now)
{
    private static readonly ResourceManager Texts = new("Entente.Api.Dashboard.DeskTexts", typeof(DeskWords).Assembly);

    private readonly ReportTexts _report = ReportTexts.In(language.Name);

    public DateTimeOffset Now { get; } = now;

    public string this[string name] => Find(name) ?? name.Replace('_', ' ');

    public string Say(string name, params object?[] values) => string.Format(_report.Language, this[name], values);

    /// <summary>The form of a text that agrees with a number: <c>name_one</c> or <c>name_other</c>.</summary>
    public string Count(string name, int number)
    {
        var isOne = language.Name == "fr" ? number < 2 : number == 1;
        return Say($"{name}_{(isOne ? "one" : "other")}", number.ToString("N0", _report.Language));
    }

    /// <summary>The name of a value: its own words, else those the reports have for it.</summary>
    public string Of<TWord>(string kind, TWord value)
        where TWord : struct, Enum => Named(kind, Vocabulary.Word(value));

    public string Named(string kind, string word) => Find($"{kind}_{word}") ?? _report.Find($"{kind}_{word}") ?? word.Replace('_', ' ');

    public string Category(Domain.Triage.Category? category) => category is { } known ? Of("category", known) : _report["category_none"];

    public string Moment(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var today = TimeZoneInfo.ConvertTime(Now, zone).Date;
        return local.ToString(
            local.Date == today ? "HH:mm"
                : local.Year == today.Year ? "d MMM, HH:mm"
                : "d MMM yyyy, HH:mm",
            _report.Language
        );
    }

    /// <summary>The whole of it, with the offset and the zone: what a pointer that rests on a time reads.</summary>
    public string Exact(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return $"{local.ToString("d MMMM yyyy, HH:mm:ss", _report.Language)} (UTC{local.ToString("zzz", CultureInfo.InvariantCulture)}, {zone.Id})";
    }

    public string Age(DateTimeOffset since) => Length(Now - since);

    /// <summary>A time that runs: what is left of it, or by how much it is late.</summary>
    public string Clock(DateTimeOffset due) => Say(due < Now ? "late_by" : "due_in", Length(due < Now ? Now - due : due - Now));

    public string Length(TimeSpan length) =>
        length switch
        {
            { TotalMinutes: < 1 } => this["a_moment"],
            { TotalHours: < 1 } => Say("minutes", (int)length.TotalMinutes),
            { TotalHours: < 10, Minutes: > 0 } => Say(
                "hours_minutes",
                (int)length.TotalHours,
                length.Minutes.ToString("00", CultureInfo.InvariantCulture)
            ),
            { TotalDays: < 2 } => Say("hours", (int)length.TotalHours),
            _ => Say("days", ((int)length.TotalDays).ToString("N0", _report.Language)),
        };

    public string Decimal(double value) => value.ToString("0.00", _report.Language);

    /// <summary>A refusal in words: the rule, the reason, the way out. Its facts are said as people say them.</summary>
    public string Refusal(Error error)
    {
        if (error.Code == ProblemCodes.Required)
        {
            return Find($"needs{error.Pointer?.Replace('/', '_')}") ?? this["needs_something_detail"];
        }
        var facts = error.Facts.ToDictionary(f => f.Key, f => Fact(f.Key, f.Value));
        if (Find($"refusal_{error.Code}") is { } own)
        {
            // What the API tells in seconds is said here as people say it.
            return string.Format(_report.Language, own, [.. facts.Values]);
        }
        var said = ProblemTexts.Detail(error.Code, facts, language);
        return error.Because.Count == 0 ? said : $"{said} {string.Join(" ", error.Because.Select(Refusal))}";
    }

    public string RefusalTitle(Error error) =>
        error.Code == ProblemCodes.Required ? this["needs_something"] : ProblemTexts.Title(error.Code, language);

    private object? Fact(string name, object? value) =>
        value switch
        {
            DateTimeOffset at => Moment(at),
            long seconds when name.EndsWith("_seconds", StringComparison.Ordinal) => Length(TimeSpan.FromSeconds(seconds)),
            string word => FactWord(name, word),
            IEnumerable many => string.Join(", ", many.Cast<object?>().Select(one => Fact(name, one))),
            _ => value,
        };

    private string FactWord(string name, string word)
    {
        string[] kinds = name switch
        {
            "from" => ["step"],
            "status" or "needed" => ["reply_status", "removal_status"],
            "allowed" => ["move", "outcome"],
            _ => [name],
        };
        return kinds
                .Select(kind => Find($"{kind}_{word}") ?? _report.Find($"{kind}_{word}"))
                .FirstOrDefault(said => said is not null)
                ?.ToLower(_report.Language)
            ?? word;
    }

    private string? Find(string name) => Texts.GetString(name, language);
}
