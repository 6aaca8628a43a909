using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class NoticingAttacksOnEmployeesTests
{
    [Theory]
    [InlineData("Votre conseillère Agathe Morvillon est une incapable.", "Agathe Morvillon")]
    [InlineData("Toujours pareil avec Lucie du guichet 3, elle ferait mieux de changer de métier.", "Lucie")]
    [InlineData("La vendeuse du rayon chaussures est nulle", "vendeuse")]
    [InlineData("Le mec du SAV est un abruti", "mec")]
    [InlineData("Your agent Trevor Haskins is a lazy idiot", "Trevor Haskins")]
    [InlineData("Whoever hired Colin at the Ferndale desk should be ashamed", "Colin")]
    [InlineData("Your manager Derek Marlowe won't answer? His mobile: 07700 900456", "Derek Marlowe")]
    public void An_insult_or_a_degrading_remark_beside_someone_at_work_is_one(string text, string who) =>
        Assert.Contains(who, Assert.Single(AskedEngine.Shown(text, SignalKind.EmployeeAttack)));

    [Theory]
    [InlineData("Bruno Tessanier, le gérant de la boutique, empoche les cautions en liquide, deux vendeurs me l'ont dit.")]
    [InlineData("Your night manager Colin Harbeck takes cash out of the till and fakes the receipts, I have seen it twice.")]
    [InlineData("Voici le portable de la directrice Hélène Vasquerol : 06 39 98 41 22, appelez-la tous")]
    public void A_precise_charge_or_private_data_of_someone_named_is_one(string text) =>
        Assert.Single(AskedEngine.Shown(text, SignalKind.EmployeeAttack));

    [Theory]
    [InlineData("Le gérant de la boutique empoche les cautions en liquide, deux vendeurs me l'ont dit.")]
    [InlineData("Your driver will be leaving in an ambulance, I know his route")]
    [InlineData("Écrivez directement au PDG : m.castel@example.com, lui au moins sera obligé de lire.")]
    public void Without_a_name_a_charge_a_threat_or_an_address_is_judged_as_what_it_is(string text) =>
        Assert.Empty(AskedEngine.Shown(text, SignalKind.EmployeeAttack));

    [Theory]
    [InlineData("Est-ce vrai que le directeur de l'agence est parti ?")]
    [InlineData("Bonjour, mon numéro est le 06 39 98 41 22, pouvez-vous me rappeler ?")]
    [InlineData("Un grand merci à Yasmine du magasin, d'une patience incroyable")]
    [InlineData("J'ai eu Karim au téléphone, poli, mais il ne peut rien faire")]
    [InlineData("La conseillère Solène n'a pas pu m'aider, le système était en panne")]
    [InlineData("Votre technicien m'a traité d'« abruti » devant ma fille")]
    [InlineData("Votre box c'est de la merde")]
    [InlineData("L'accueil de l'agence est à revoir")]
    [InlineData("Thanks to Priya on the helpdesk, so patient")]
    [InlineData("Spoke to Callum, really nice chap, but the refund is still missing")]
    [InlineData("Your driver shouted \"idiot\" at my mother")]
    public void Thanks_neutral_words_polite_complaints_and_reported_insults_are_none(string text) =>
        Assert.Empty(AskedEngine.Shown(text, SignalKind.EmployeeAttack));
}
