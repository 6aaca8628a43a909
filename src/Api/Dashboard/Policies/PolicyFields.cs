using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Domain;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Policies;

/// <summary>Reads a filled-in sheet. What is no number, no hour or no day is told at its field; what the rules refuse, the domain tells.</summary>
internal sealed partial class PolicyFields(PolicySheet sheet)
{
    private const int MostHolidays = 400;
    private const int LongestNote = 2000;
    private readonly List<Error> _faults = [];

    public static (Policy? Rules, string? Note, IReadOnlyList<Error> Faults) Read(PolicySheet sheet)
    {
        var fields = new PolicyFields(sheet);
        var note = sheet[PolicySheet.Note];
        if (note.Length > LongestNote)
        {
            fields.Fault("policy_note_too_long", PolicySheet.Note);
        }
        var rules = fields.Rules();
        return fields._faults.Count > 0 ? (null, null, fields._faults) : (rules, note.Length == 0 ? null : note, []);
    }

    private Policy Rules() =>
        new(
            "",
            Enum.GetValues<Category>().ToDictionary(c => c, Rule),
            new Clocks(Clock("first_reply"), Clock("next_reply"), Clock("resolution"), Clock("principle")),
            new OpeningHours(
                OpeningHours.Days.ToDictionary(d => d, d => (IReadOnlyList<OpeningSpan>)Spans(PolicySheet.On(d))),
                Days(PolicySheet.Holidays)
            ),
            Length(PolicySheet.WaitBeforePlatform),
            Length(PolicySheet.SameMatterWithin),
            Word<ReplyReview>(PolicySheet.Review),
            sheet.Is(PolicySheet.SignatureRequired),
            Policy.Principles,
            new Retention(Months("mentions_months"), Months("closed_cases_months"), Months("legal_cases_months")),
            new HouseRules(sheet[PolicySheet.HouseRules("fr")], sheet[PolicySheet.HouseRules("en")]),
            sheet[PolicySheet.NoCaseAfter].Length == 0 ? null : (int)Math.Min(Number(PolicySheet.NoCaseAfter), 10_000)
        );

    private CategoryRule Rule(Category category) =>
        new(
            Word<Standing>(PolicySheet.Of(category, "standing")),
            sheet.Is(PolicySheet.Of(category, "opens_case")),
            (double)(Number(PolicySheet.Of(category, "from_confidence")) / 100)
        );

    private Deadline Clock(string name) => new(Length(PolicySheet.Clock(name)), Word<ClockHours>(PolicySheet.Hours(name)));

    /// <summary>An amount beyond any calendar is as wrong as the rule's own limit will say.</summary>
    private TimeSpan Length(string pointer)
    {
        var unit = PolicySheet.Units.FirstOrDefault(u => u.Unit == sheet[PolicySheet.UnitOf(pointer)], PolicySheet.Units[1]);
        return TimeSpan.FromSeconds((double)decimal.Round(Math.Min(Number(pointer), 100_000) * unit.Seconds));
    }

    private int Months(string member) => (int)Math.Min(Number(PolicySheet.Months(member)), 10_000);

    private decimal Number(string pointer)
    {
        var plain = sheet[pointer].Replace(',', '.').TrimEnd('%', ' ', '\u00A0', '\u202F');
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }
        Fault("policy_number_form", pointer);
        return 0;
    }

    private TWord Word<TWord>(string pointer)
        where TWord : struct, Enum
    {
        if (!Vocabulary.TryParse<TWord>(sheet[pointer], out var word))
        {
            Fault("policy_choice_form", pointer);
        }
        return word;
    }

    private List<OpeningSpan> Spans(string pointer)
    {
        var spans = new List<OpeningSpan>();
        foreach (var part in sheet[pointer].Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Span().Match(part) is { Success: true } match)
            {
                spans.Add(new OpeningSpan(Time(match, 1), Time(match, 3)));
            }
            else
            {
                Fault("policy_hours_form", pointer);
            }
        }
        return spans;
    }

    private List<DateOnly> Days(string pointer)
    {
        var days = new List<DateOnly>();
        foreach (var line in sheet[pointer].Split(['\n', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Take(MostHolidays))
        {
            if (DateOnly.TryParseExact(line, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                days.Add(day);
            }
            else
            {
                Fault("policy_day_form", pointer);
            }
        }
        return days;
    }

    private static TimeSpan Time(Match match, int group) =>
        new(
            int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
            match.Groups[group + 1] is { Length: > 0 } minutes
                ? int.Parse(minutes.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                : 0,
            0
        );

    private void Fault(string code, string pointer)
    {
        if (!_faults.Exists(f => f.Code == code && f.Pointer == pointer))
        {
            _faults.Add(new Error(ErrorKind.Invalid, code) { Pointer = pointer });
        }
    }

    /// <summary>9:00–18:00, 9h–18h30, 09:00-18:00.</summary>
    [GeneratedRegex(@"^(\d{1,2})(?:[:hH](\d{2})?)?\s*[-–—]\s*(\d{1,2})(?:[:hH](\d{2})?)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Span();
}
