using Entente.Domain.Outcomes;
using Entente.Domain.Triage;

namespace Entente.Domain.Policies;

/// <summary>Everything that is wrong with a policy, at once, each with the pointer to its member. The firm rules stand here.</summary>
public static class PolicyFaults
{
    public const int MostNoCaseAfterDays = 3650;
    private const int LongestHouseRules = 20_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Quarter = TimeSpan.FromDays(90);
    private static readonly TimeSpan Year = TimeSpan.FromDays(366);

    public static IReadOnlyList<Error> Faults(this Policy policy) =>
        [
            .. OfCategories(policy.Categories),
            .. OfPrinciples(policy.FirmPrinciples),
            .. OfClocks(policy.Clocks, policy.OpeningHours),
            .. OfOpeningHours(policy.OpeningHours),
            .. OfDuration("/rules/wait_before_platform_seconds", policy.WaitBeforePlatform, Hour, Quarter),
            .. OfDuration("/rules/same_matter_within_seconds", policy.SameMatterWithin, Hour, Quarter),
            .. OfAge(policy.NoCaseAfterDays),
            .. OfRetention(policy.Retention),
            .. OfHouseRules(policy.HouseRules),
        ];

    private static IEnumerable<Error> OfCategories(IReadOnlyDictionary<Category, CategoryRule> rules)
    {
        foreach (var category in Enum.GetValues<Category>())
        {
            if (!rules.TryGetValue(category, out var rule))
            {
                yield return PolicyErrors.CategoryMissing(category);
                continue;
            }
            if (Policy.AllowedSpeech.Contains(category) && rule.Standing is not (Standing.Welcome or Standing.Permitted))
            {
                yield return PolicyErrors.AllowedSpeechIsFirm(category, rule.Standing);
            }
            if (rule.FromConfidence is not (>= 0 and <= 1))
            {
                yield return PolicyErrors.ConfidenceOutOfRange(category);
            }
        }
    }

    private static IEnumerable<Error> OfPrinciples(IReadOnlyList<SignalKind> principles)
    {
        foreach (var missing in Policy.Principles.Except(principles))
        {
            yield return PolicyErrors.PrincipleIsFirm(missing);
        }
        for (var i = 0; i < principles.Count; i++)
        {
            if (!Policy.Principles.Contains(principles[i]))
            {
                yield return PolicyErrors.NotAPrinciple(i, principles[i]);
            }
            else if (principles.Take(i).Contains(principles[i]))
            {
                yield return PolicyErrors.PrincipleTwice(i);
            }
        }
    }

    private static IEnumerable<Error> OfClocks(Clocks clocks, OpeningHours hours)
    {
        foreach (var (name, deadline) in clocks.Named)
        {
            foreach (var fault in OfDuration($"/rules/clocks/{name}/within_seconds", deadline.Within, Minute, Year))
            {
                yield return fault;
            }
            if (deadline.Hours == ClockHours.Business && hours.AWeek <= TimeSpan.Zero)
            {
                yield return PolicyErrors.NoOpeningHours(name);
            }
            else if (deadline.Hours == ClockHours.Business && deadline.Within > hours.AWeek * 52)
            {
                yield return PolicyErrors.DeadlineBeyondAYear(name);
            }
        }
        if (clocks.Resolution.Hours == clocks.FirstReply.Hours && clocks.Resolution.Within < clocks.FirstReply.Within)
        {
            yield return PolicyErrors.ResolutionBeforeReply;
        }
    }

    private static IEnumerable<Error> OfOpeningHours(OpeningHours hours)
    {
        foreach (var day in OpeningHours.Days)
        {
            var name = Vocabulary.Word(day);
            var spans = hours.Week.GetValueOrDefault(day) ?? [];
            for (var i = 0; i < spans.Count; i++)
            {
                if (spans[i].From < TimeSpan.Zero || spans[i].To > TimeSpan.FromDays(1))
                {
                    yield return PolicyErrors.SpanOutsideDay(name, i);
                }
                if (spans[i].To <= spans[i].From)
                {
                    yield return PolicyErrors.SpanTurnedRound(name, i);
                }
                if (i > 0 && spans[i].From < spans[i - 1].To)
                {
                    yield return PolicyErrors.SpansOverlap(name, i);
                }
            }
        }
        for (var i = 0; i < hours.Holidays.Count; i++)
        {
            if (hours.Holidays.Take(i).Contains(hours.Holidays[i]))
            {
                yield return PolicyErrors.HolidayTwice(i, hours.Holidays[i]);
            }
        }
    }

    private static IEnumerable<Error> OfDuration(string pointer, TimeSpan duration, TimeSpan least, TimeSpan most)
    {
        if (duration < least || duration > most)
        {
            yield return PolicyErrors.DurationOutOfRange(pointer, least, most);
        }
    }

    private static IEnumerable<Error> OfAge(int? days)
    {
        if (days is < 0 or > MostNoCaseAfterDays)
        {
            yield return PolicyErrors.AgeOutOfRange(0, MostNoCaseAfterDays);
        }
    }

    private static IEnumerable<Error> OfRetention(Retention retention)
    {
        (string Member, int Months)[] times =
        [
            ("mentions_months", retention.MentionsMonths),
            ("closed_cases_months", retention.ClosedCasesMonths),
            ("legal_cases_months", retention.LegalCasesMonths),
        ];
        foreach (var (member, months) in times)
        {
            if (months is < 1 or > 120)
            {
                yield return PolicyErrors.RetentionOutOfRange(member, 1, 120);
            }
        }
        if (retention.LegalCasesMonths < retention.ClosedCasesMonths)
        {
            yield return PolicyErrors.LegalKeptShorter;
        }
    }

    private static IEnumerable<Error> OfHouseRules(HouseRules rules)
    {
        foreach (var (language, text, other) in new[] { ("fr", rules.Fr, rules.En), ("en", rules.En, rules.Fr) })
        {
            if (string.IsNullOrWhiteSpace(text) && !string.IsNullOrWhiteSpace(other))
            {
                yield return PolicyErrors.HouseRulesInOneLanguage(language);
            }
            if (text.Length > LongestHouseRules)
            {
                yield return PolicyErrors.HouseRulesTooLong(language, LongestHouseRules);
            }
        }
    }
}
