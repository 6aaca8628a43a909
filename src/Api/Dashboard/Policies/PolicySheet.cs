using System.Globalization;
using Entente.Domain;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Policies;

/// <summary>
/// A policy as a person fills it in: one text a field, each field called by the pointer of its rule, so that a fault finds its place.
/// Confidences are per cent, lengths an amount and its unit, opening hours as one writes them on a door.
/// </summary>
public sealed class PolicySheet(Func<string, string?> field)
{
    public const string Note = "/note";
    public const string WaitBeforePlatform = "/rules/wait_before_platform_seconds";
    public const string SameMatterWithin = "/rules/same_matter_within_seconds";
    public const string NoCaseAfter = "/rules/no_case_after_days";
    public const string Review = "/rules/review";
    public const string SignatureRequired = "/rules/signature_required";
    public const string Holidays = "/rules/opening_hours/holidays";
    private const string Ticked = "true";

    /// <summary>Units that a length is written in, with their seconds.</summary>
    public static readonly IReadOnlyList<(string Unit, int Seconds)> Units = [("minutes", 60), ("hours", 3600), ("days", 86_400)];

    public static readonly IReadOnlyList<string> Clocks = ["first_reply", "next_reply", "resolution", "principle"];

    public static readonly IReadOnlyList<string> Kept = ["mentions_months", "closed_cases_months", "legal_cases_months"];

    public string this[string pointer] => field(pointer)?.Trim() ?? "";

    public bool Is(string pointer) => this[pointer] == Ticked;

    /// <summary>What a person sent.</summary>
    public static PolicySheet Of(IFormCollection form) =>
        new(name => form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal));

    public static PolicySheet Of(Policy policy, string? note)
    {
        var fields = new Dictionary<string, string>
        {
            [Note] = note ?? "",
            [NoCaseAfter] = policy.NoCaseAfterDays is { } days ? Number(days) : "",
            [Review] = Vocabulary.Word(policy.Review),
            [SignatureRequired] = Flag(policy.SignatureRequired),
            [Holidays] = string.Join('\n', policy.OpeningHours.Holidays.Order().Select(d => d.ToString("O", CultureInfo.InvariantCulture))),
            [Months("mentions_months")] = Number(policy.Retention.MentionsMonths),
            [Months("closed_cases_months")] = Number(policy.Retention.ClosedCasesMonths),
            [Months("legal_cases_months")] = Number(policy.Retention.LegalCasesMonths),
            [HouseRules("fr")] = policy.HouseRules.Fr,
            [HouseRules("en")] = policy.HouseRules.En,
        };
        foreach (var (category, rule) in policy.Categories)
        {
            fields[Of(category, "standing")] = Vocabulary.Word(rule.Standing);
            fields[Of(category, "opens_case")] = Flag(rule.OpensCase);
            fields[Of(category, "from_confidence")] = Number((decimal)Math.Round(rule.FromConfidence * 100, 2));
        }
        foreach (var (name, deadline) in policy.Clocks.Named)
        {
            Write(fields, Clock(name), deadline.Within);
            fields[Hours(name)] = Vocabulary.Word(deadline.Hours);
        }
        Write(fields, WaitBeforePlatform, policy.WaitBeforePlatform);
        Write(fields, SameMatterWithin, policy.SameMatterWithin);
        foreach (var day in OpeningHours.Days)
        {
            fields[On(day)] = string.Join(", ", policy.OpeningHours.Week[day].Select(s => $"{Written(s.From)}–{Written(s.To)}"));
        }
        return new PolicySheet(fields.GetValueOrDefault);
    }

    public static string Of(Category category, string rule) => $"/rules/categories/{Vocabulary.Word(category)}/{rule}";

    public static string Clock(string name) => $"/rules/clocks/{name}/within_seconds";

    public static string Hours(string clock) => $"/rules/clocks/{clock}/hours";

    public static string UnitOf(string pointer) => $"{pointer}/unit";

    public static string On(DayOfWeek day) => $"/rules/opening_hours/{Vocabulary.Word(day)}";

    public static string Months(string member) => $"/rules/retention/{member}";

    public static string HouseRules(string language) => $"/rules/house_rules/{language}";

    /// <summary>In the largest unit that leaves nothing over; two days and more are said in days.</summary>
    private static void Write(Dictionary<string, string> fields, string pointer, TimeSpan length)
    {
        var (unit, seconds) =
            length.TotalDays >= 2 && length.TotalDays % 1 == 0 ? Units[2]
            : length.TotalHours % 1 == 0 ? Units[1]
            : Units[0];
        fields[pointer] = Number((decimal)length.TotalSeconds / seconds);
        fields[UnitOf(pointer)] = unit;
    }

    private static string Written(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Flag(bool set) => set ? Ticked : "";
}
