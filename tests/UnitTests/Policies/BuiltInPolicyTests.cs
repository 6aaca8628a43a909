using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Policies;

public sealed class BuiltInPolicyTests
{
    [Fact]
    public void Every_category_has_the_standing_of_the_charter()
    {
        var expected = new Dictionary<Standing, Category[]>
        {
            [Standing.Welcome] = [Category.Praise, Category.Question],
            [Standing.Permitted] =
            [
                Category.BadMood,
                Category.Discontent,
                Category.NegativeTestimony,
                Category.Misinformed,
                Category.OffTopic,
            ],
            [Standing.Contestable] = [Category.Disparagement, Category.Insult, Category.Defamation, Category.Spam],
            [Standing.Unacceptable] = [Category.HateOrThreat],
        };

        foreach (var category in Enum.GetValues<Category>())
        {
            var standing = Policy.BuiltIn.StandingOf(category, breaksPrinciple: false);
            Assert.Contains(category, expected[standing]);
            Assert.Equal(Standing.Unacceptable, Policy.BuiltIn.StandingOf(category, breaksPrinciple: true));
        }
    }

    [Theory]
    [InlineData(Category.Discontent, 0.39, false)]
    [InlineData(Category.Discontent, 0.4, true)]
    [InlineData(Category.Praise, 1.0, false)]
    [InlineData(Category.HateOrThreat, 0.3, true)]
    public void A_post_opens_a_case_from_its_category_s_confidence_on(Category category, double confidence, bool opens) =>
        Assert.Equal(opens, Policy.BuiltIn.OpensCase(Assessed(category, confidence)));

    [Fact]
    public void A_broken_principle_opens_a_case_whatever_else_the_post_says() =>
        Assert.True(
            Policy.BuiltIn.OpensCase(Assessed(Category.Praise, 1) with { Signals = [new(SignalKind.PersonalData, 0, 5, 0.9, "phone")] })
        );

    [Fact]
    public void A_post_that_could_not_be_classified_opens_none_and_is_permitted()
    {
        Assert.False(Policy.BuiltIn.OpensCase(Assessed(null, null)));
        Assert.Equal(Standing.Permitted, Policy.BuiltIn.StandingOf(null, breaksPrinciple: false));
    }

    private static Assessment Assessed(Category? category, double? confidence) =>
        new("fr", null, null, category, confidence, [], [], "test");
}
