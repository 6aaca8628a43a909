using Entente.Application.Triage;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Signals.PersonalData;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class FindingPersonalDataTests
{
    [Theory]
    [InlineData("Appelez-le au 06 39 98 47 55 ce soir", "06 39 98 47 55")]
    [InlineData("son portable : +33 6 39 98 47 55", "+33 6 39 98 47 55")]
    [InlineData("his mobile is 07700 900123, call him", "07700 900123")]
    [InlineData("ring me on 020 7946 0958 please", "020 7946 0958")]
    [InlineData("sa ligne : zéro six, trente-neuf, 98, 47, 55 voilà", "zéro six, trente-neuf, 98, 47, 55")]
    [InlineData("écrivez à lea.mornay@example.com, elle lit", "lea.mornay@example.com")]
    [InlineData("mail: tom (at) example (dot) com", "tom (at) example (dot) com")]
    [InlineData("son mail est lea arobase example point fr", "lea arobase example point fr")]
    [InlineData("Virez sur GB82 WEST 1234 5698 7654 32 merci", "GB82 WEST 1234 5698 7654 32")]
    [InlineData("ma carte 4111 1111 1111 1111 a été débitée", "4111 1111 1111 1111")]
    [InlineData("ma sécu : 2 69 05 49 588 157 80", "2 69 05 49 588 157 80")]
    [InlineData("Il habite 8 impasse des Glycines à Port-Aubrac, allez-y", "8 impasse des Glycines à Port-Aubrac")]
    [InlineData("She lives at 22 Orchard Close, Ashcombe and never opens", "22 Orchard Close, Ashcombe")]
    [InlineData("la plaque GH-482-KT m'a coupé la route", "GH-482-KT")]
    [InlineData("his van, reg AB12 CDE, blocks my drive", "AB12 CDE")]
    [InlineData("allez voir son insta perso : @lea.mornay", "@lea.mornay")]
    [InlineData(
        "chez lui c'est le zéro deux, trente et un, nonante-huit, dix, vingt et un",
        "zéro deux, trente et un, nonante-huit, dix, vingt et un"
    )]
    [InlineData("his line is 07700 nine hundred double four three, day and night", "07700 nine hundred double four three")]
    [InlineData("call the boss on (937) 555-0142 at home", "(937) 555-0142")]
    [InlineData("her own box: jo-marlett-at-example-dot-org", "jo-marlett-at-example-dot-org")]
    [InlineData("sa boîte : jo.marlet {at} example {dot} org", "jo.marlet {at} example {dot} org")]
    [InlineData("The depot manager is at 5 Larch Rise, Ostbrook after six", "5 Larch Rise, Ostbrook")]
    [InlineData("Please take AB12 CDE off my policy", "AB12 CDE")]
    [InlineData("Vous avez embarqué UO-215-IK hier", "UO-215-IK")]
    public void What_points_at_a_person_is_found_at_its_place(string text, string found) =>
        Assert.Equal([found], AskedEngine.Shown(text, SignalKind.PersonalData));

    [Theory]
    [InlineData("Commande 4500871236 passée le 02/09/2026, toujours rien")]
    [InlineData("Order number 2200457913, placed 3 October")]
    [InlineData("commande n° 0612345678 introuvable")]
    [InlineData("59,90 € au lieu de 39,90 €, 1 250 000 clients concernés")]
    [InlineData("le 12/03/2026 entre 08:00 et 12:00, puis le 2026-03-14")]
    [InlineData("Votre standard au 01 99 00 00 00 sonne dans le vide")]
    [InlineData("le 0 809 10 20 30 ne répond jamais")]
    [InlineData("La boutique au 12 rue des Lilas est fermée")]
    [InlineData("IBAN FR76 3000 6000 0112 3456 7890 188")]
    [InlineData("carte 4111 1111 1111 1112")]
    [InlineData("merci @galuchat pour le colis")]
    [InlineData("@lulu_bzh non mais franchement")]
    [InlineData("le compte @Zephyra_support ne répond plus")]
    [InlineData("J'ai écrit à sav@zephyra.example, aucune réponse")]
    [InlineData("3 rues plus loin, 2 places libres")]
    [InlineData("Je tague @julie.b et @max_du_33 pour le concours")]
    [InlineData("The 0113 496 0000 switchboard plays pan pipes")]
    [InlineData("Le numéro au dos de la carte, 03 53 01 00 00, n'est plus attribué")]
    [InlineData("Ils étaient quatre-vingts, onze sont restés, un seul a répondu")]
    [InlineData("@user At this point it's just a money grab")]
    [InlineData("@user excellent at that point so many understand")]
    public void What_only_looks_like_it_is_left_alone(string text) => Assert.Empty(AskedEngine.Shown(text, SignalKind.PersonalData));

    [Theory]
    [InlineData("ce livreur est @kev.dlvr_26 sur insta, allez rigoler", "@kev.dlvr_26")]
    [InlineData("Please ban @fizzgob1991 from this page", "@fizzgob1991")]
    [InlineData("Je signale le compte @titouan_k38.", "@titouan_k38")]
    [InlineData("Vos agents ont du temps (@tita.k_38), regardez", "@tita.k_38")]
    public void The_handle_of_somebody_pointed_at_is_found(string text, string handle) =>
        Assert.Equal(handle, Assert.Single(AskedEngine.Shown(text, SignalKind.PersonalData)));

    [Theory]
    [InlineData("Appelez le 06 39 98 47 55", "+33 6 39 98 47 55")]
    [InlineData("Appelez le +33639984755", "06.39.98.47.55")]
    [InlineData("Écrivez à Claire.Aubin@Example.com", "claire.aubin@example.com")]
    public void A_contact_the_brand_publishes_is_allowed(string text, string published)
    {
        Assert.NotEmpty(AskedEngine.Shown(text, SignalKind.PersonalData));
        Assert.Empty(AskedEngine.Shown(text, SignalKind.PersonalData, new BrandContext([], [published], "FR")));
    }

    [Theory]
    [InlineData("4111111111111111", true)]
    [InlineData("4111111111111112", false)]
    [InlineData("1234567890123", false)]
    public void A_card_number_has_its_check_digit(string digits, bool right) => Assert.Equal(right, Checksums.IsCard(digits));

    [Theory]
    [InlineData("GB82WEST12345698765432", true)]
    [InlineData("GB83WEST12345698765432", false)]
    public void A_bank_account_has_its_check_digits(string iban, bool right) => Assert.Equal(right, Checksums.IsIban(iban));

    [Theory]
    [InlineData("269054958815780", true)]
    [InlineData("269054958815781", false)]
    public void A_national_number_has_its_key(string digits, bool right) => Assert.Equal(right, Checksums.IsNationalNumber(digits));
}
