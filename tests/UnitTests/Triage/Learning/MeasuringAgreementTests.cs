using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;
using Xunit;

namespace Entente.UnitTests.Triage.Learning;

public sealed class MeasuringAgreementTests
{
    private static readonly Category[] Three = [Category.Praise, Category.Discontent, Category.Insult];

    private static Agreement Table(params long[][] rows) =>
        new(rows.SelectMany((row, person) => row.Select((count, machine) => new AgreementCell(Three[person], Three[machine], count))));

    [Fact]
    public void Kappa_of_two_words_is_the_one_of_the_books()
    {
        // The usual example: 50 judged, 20 and 15 agreed, kappa 0.40.
        var agreement = Table([20, 5], [10, 15]);
        Assert.Equal((50, 35), (agreement.Overall.N, agreement.Overall.Agreed));
        Assert.Equal(0.7, agreement.Overall.Share!.Value, 12);
        Assert.Equal(0.4, agreement.Overall.Kappa!.Value, 12);
        Assert.Equal(0.4, agreement.In(Category.Praise).Kappa!.Value, 12);
    }

    [Fact]
    public void Kappa_of_three_words_and_of_each_against_the_others_is_what_arithmetic_gives()
    {
        var agreement = Table([44, 5, 1], [7, 20, 3], [9, 5, 6]);
        // Observed 70/100; by chance (50·60 + 30·30 + 20·10)/100² = 0.41.
        Assert.Equal((0.70 - 0.41) / 0.59, agreement.Overall.Kappa!.Value, 12);
        // Insult against the rest: both say it 6 times, neither 76; by chance 0.2·0.1 + 0.8·0.9 = 0.74.
        var insult = agreement.In(Category.Insult);
        Assert.Equal((20, 6), (insult.N, insult.Agreed));
        Assert.Equal((0.82 - 0.74) / 0.26, insult.Kappa!.Value, 12);
        Assert.Equal((0.88 + (20 / 30.0) + 0.3) / 3, agreement.Macro, 12);
    }

    [Fact]
    public void Whoever_always_agrees_has_kappa_1_and_whoever_agrees_as_chance_would_has_0()
    {
        Assert.Equal(1, Table([10, 0], [0, 5]).Overall.Kappa!.Value, 12);
        Assert.Equal(0, Table([25, 25], [25, 25]).Overall.Kappa!.Value, 12);
        Assert.True(Table([0, 10], [10, 0]).Overall.Kappa < 0);
    }

    [Fact]
    public void Where_nothing_can_be_said_nothing_is()
    {
        var nothing = new Agreement([]).Overall;
        Assert.Equal((0, null, null), (nothing.N, nothing.Share, nothing.Kappa));
        Assert.Null(Table([12]).Overall.Kappa);
        Assert.Equal(1, Table([12]).Overall.Share);
        Assert.Equal((0, null), (Table([12]).In(Category.Spam).N, Table([12]).In(Category.Spam).Share));
    }

    [Fact]
    public void A_quarter_of_the_posts_is_held_out_and_always_the_same()
    {
        var ids = Enumerable.Range(0, 4000).Select(i => new Guid(i, 1, 2, new byte[8])).ToList();
        Assert.InRange(ids.Count(HeldOut.Holds), 900, 1100);
        Assert.Equal(ids.Where(HeldOut.Holds), ids.Where(HeldOut.Holds));
        // SHA-256 of the id as text begins with 12.
        Assert.True(HeldOut.Holds(Guid.Empty));
    }
}
