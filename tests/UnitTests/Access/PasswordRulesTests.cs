using Entente.Domain.Access;
using Xunit;

namespace Entente.UnitTests.Access;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("quatre lunes sur le port")]
    [InlineData("correct horse battery staple")]
    [InlineData("🦊🌙 la clé sous le pot de thym")]
    [InlineData("gX7-kq2-Pl9-vT4")]
    [InlineData("un mot de passe que Nora seule trouverait")]
    public void A_short_sentence_or_random_signs_are_good(string password)
    {
        Assert.Null(PasswordRules.LengthFault(password));
        Assert.Null(PasswordRules.GuessFault(password, ["nora", "lind", "lumen"]));
    }

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("MotDePasse12345678")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("abcdefghijklmnopqrstuvwxyz")]
    [InlineData("000000000000000000")]
    [InlineData("nora.lind@lumen.example")]
    [InlineData("Bienvenue2026!!!!!!")]
    [InlineData("121212121212121212")]
    public void What_is_tried_first_is_refused(string password) =>
        Assert.Equal("password_guessable", PasswordRules.GuessFault(password, ["nora", "lind", "lumen", "example"])?.Code);

    [Fact]
    public void Length_is_counted_as_people_count_and_spelling_is_one()
    {
        Assert.Equal("password_too_short", PasswordRules.LengthFault(new string('é', 14))?.Code);
        Assert.Null(PasswordRules.LengthFault(string.Concat(Enumerable.Repeat("🦊", 15))));
        Assert.Equal("password_too_long", PasswordRules.LengthFault(new string('x', 257))?.Code);
        Assert.Equal(PasswordRules.Plain("cafe\u0301"), PasswordRules.Plain("caf\u00e9"));
    }

    [Theory]
    [InlineData("aya@lumen.example", true)]
    [InlineData("aya", false)]
    [InlineData("a b@lumen.example", false)]
    [InlineData("aya@", false)]
    [InlineData("a@b@c", false)]
    [InlineData("aya@.example", false)]
    public void An_address_has_two_parts(string email, bool isOne) => Assert.Equal(isOne, User.IsEmail(email));
}
