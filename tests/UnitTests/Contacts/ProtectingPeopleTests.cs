using Entente.Application.Triage;
using Entente.Domain.Contacts;
using Entente.Domain.Triage;
using Entente.UnitTests.Triage;
using Xunit;

namespace Entente.UnitTests.Contacts;

/// <summary>What the engine makes of both lists.</summary>
public sealed class ProtectingPeopleTests
{
    private static readonly BrandKey Key = new InstanceKey(new byte[InstanceKey.Bytes]).Of(Guid.Empty);

    [Theory]
    [InlineData("Commande n° 06 39 98 14 22 jamais reçue", "06 39 98 14 22")]
    [InlineData("le standard c'est +33 6 39 98 14 22", "+33 6 39 98 14 22")]
    [InlineData("merci à @zoe_m pour tout", "@zoe_m")]
    [InlineData("écrivez à Zoe.Martin@corp.example", "Zoe.Martin@corp.example")]
    [InlineData("zoe.martin (at) corp (dot) example", "zoe.martin (at) corp (dot) example")]
    public void A_protected_contact_is_certain_whatever_stands_around_it(string text, string shown)
    {
        var signal = Assert.Single(Judge(text).Signals, s => s.Kind == SignalKind.PersonalData);

        Assert.Equal(shown, text[signal.Start..signal.End]);
        Assert.Equal((1, "protected_contact"), (signal.Confidence, signal.Reason));
    }

    [Theory]
    [InlineData("zoe martin du SAV est une connasse incompétente")]
    [InlineData("MARTIN Zoé, quelle abrutie au guichet")]
    public void An_attack_beside_a_protected_name_is_certain(string text)
    {
        var attack = Assert.Single(Judge(text).Signals, s => s.Kind == SignalKind.EmployeeAttack);
        Assert.Equal((1, "protected_person"), (attack.Confidence, attack.Reason));
    }

    [Theory]
    [InlineData("Merci à Zoé Martin, adorable et efficace !")]
    [InlineData("Zoé Martin m'a dit que mon colis arriverait lundi, il n'est pas là.")]
    public void Naming_a_protected_person_is_no_attack(string text) =>
        Assert.DoesNotContain(Judge(text).Signals, s => s.Kind is SignalKind.EmployeeAttack or SignalKind.PersonalData);

    [Fact]
    public void Another_person_is_not_protected() =>
        Assert.DoesNotContain(
            Judge("Commande n° 06 39 98 14 23, zoe_n").Signals,
            s => s.Reason.StartsWith("protected", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Appelez Marc au +33 1 99 00 10 10")]
    [InlineData("son mail perso : AIDE@lumen.example")]
    [InlineData("il habite au 12 rue des Lilas")]
    public void A_published_contact_is_never_personal_data(string text)
    {
        var published = new PublishedList(
            [
                (ContactKind.Phone, PhoneForm.Of("01 99 00 10 10", "FR")!),
                (ContactKind.Email, "aide@lumen.example"),
                (ContactKind.Address, AddressForm.Of("12 rue des Lilas, 75011 Paris")!),
            ],
            "FR"
        );

        Assert.NotEmpty(AskedEngine.Shown(text, SignalKind.PersonalData));
        Assert.Empty(AskedEngine.Shown(text, SignalKind.PersonalData, BrandContext.None with { Published = published }));
    }

    private static Assessment Judge(string text)
    {
        (ProtectedKind Kind, string Value)[] people =
        [
            (ProtectedKind.Name, "Zoé Martin"),
            (ProtectedKind.Phone, "06 39 98 14 22"),
            (ProtectedKind.Email, "zoe.martin@corp.example"),
            (ProtectedKind.Handle, "@Zoe_M"),
        ];
        var list = people.Select(p =>
            (p.Kind, Key.Hash(p.Kind, ProtectedPerson.PlainFormOf(p.Kind, p.Value, "FR").Value), ProtectedPerson.HintOf(p.Kind, p.Value))
        );
        return AskedEngine.Judge(text, BrandContext.None with { Protected = new ProtectedList(Key, "FR", [.. list]) }, "fr");
    }
}
