using Entente.Domain.Contacts;
using Xunit;

namespace Entente.UnitTests.Contacts;

public sealed class RecognisingContactsTests
{
    [Theory]
    [InlineData("06 39 98 14 22", "FR", "33639981422")]
    [InlineData("+33 (0)6-39-98-14-22", "GB", "33639981422")]
    [InlineData("0033639981422", "FR", "33639981422")]
    [InlineData("33639981422", "FR", "33639981422")]
    [InlineData("07700 900123", "GB", "447700900123")]
    [InlineData("(212) 555-0142", "US", "12125550142")]
    [InlineData("06 1234 5678", "IT", "390612345678")]
    [InlineData("39 00", "FR", "3900")]
    [InlineData("12", "FR", null)]
    [InlineData("12 rue 345678", "FR", null)]
    [InlineData("1234567890123456", "FR", null)]
    public void A_phone_number_is_its_digits_with_the_country_code(string written, string region, string? plain) =>
        Assert.Equal(plain, PhoneForm.Of(written, region));

    [Theory]
    [InlineData("Jane.Doe@Corp.Example ", "jane.doe@corp.example")]
    [InlineData("jane.doe (at) corp (dot) example", "jane.doe@corp.example")]
    [InlineData("jane.doe arobase corp point example", "jane.doe@corp.example")]
    [InlineData("jane@corp", null)]
    [InlineData("@corp.example", null)]
    [InlineData("a@b@c.example", null)]
    public void An_e_mail_address_is_lower_case_and_undisguised(string written, string? plain) =>
        Assert.Equal(plain, EmailForm.Of(written));

    [Theory]
    [InlineData("Zoé MARTIN")]
    [InlineData("martin zoe")]
    [InlineData("  Zoe   Martin ")]
    public void A_name_is_found_in_any_order_case_and_accent(string written) => Assert.Equal("martin zoe", NameForm.Of(written));

    [Theory]
    [InlineData("Martin")]
    [InlineData("Jo X")]
    [InlineData("one two three four five")]
    public void A_name_that_would_be_found_everywhere_or_nowhere_is_none(string written) => Assert.Null(NameForm.Of(written));

    [Fact]
    public void A_published_address_is_found_with_more_or_less_of_its_town()
    {
        var list = new PublishedList([(ContactKind.Address, AddressForm.Of("12 rue de l'Île, 38000 Grisemotte")!)], "FR");

        Assert.True(list.Has("12, rue de l’Ile"));
        Assert.False(list.Has("14 rue de l'Île"));
        Assert.True(
            new PublishedList([(ContactKind.Address, AddressForm.Of("12 rue de l'Île")!)], "FR").Has("12 rue de l'île 38000 Grisemotte")
        );
    }

    [Theory]
    [InlineData(ProtectedKind.Name, "Zoé Martin-Roux", "Z••• M••• R•••")]
    [InlineData(ProtectedKind.Phone, "06 39 98 14 22", "•••• 22")]
    [InlineData(ProtectedKind.Email, "Zoe.Martin@corp.example", "z•••@•••")]
    [InlineData(ProtectedKind.Handle, "@Zoe_M", "@z•••")]
    public void A_hint_shows_a_sign_or_two(ProtectedKind kind, string value, string hint) =>
        Assert.Equal(hint, ProtectedPerson.HintOf(kind, value));

    [Fact]
    public void Only_the_key_of_the_brand_finds_a_protected_person()
    {
        var instance = new InstanceKey(new byte[InstanceKey.Bytes]);
        var (key, other) = (instance.Of(Guid.NewGuid()), instance.Of(Guid.NewGuid()));
        (ProtectedKind, byte[], string)[] people =
        [
            (ProtectedKind.Phone, key.Hash(ProtectedKind.Phone, "33639981422"), "•••• 22"),
            (ProtectedKind.Name, key.Hash(ProtectedKind.Name, "martin zoe"), "Z••• M•••"),
        ];
        var list = new ProtectedList(key, "FR", people);

        Assert.True(list.HasPhone("+33 6 39 98 14 22"));
        Assert.True(list.HasName(["zoe", "martin"]));
        Assert.False(list.HasName(["marie", "zola"]));
        Assert.False(list.HasHandle("33639981422"));
        Assert.False(new ProtectedList(other, "FR", people).HasPhone("+33 6 39 98 14 22"));
        Assert.NotEqual(key.Id, other.Id);
    }
}
