using Entente.Domain.Acquisition;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Xunit;

namespace Entente.UnitTests.Acquisition;

public sealed class WinningFansTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly IncomingAuthor Somebody = new("7001", "hugo.b", null);
    private static readonly IsoWeek Week = IsoWeek.Of(new DateOnly(2026, 2, 9));

    private static readonly Campaign Contest = new(
        Guid.Empty,
        Guid.Empty,
        1,
        Network.Facebook,
        "EUR",
        new CampaignTerms(CampaignKind.Contest, "Jeu", null, null, new DateOnly(2026, 2, 11), null, null),
        "Aya",
        default,
        default
    );

    public static TheoryData<GivenFans, string?> Given =>
        new()
        {
            { new(new(2026, 2, 12), null, 5, null, null), null },
            { new(null, Week, 5, null, null), null },
            { new(new(2026, 2, 12), null, null, null, Somebody), null },
            { new(new(2026, 2, 12), null, null, Guid.Empty, null), null },
            { new(new(2026, 2, 12), null, null, null, null), "fans_or_author" },
            { new(new(2026, 2, 12), null, 5, null, Somebody), "fans_or_author" },
            { new(null, null, 5, null, null), "fans_on_day_or_week" },
            { new(new(2026, 2, 12), Week, 5, null, null), "fans_on_day_or_week" },
            { new(null, Week, null, null, Somebody), "fan_on_a_day" },
            { new(new(2026, 2, 12), null, null, null, new(" ", null, null)), "blank" },
            { new(new(2026, 2, 10), null, 5, null, null), "fans_before_campaign" },
            { new(null, Week.Plus(-1), 5, null, null), "fans_before_campaign" },
            { new(new(2026, 3, 3), null, 5, null, null), "fans_in_future" },
        };

    [Theory]
    [MemberData(nameof(Given))]
    public void Fans_are_a_count_or_one_author_since_the_campaign_began(GivenFans fans, string? refused) =>
        Assert.Equal(refused, fans.Faults(Contest, Today).SingleOrDefault()?.Code);

    [Theory]
    [InlineData("EUR", null)]
    [InlineData("USD", "currency_mixed")]
    public void A_cost_is_in_the_currency_of_its_campaign(string currency, string? refused) =>
        Assert.Equal(refused, CampaignCost.Faults(Contest, Today, currency).SingleOrDefault()?.Code);

    [Theory]
    [InlineData("EUR", 12.5, 1250L)]
    [InlineData("EUR", 12.505, null)]
    [InlineData("JPY", 1200, 1200L)]
    [InlineData("JPY", 1.5, null)]
    [InlineData("TND", 1.234, 1234L)]
    [InlineData("EUR", 0, null)]
    [InlineData("EUR", -1, null)]
    [InlineData("EUR", 1e20, null)]
    public void Minor_units_are_whole(string currency, double units, long? minor) =>
        Assert.Equal(minor, Currency.InMinor((decimal)units, currency));

    [Fact]
    public void Everything_wrong_with_a_campaign_is_said_at_once()
    {
        var terms = new CampaignTerms(CampaignKind.Paid, " ", null, 1.2m, new DateOnly(1999, 1, 1), new DateOnly(1998, 1, 1), null);

        Assert.Equal(
            ["unknown_currency", "campaign_name_empty", "reach_form", "day_out_of_range", "day_out_of_range", "ends_before_start"],
            Campaign.Faults("EURO", terms).Select(f => f.Code)
        );
    }
}
