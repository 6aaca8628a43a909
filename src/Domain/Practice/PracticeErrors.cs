using Entente.Domain.Outcomes;

namespace Entente.Domain.Practice;

/// <summary>Every way practice says no.</summary>
public static class PracticeErrors
{
    public static Error ScenarioNotFound(Guid id) => new(ErrorKind.NotFound, "practice_scenario_not_found", ("scenario_id", id));

    public static Error RunNotFound(Guid id) => new(ErrorKind.NotFound, "practice_run_not_found", ("run_id", id));

    /// <summary>The scenario that a run shall be of.</summary>
    public static Error NoSuchScenario(Guid id) =>
        new(ErrorKind.Invalid, "practice_scenario_not_found", ("scenario_id", id)) { Pointer = "/scenario_id" };

    public static Error ChangedMeanwhile { get; } = new(ErrorKind.Stale, "practice_changed_meanwhile");

    public static Error Retired { get; } = new(ErrorKind.Conflict, "practice_scenario_is_retired");

    /// <summary>The library is the product's: a brand copies it and changes the copy.</summary>
    public static Error OfTheLibrary { get; } =
        new(ErrorKind.Conflict, "practice_scenario_of_the_library", ("allowed", new[] { "write_scenario" }));

    /// <summary>What goes on is not practised on.</summary>
    public static Error CaseNotClosed { get; } = new(ErrorKind.Conflict, "practice_case_is_not_closed");

    /// <summary>Nobody plays another's run to its end.</summary>
    public static Error RunOfAnother { get; } = new(ErrorKind.Forbidden, "practice_run_of_another");

    public static Error RunIsOver { get; } = new(ErrorKind.Conflict, "practice_run_is_over", ("allowed", new[] { "start_run" }));

    /// <summary>Posts come one after the other.</summary>
    public static Error NotTheNextPost(int next) => new(ErrorKind.Conflict, "practice_post_is_not_next", ("next_post", next));

    public static Error TitleLength { get; } =
        new(ErrorKind.Invalid, "practice_title_length", ("least", ScenarioText.ShortestTitle), ("most", ScenarioText.LongestTitle))
        {
            Pointer = "/title",
        };

    public static Error SituationLength { get; } =
        new(ErrorKind.Invalid, "practice_situation_length", ("most", ScenarioText.LongestSituation)) { Pointer = "/situation" };

    public static Error UnknownLanguage { get; } = new(ErrorKind.Invalid, "unknown_locale") { Pointer = "/language" };

    public static Error StartsAtNoTime { get; } = new(ErrorKind.Invalid, "practice_starts_at_no_time") { Pointer = "/starts_at" };

    public static Error PostCount { get; } =
        new(ErrorKind.Invalid, "practice_post_count", ("most", ScenarioText.MostPosts)) { Pointer = "/posts" };

    public static Error PostBack(int post) => Of(post, "after_seconds", "practice_post_goes_back");

    public static Error PostEmpty(int post) => Of(post, "text", "practice_post_is_empty");

    public static Error AnswerTime(int post) =>
        Of(
            post,
            "answer_within_seconds",
            "practice_answer_time",
            ("least", ScenarioText.ShortestAnswerSeconds),
            ("most", ScenarioText.LongestAnswerSeconds)
        );

    public static Error NoPrinciple(int post) => Of(post, "expected/principles", "practice_no_principle");

    public static Error UnknownRule(int post, string member, string rule) =>
        Of(post, $"expected/{member}", "practice_unknown_rule", ("rule", rule));

    /// <summary>A rule that is never asked of this post would be points for nothing.</summary>
    public static Error RuleNeverAsked(int post, string rule) => Of(post, "expected/must", "practice_rule_never_asked", ("rule", rule));

    /// <summary>The ladder itself refuses the step that is expected.</summary>
    public static Error StepNotAllowed(int post, Error why) => Of(post, "expected/step", "practice_step_not_allowed", ("rule", why.Code));

    /// <summary>A question needs a reply, and a notice goes to the platform.</summary>
    public static Error AskedOfNobody(int post) => Of(post, "expected/asked", "practice_asked_of_nobody");

    /// <summary>Whoever watches says nothing, and whoever talks says something.</summary>
    public static Error ReplyAndStep(int post) => Of(post, "expected/reply", "practice_reply_and_step");

    public static Error LessonMissing(int post) => Of(post, "lesson/text", "practice_lesson_missing");

    public static Error PrincipleUnknown { get; } = new(ErrorKind.Invalid, "practice_no_principle") { Pointer = "/principles" };

    public static Error StepUnknown { get; } = new(ErrorKind.Invalid, "practice_step_is_no_answer") { Pointer = "/step" };

    /// <summary>A form without a category or without a step.</summary>
    public static Error NothingChosen { get; } = new(ErrorKind.Invalid, "practice_nothing_chosen") { Pointer = "/category" };

    private static Error Of(int post, string member, string code, params (string Name, object? Value)[] facts) =>
        new(ErrorKind.Invalid, code, facts) { Pointer = $"/posts/{post}/{member}" };
}
