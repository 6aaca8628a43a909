using Entente.Domain.Triage;

namespace Entente.Domain.Policies;

/// <summary>One rule on which two policies differ. <see cref="Path"/> is its pointer; values are as the policy writes them, null where it has none.</summary>
public sealed record PolicyDifference(string Path, object? Before, object? After);

/// <summary>What two policies say differently, rule by rule, in the order they are written.</summary>
public static class PolicyComparison
{
    public static IReadOnlyList<PolicyDifference> Differences(Policy before, Policy after) =>
        [.. Rules(before).Zip(Rules(after), (b, a) => new PolicyDifference(b.Path, b.Value, a.Value)).Where(d => !Same(d.Before, d.After))];

    private static bool Same(object? before, object? after) =>
        before is IReadOnlyList<object> many ? many.SequenceEqual((IReadOnlyList<object>)after!) : Equals(before, after);

    /// <summary>Every rule with its pointer: the same ones, in the same order, for every policy.</summary>
    private static IEnumerable<(string Path, object? Value)> Rules(Policy policy) =>
        [
            .. Enum.GetValues<Category>().SelectMany(c => OfCategory(c, policy.Categories[c])),
            .. policy.Clocks.Named.SelectMany(c => OfClock(c.Name, c.Deadline)),
            .. OpeningHours.Days.Select(d => ($"/rules/opening_hours/{Vocabulary.Word(d)}", Listed(policy.OpeningHours.Week[d]))),
            ("/rules/opening_hours/holidays", Listed(policy.OpeningHours.Holidays.Order())),
            ("/rules/wait_before_platform_seconds", policy.WaitBeforePlatform),
            ("/rules/same_matter_within_seconds", policy.SameMatterWithin),
            ("/rules/no_case_after_days", policy.NoCaseAfterDays),
            ("/rules/review", policy.Review),
            ("/rules/signature_required", policy.SignatureRequired),
            ("/rules/retention/mentions_months", policy.Retention.MentionsMonths),
            ("/rules/retention/closed_cases_months", policy.Retention.ClosedCasesMonths),
            ("/rules/retention/legal_cases_months", policy.Retention.LegalCasesMonths),
            ("/rules/house_rules/fr", policy.HouseRules.Fr),
            ("/rules/house_rules/en", policy.HouseRules.En),
        ];

    private static IEnumerable<(string, object?)> OfCategory(Category category, CategoryRule rule)
    {
        var path = $"/rules/categories/{Vocabulary.Word(category)}";
        return
        [
            ($"{path}/standing", rule.Standing),
            ($"{path}/opens_case", rule.OpensCase),
            ($"{path}/from_confidence", rule.FromConfidence),
        ];
    }

    private static IEnumerable<(string, object?)> OfClock(string name, Deadline deadline) =>
        [($"/rules/clocks/{name}/within_seconds", deadline.Within), ($"/rules/clocks/{name}/hours", deadline.Hours)];

    private static List<object> Listed<T>(IEnumerable<T> many) => many.Cast<object>().ToList();
}
