using Entente.Domain.Outcomes;
using Entente.Domain.Triage;

namespace Entente.Domain.Policies;

/// <summary>What can be wrong with a policy, and every way its publication is refused. Pointers lead into the document sent.</summary>
public static class PolicyErrors
{
    public static Error NotFound(string version) => new(ErrorKind.NotFound, "policy_not_found", ("policy", version));

    public static Error ChangedMeanwhile { get; } = new(ErrorKind.Stale, "policy_changed_meanwhile");

    /// <summary>What was published stays as it is: cases were decided under it.</summary>
    public static Error Published(string version) => new(ErrorKind.Conflict, "policy_is_published", ("policy", version));

    /// <summary>Another version was published since the draft was written: whoever publishes must have seen it.</summary>
    public static Error PublishedMeanwhile(string replaces, string latest) =>
        new(ErrorKind.Conflict, "policy_published_meanwhile", ("replaces", replaces), ("latest", latest));

    public static Error EffectiveInPast(DateTimeOffset now) =>
        new(ErrorKind.Invalid, "policy_effective_in_past", ("earliest", now)) { Pointer = "/effective_from" };

    public static Error ReplacesNotLatest(string latest) =>
        new(ErrorKind.Invalid, "policy_replaces_not_latest", ("latest", latest)) { Pointer = "/replaces" };

    public static Error CopiedNotFound(string version) =>
        new(ErrorKind.Invalid, "policy_copied_not_found", ("policy", version)) { Pointer = "/copy_of" };

    public static Error CopyOrRules { get; } = new(ErrorKind.Invalid, "policy_copy_or_rules") { Pointer = "/copy_of" };

    /// <summary>Speech that is allowed never goes to a platform; no policy can say otherwise.</summary>
    public static Error AllowedSpeechIsFirm(Category category, Standing standing) =>
        new(
            ErrorKind.Invalid,
            "allowed_speech_is_firm",
            ("category", Vocabulary.Word(category)),
            ("standing", Vocabulary.Word(standing)),
            ("allowed", new[] { Vocabulary.Word(Standing.Welcome), Vocabulary.Word(Standing.Permitted) })
        )
        {
            Pointer = $"/rules/categories/{Vocabulary.Word(category)}/standing",
        };

    public static Error CategoryMissing(Category category) =>
        new(ErrorKind.Invalid, "policy_category_missing") { Pointer = $"/rules/categories/{Vocabulary.Word(category)}" };

    public static Error ConfidenceOutOfRange(Category category) =>
        new(ErrorKind.Invalid, "policy_confidence_range") { Pointer = $"/rules/categories/{Vocabulary.Word(category)}/from_confidence" };

    /// <summary>The two principles hold for every brand.</summary>
    public static Error PrincipleIsFirm(SignalKind principle) =>
        new(ErrorKind.Invalid, "principle_is_firm", ("principle", Vocabulary.Word(principle))) { Pointer = "/rules/principles" };

    public static Error NotAPrinciple(int index, SignalKind signal) =>
        new(ErrorKind.Invalid, "not_a_principle", ("signal", Vocabulary.Word(signal))) { Pointer = $"/rules/principles/{index}" };

    public static Error PrincipleTwice(int index) => new(ErrorKind.Invalid, "principle_twice") { Pointer = $"/rules/principles/{index}" };

    public static Error DurationOutOfRange(string pointer, TimeSpan least, TimeSpan most) =>
        new(
            ErrorKind.Invalid,
            "policy_duration_range",
            ("least_seconds", (long)least.TotalSeconds),
            ("most_seconds", (long)most.TotalSeconds)
        )
        {
            Pointer = pointer,
        };

    public static Error ResolutionBeforeReply { get; } =
        new(ErrorKind.Invalid, "resolution_before_first_reply") { Pointer = "/rules/clocks/resolution/within_seconds" };

    /// <summary>A clock of business hours that the opening hours could never let run out.</summary>
    public static Error NoOpeningHours(string clock) =>
        new(ErrorKind.Invalid, "no_opening_hours") { Pointer = $"/rules/clocks/{clock}/hours" };

    public static Error DeadlineBeyondAYear(string clock) =>
        new(ErrorKind.Invalid, "deadline_beyond_a_year") { Pointer = $"/rules/clocks/{clock}/within_seconds" };

    public static Error SpanTurnedRound(string day, int index) =>
        new(ErrorKind.Invalid, "opening_span_turned_round") { Pointer = $"/rules/opening_hours/{day}/{index}" };

    public static Error SpanOutsideDay(string day, int index) =>
        new(ErrorKind.Invalid, "opening_span_outside_day") { Pointer = $"/rules/opening_hours/{day}/{index}" };

    public static Error SpansOverlap(string day, int index) =>
        new(ErrorKind.Invalid, "opening_spans_overlap") { Pointer = $"/rules/opening_hours/{day}/{index}" };

    public static Error HolidayTwice(int index, DateOnly day) =>
        new(ErrorKind.Invalid, "holiday_twice", ("day", day.ToString("O", null))) { Pointer = $"/rules/opening_hours/holidays/{index}" };

    public static Error AgeOutOfRange(int least, int most) =>
        new(ErrorKind.Invalid, "case_age_range", ("least", least), ("most", most)) { Pointer = "/rules/no_case_after_days" };

    public static Error RetentionOutOfRange(string member, int least, int most) =>
        new(ErrorKind.Invalid, "retention_range", ("least", least), ("most", most)) { Pointer = $"/rules/retention/{member}" };

    public static Error LegalKeptShorter { get; } =
        new(ErrorKind.Invalid, "retention_legal_shorter") { Pointer = "/rules/retention/legal_cases_months" };

    public static Error HouseRulesInOneLanguage(string missing) =>
        new(ErrorKind.Invalid, "house_rules_in_one_language", ("language", missing)) { Pointer = $"/rules/house_rules/{missing}" };

    public static Error HouseRulesTooLong(string language, int most) =>
        new(ErrorKind.Invalid, "house_rules_too_long", ("most", most)) { Pointer = $"/rules/house_rules/{language}" };

    public static Error WeeksTurnedRound { get; } = new(ErrorKind.Invalid, "backtest_weeks_turned_round") { Pointer = "/from" };

    public static Error TooManyWeeks(int most) => new(ErrorKind.Invalid, "backtest_too_many_weeks", ("most", most)) { Pointer = "/to" };
}
