using Entente.Domain.Legal;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Legal;

public sealed class LegalGroundsTests
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    [Theory]
    [InlineData(LegalGround.Insult, "2027-02-28")]
    [InlineData(LegalGround.Defamation, "2027-02-28")]
    [InlineData(LegalGround.DiscriminatoryInsult, "2027-11-30")]
    [InlineData(LegalGround.DiscriminatoryDefamation, "2027-11-30")]
    [InlineData(LegalGround.Disparagement, "2031-11-30")]
    [InlineData(LegalGround.Threat, "2032-11-30")]
    public void The_last_day_to_act_is_counted_from_first_publication(LegalGround ground, string day) =>
        Assert.Equal(day, LegalGrounds.LimitationOf(ground, Day).ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(LegalGround.Defamation, Category.Insult, GroundDoubt.NoPreciseFact)]
    [InlineData(LegalGround.Insult, Category.Defamation, GroundDoubt.PreciseFact)]
    [InlineData(LegalGround.Defamation, Category.Disparagement, GroundDoubt.GoodsNotHonour)]
    [InlineData(LegalGround.Disparagement, Category.Defamation, GroundDoubt.HonourNotGoods)]
    public void A_wrong_ground_is_told(LegalGround ground, Category category, GroundDoubt doubt) =>
        Assert.Equal([doubt], LegalGrounds.DoubtsOf(ground, category, Day, Day));

    [Fact]
    public void A_fitting_ground_raises_no_doubt_until_its_time_has_run_out()
    {
        Assert.Empty(LegalGrounds.DoubtsOf(LegalGround.Insult, Category.Insult, Day, new DateOnly(2027, 2, 28)));
        Assert.Equal([GroundDoubt.TooLate], LegalGrounds.DoubtsOf(LegalGround.Insult, Category.Insult, Day, new DateOnly(2027, 3, 1)));
    }
}
