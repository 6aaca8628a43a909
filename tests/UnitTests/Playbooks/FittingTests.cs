using Entente.Domain.Cases;
using Entente.Domain.Playbooks;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Playbooks;

public sealed class FittingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, null, Category.Insult, true)]
    [InlineData(null, null, null, true)]
    [InlineData(Category.Insult, null, Category.Insult, true)]
    [InlineData(Category.Insult, null, Category.Spam, false)]
    [InlineData(Category.Insult, null, null, false)]
    [InlineData(null, Step.Dialogue, Category.Spam, true)]
    [InlineData(null, Step.Platform, Category.Spam, false)]
    [InlineData(Category.Spam, Step.Platform, Category.Spam, false)]
    public void It_fits_the_cases_it_names_and_all_where_it_names_none(Category? named, Step? at, Category? of, bool fits) =>
        Assert.Equal(fits, Of(named, at).Fits(of, Step.Dialogue));

    [Fact]
    public void One_out_of_use_fits_nothing() => Assert.False((Of(null, null) with { RetiredAt = Now }).Fits(Category.Spam, Step.New));

    [Fact]
    public void What_names_the_category_is_closer_than_what_names_the_step() =>
        Assert.Equal(
            [0, 1, 2, 3],
            new[] { Of(null, null), Of(null, Step.New), Of(Category.Spam, null), Of(Category.Spam, Step.New) }.Select(p => p.Closeness)
        );

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var text = new PlaybookText("x", "de", [], [], " ", new string('x', PlaybookText.LongestReply + 1));

        Assert.Equal(["/title", "/language", "/advice", "/reply"], text.Faults().Select(f => f.Pointer));
    }

    private static Playbook Of(Category? category, Step? step) =>
        new(
            Guid.Empty,
            1,
            new PlaybookText("A fault", "en", category is { } c ? [c] : [], step is { } s ? [s] : [], "Listen.", null),
            "Marc",
            Now,
            Now,
            null
        );
}
