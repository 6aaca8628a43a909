using Entente.Domain;
using Entente.Domain.Acquisition;
using Entente.Domain.Brands;
using Xunit;

namespace Entente.UnitTests;

public sealed class PlainNameTests
{
    [Theory]
    [InlineData("Été 2026")]
    [InlineData("עיריית חיפה")]
    [InlineData("👩\u200D🔧 atelier")]
    public void A_name_of_any_script_is_plain(string name) => Assert.Empty(PlainName.Faults(name));

    [Theory]
    [InlineData("\u202Etnega")]
    [InlineData("a\u202Bb")]
    [InlineData("a\u2066b\u2069")]
    public void A_name_that_turns_what_follows_is_refused_at_its_field(string name)
    {
        Assert.Equal(
            ("name_turns_direction", "/name"),
            Assert.Single(PlainName.Faults(name)) is var fault ? (fault.Code, fault.Pointer!) : default
        );
        Assert.Contains("name_turns_direction", Channel.Faults(name, null).Select(f => f.Code));
        var terms = new CampaignTerms(CampaignKind.Paid, name, null, null, new DateOnly(2026, 1, 1), null, null);
        Assert.Contains("name_turns_direction", terms.Faults().Select(f => f.Code));
    }
}
