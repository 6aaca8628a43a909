using Entente.Domain.Triage;
using Entente.UnitTests.Triage;
using Xunit;

namespace Entente.UnitTests.Contacts;

public sealed class MaskingPersonalDataTests
{
    [Theory]
    [InlineData("Appelez le patron au 06 39 98 14 22 !", "Appelez le patron au 06 •• •• •• 22 !")]
    [InlineData("Son mail : jean.petit@corp.example, écrivez-lui", "Son mail : ••••.•••••@••••.•••••••, écrivez-lui")]
    [InlineData("Voici son compte FR76 3000 6000 0112 3456 7890 189 😡", "Voici son compte •••• •••• •••• •••• •••• •••• ••• 😡")]
    public void What_gives_a_person_away_is_hidden_and_nothing_else(string text, string shown) =>
        Assert.Equal(shown, PersonalDataMask.Of(text, AskedEngine.Judge(text).Signals));

    [Fact]
    public void A_masked_text_keeps_its_length_and_a_text_without_personal_data_every_sign()
    {
        const string text = "🤬 il habite 12 rue des Lilas, 75011 Paris, 0639981422 ✉ a@b.example";
        var masked = PersonalDataMask.Of(text, AskedEngine.Judge(text).Signals);

        Assert.Equal(text.Length, masked.Length);
        Assert.DoesNotContain("Lilas", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("399814", masked, StringComparison.Ordinal);
        Assert.StartsWith("🤬 il habite ", masked, StringComparison.Ordinal);
        Assert.Same(text, PersonalDataMask.Of(text, [new Signal(SignalKind.Profanity, 0, 5, 1, "profanity")]));
    }

    [Fact]
    public void A_place_beyond_the_text_hides_what_there_is()
    {
        Signal[] signals = [new(SignalKind.PersonalData, 3, 99, 1, "personal_data_email"), new(SignalKind.PersonalData, -4, 1, 1, "x")];
        Assert.Equal("•b ••", PersonalDataMask.Of("ab cd", signals));
    }
}
