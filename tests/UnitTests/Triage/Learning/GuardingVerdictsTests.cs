using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;
using Xunit;

namespace Entente.UnitTests.Triage.Learning;

public sealed class GuardingVerdictsTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Category[] All = Enum.GetValues<Category>();

    /// <summary>Verdicts on posts of every category, the machine saying the post's own number's.</summary>
    private static IEnumerable<ComparedVerdict> Said(string actor, int from, int count, Func<int, Category> person) =>
        Enumerable
            .Range(from, count)
            .Select(i => new ComparedVerdict(new Guid(i, 0, 0, new byte[8]), At, actor, person(i), Machine(i), At));

    private static Category Machine(int post) => All[post % All.Length];

    private static Category Flipped(int post) => All[All.Length - 1 - (post % All.Length)];

    private static Category Random(int post) => All[post * 7919 % 104729 * 31 % 1009 % All.Length];

    [Fact]
    public void A_person_who_often_says_otherwise_but_with_sense_is_heard()
    {
        var verdicts = Said("Aya", 0, 120, i => i % 5 < 2 ? Machine(i) : All[(i + 1) % All.Length]).ToList();
        Assert.True(Agreement.Of(verdicts.Select(v => (v.Person, v.Machine))).Overall.Share < 0.5);
        Assert.Empty(VerdictGuard.SetAside(verdicts));
    }

    [Fact]
    public void Who_answers_at_random_or_the_wrong_way_round_is_set_aside_and_nobody_else() =>
        Assert.Equal(
            ["Nemo", "Odd"],
            VerdictGuard
                .SetAside([.. Said("Aya", 0, 60, Machine), .. Said("Nemo", 60, 40, Random), .. Said("Odd", 100, 40, Flipped)])
                .Order()
        );

    [Fact]
    public void Nineteen_verdicts_are_too_few_to_doubt_a_person() =>
        Assert.Empty(VerdictGuard.SetAside([.. Said("Aya", 0, 60, Machine), .. Said("Odd", 60, 19, Flipped)]));

    [Fact]
    public void Many_names_with_few_verdicts_each_are_doubted_together()
    {
        var crowd = Enumerable.Range(0, 6).SelectMany(n => Said($"name {n}", 100 + (n * 10), 10, Flipped));
        Assert.Equal(6, VerdictGuard.SetAside([.. Said("Aya", 0, 60, Machine), .. crowd]).Count);
    }

    [Fact]
    public void Colleagues_who_are_heard_vouch_by_judging_the_same_posts_alike()
    {
        // On posts 100 to 139 the machine is wrong: Aya says so too, and on the others she agrees with it.
        var aya = Said("Aya", 0, 100, Machine).Concat(Said("Aya", 100, 40, Flipped));
        Assert.Empty(VerdictGuard.SetAside([.. aya, .. Said("Basile", 100, 40, Flipped)]));
        Assert.Equal(["Basile"], VerdictGuard.SetAside([.. Said("Aya", 0, 100, Machine), .. Said("Basile", 100, 40, Flipped)]));
    }

    [Fact]
    public void Who_is_set_aside_vouches_for_nobody() =>
        Assert.Equal(
            ["Nemo", "Odd"],
            VerdictGuard.SetAside([.. Said("Nemo", 0, 80, Flipped), .. Said("Odd", 0, 80, Flipped), .. Said("Aya", 0, 30, Machine)]).Order()
        );
}
