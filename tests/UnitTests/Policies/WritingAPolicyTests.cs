using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Policies;

public sealed class WritingAPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_built_in_policy_is_sound() => Assert.Empty(Policy.BuiltIn.Faults());

    public static TheoryData<Category, Standing> EveryStanding =>
        [.. Enum.GetValues<Category>().SelectMany(c => Enum.GetValues<Standing>().Select(s => (c, s)))];

    [Theory]
    [MemberData(nameof(EveryStanding))]
    public void Speech_that_is_allowed_gets_no_standing_that_leads_to_a_platform(Category category, Standing standing)
    {
        var isAllowedSpeech =
            category
            is Category.Praise
                or Category.Question
                or Category.BadMood
                or Category.Discontent
                or Category.NegativeTestimony
                or Category.Misinformed
                or Category.OffTopic;
        var leadsToPlatform = standing is Standing.Contestable or Standing.Unacceptable;

        var codes = With(category, r => r with { Standing = standing }).Faults().Select(f => f.Code);

        Assert.Equal(isAllowedSpeech && leadsToPlatform ? ["allowed_speech_is_firm"] : [], codes);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_its_place()
    {
        var hours = Policy.BuiltIn.OpeningHours;
        var monday = new Dictionary<DayOfWeek, IReadOnlyList<OpeningSpan>>(hours.Week)
        {
            [DayOfWeek.Monday] = [Span(9, 12), Span(11, 18), Span(20, 19)],
        };
        var broken = With(Category.Discontent, r => r with { Standing = Standing.Unacceptable, FromConfidence = 1.5 }) with
        {
            FirmPrinciples = [SignalKind.PersonalData, SignalKind.Sarcasm, SignalKind.PersonalData],
            Clocks = Policy.BuiltIn.Clocks with
            {
                FirstReply = Deadline.Calendar(TimeSpan.FromSeconds(59)),
                Principle = Deadline.Business(TimeSpan.FromDays(366)),
            },
            OpeningHours = new OpeningHours(monday, [new DateOnly(2026, 12, 25), new DateOnly(2026, 12, 25)]),
            WaitBeforePlatform = TimeSpan.Zero,
            NoCaseAfterDays = 3651,
            Retention = new Retention(0, 36, 35),
            HouseRules = new HouseRules("Soyez polis.", " "),
        };

        Assert.Equal(
            [
                "/rules/categories/discontent/standing allowed_speech_is_firm",
                "/rules/categories/discontent/from_confidence policy_confidence_range",
                "/rules/principles principle_is_firm",
                "/rules/principles/1 not_a_principle",
                "/rules/principles/2 principle_twice",
                "/rules/clocks/first_reply/within_seconds policy_duration_range",
                "/rules/clocks/principle/within_seconds deadline_beyond_a_year",
                "/rules/opening_hours/monday/1 opening_spans_overlap",
                "/rules/opening_hours/monday/2 opening_span_turned_round",
                "/rules/opening_hours/holidays/1 holiday_twice",
                "/rules/wait_before_platform_seconds policy_duration_range",
                "/rules/no_case_after_days case_age_range",
                "/rules/retention/mentions_months retention_range",
                "/rules/retention/legal_cases_months retention_legal_shorter",
                "/rules/house_rules/en house_rules_in_one_language",
            ],
            broken.Faults().Select(f => $"{f.Pointer} {f.Code}")
        );
    }

    [Theory]
    [InlineData(30, Standing.Permitted, 30, false)]
    [InlineData(30, Standing.Contestable, 30.001, true)]
    [InlineData(30, Standing.Unacceptable, 3000, false)]
    [InlineData(0, Standing.Welcome, 0.001, true)]
    [InlineData(null, Standing.Permitted, 3000, false)]
    public void Only_what_is_unacceptable_opens_a_case_beyond_the_age(int? days, Standing standing, double age, bool tooOld)
    {
        var policy = Policy.BuiltIn with { NoCaseAfterDays = days };

        Assert.Empty(policy.Faults());
        Assert.Equal(tooOld, policy.IsTooOldForCase(standing, TimeSpan.FromDays(age)));
    }

    [Fact]
    public void A_clock_of_opening_hours_needs_some()
    {
        var closed = new OpeningHours(OpeningHours.Days.ToDictionary(d => d, _ => (IReadOnlyList<OpeningSpan>)[]), []);
        var policy = Policy.BuiltIn with
        {
            OpeningHours = closed,
            Clocks = Policy.BuiltIn.Clocks with { NextReply = Deadline.Business(TimeSpan.FromHours(1)) },
        };
        var fault = Assert.Single(policy.Faults());
        Assert.Equal(("no_opening_hours", "/rules/clocks/next_reply/hours"), (fault.Code, fault.Pointer));
    }

    [Fact]
    public void Nothing_differs_between_a_policy_and_itself_and_each_change_is_found_once()
    {
        Assert.Empty(PolicyComparison.Differences(Policy.BuiltIn, Policy.BuiltIn with { Version = "7" }));

        var changed = With(Category.Spam, r => r with { OpensCase = true }) with
        {
            Clocks = Policy.BuiltIn.Clocks with { Resolution = Deadline.Business(TimeSpan.FromDays(7)) },
            OpeningHours = Policy.BuiltIn.OpeningHours with { Holidays = [new DateOnly(2026, 12, 25)] },
            SignatureRequired = true,
            NoCaseAfterDays = 30,
        };
        Assert.Equal(
            [
                "/rules/categories/spam/opens_case",
                "/rules/clocks/resolution/hours",
                "/rules/opening_hours/holidays",
                "/rules/no_case_after_days",
                "/rules/signature_required",
            ],
            PolicyComparison.Differences(Policy.BuiltIn, changed).Select(d => d.Path)
        );
    }

    [Fact]
    public void What_was_published_changes_no_more()
    {
        var published = Draft().Publish(null, BuiltIn, "Marc", Now).Value;

        Assert.Equal("policy_is_published", published.Change(Policy.BuiltIn, null, "1", Now).Error?.Code);
        Assert.Equal("policy_is_published", published.Publish(null, BuiltIn, "Marc", Now).Error?.Code);
    }

    [Fact]
    public void A_policy_takes_effect_now_or_later_and_replaces_the_one_published_last()
    {
        Assert.Equal("policy_effective_in_past", Draft().Publish(Now.AddTicks(-10), BuiltIn, "Marc", Now).Error?.Code);
        Assert.Equal(Now.AddDays(1), Draft().Publish(Now.AddDays(1), BuiltIn, "Marc", Now).Value.Publication?.EffectiveFrom);
        var other = Draft().Publish(null, BuiltIn, "Aya", Now).Value;
        Assert.Equal("policy_published_meanwhile", Draft().Publish(null, other, "Marc", Now).Error?.Code);
    }

    [Fact]
    public void A_version_is_a_draft_then_published_then_in_force_then_superseded_and_its_revision_only_grows()
    {
        var draft = Draft();
        var later = draft.Publish(Now.AddDays(1), BuiltIn, "Marc", Now).Value;
        var replaced = later with { Publication = later.Publication! with { SupersededAt = Now.AddDays(3) } };

        Assert.Equal((PolicyState.Draft, false, 1), Seen(draft, Now));
        Assert.Equal((PolicyState.Published, false, 2), Seen(replaced, Now));
        Assert.Equal((PolicyState.Published, true, 3), Seen(replaced, Now.AddDays(1)));
        Assert.Equal((PolicyState.Superseded, false, 4), Seen(replaced, Now.AddDays(3)));
    }

    [Fact]
    public void One_that_is_overtaken_before_it_takes_effect_is_never_in_force()
    {
        var later = Draft().Publish(Now.AddDays(5), BuiltIn, "Marc", Now).Value;
        var overtaken = later with { Publication = later.Publication! with { SupersededAt = Now.AddDays(2) } };

        Assert.Equal((PolicyState.Published, false, 2), Seen(overtaken, Now.AddDays(1)));
        Assert.Equal((PolicyState.Superseded, false, 4), Seen(overtaken, Now.AddDays(5)));
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0", null)]
    [InlineData("03", null)]
    [InlineData("-1", null)]
    [InlineData("built-in-1", null)]
    [InlineData("99999999999", null)]
    public void A_version_has_one_name(string name, int? number) => Assert.Equal(number, PolicyVersion.NumberOf(name));

    private static PolicyVersion BuiltIn => PolicyVersion.BuiltIn(Now.AddYears(-1), null);

    private static PolicyVersion Draft() =>
        new(Policy.BuiltIn with { Version = "1" }, Policy.BuiltInVersion, null, 1, "Marc", Now, Now, null);

    private static (PolicyState, bool, int) Seen(PolicyVersion version, DateTimeOffset at) =>
        (version.StateAt(at), version.IsInForceAt(at), version.RevisionAt(at));

    private static OpeningSpan Span(int from, int to) => new(TimeSpan.FromHours(from), TimeSpan.FromHours(to));

    private static Policy With(Category category, Func<CategoryRule, CategoryRule> change) =>
        Policy.BuiltIn with
        {
            Categories = new Dictionary<Category, CategoryRule>(Policy.BuiltIn.Categories)
            {
                [category] = change(Policy.BuiltIn.Categories[category]),
            },
        };
}
