using Entente.Domain.Practice;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Practice;

public sealed class PseudonymsTests
{
    private static readonly Pseudonyms Ours = new(["Hugo Bernier", "hugo.b75"], ["Fibre du Lac"], "la marque");

    [Theory]
    [InlineData("Fibre du Lac, c'est fini.", "la marque, c'est fini.")]
    [InlineData("Signé : hugo bernier, alias hugo.b75.", "Signé : N., alias N..")]
    [InlineData("Demandez à Nadia Martin-Leroy, ou à Nadia.", "Demandez à N., ou à N..")]
    [InlineData("Appelez le 06 39 98 41 27, commande 2026-114587.", "Appelez le 00 00 00 00 00, commande 0000-000000.")]
    [InlineData(
        "Écrivez à nadia.m@fibre.example ou voyez https://fibre.example/c/77?id=8",
        "Écrivez à x@site.example ou voyez https://site.example"
    )]
    [InlineData("Vu avec @kev_81 hier, trois pannes en 2 jours.", "Vu avec @x hier, trois pannes en 2 jours.")]
    [InlineData("La Box du Samedi Soir est en panne.", "La Box du Samedi Soir est en panne.")]
    public void Nobody_is_named_and_the_words_are_left(string text, string veiled) => Assert.Equal(veiled, Ours.Of(text, []));

    [Fact]
    public void What_the_machine_saw_loses_its_letters_and_digits()
    {
        const string text = "Elle habite 12 rue des Lilas, allez-y.";
        var address = new Signal(SignalKind.PersonalData, 12, 28, 0.9, "personal_data_address");

        Assert.Equal("Elle habite 00 xxx xxx xxxxx, allez-y.", Ours.Of(text, [address]));
    }
}
