using Entente.Domain.Access;
using Xunit;

namespace Entente.UnitTests.Access;

public sealed class CallerTests
{
    private static readonly Guid Mine = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();

    private static readonly Caller Person = new User(Guid.NewGuid(), "aya@desk.example", "Aya", "fr", false, null, 1, default).AsCaller(
        new Dictionary<Guid, IReadOnlyCollection<Role>> { [Mine] = [Role.Agent, Role.Admin], [Other] = [Role.Analyst] }
    );

    [Fact]
    public void A_person_holds_on_each_brand_what_the_roles_there_allow()
    {
        Assert.True(Person.May(Scopes.CasesWrite, Mine));
        Assert.True(Person.May(Scopes.KeysManage, Mine));
        Assert.False(Person.May(Scopes.CasesWrite, Other));
        Assert.True(Person.May(Scopes.MetricsRead, Other));
        Assert.False(Person.May(Scopes.MetricsRead, Guid.NewGuid()));
        Assert.True(Person.On(Mine).Holds(Scopes.PersonalDataRead));
        Assert.False(Person.On(Other).Holds(Scopes.PersonalDataRead));
        Assert.False(Person.On(Guid.NewGuid()).Holds(Scopes.MetricsRead));
    }

    [Fact]
    public void Where_no_brand_is_named_only_what_holds_on_all_of_them_counts()
    {
        Assert.True(Person.Holds(Scopes.MetricsRead));
        Assert.False(Person.Holds(Scopes.PersonalDataRead));
        Assert.True(Person.HoldsSomewhere(Scopes.PersonalDataRead));
        Assert.False(Person.HoldsSomewhere(Scopes.LegalApprove));
        Assert.Equal([Mine], Person.BrandsWith(Scopes.KeysManage));
    }

    [Fact]
    public void A_person_hands_out_what_they_have_where_they_have_it()
    {
        Assert.True(Person.Covers([Scopes.CasesWrite], new HashSet<Guid> { Mine }));
        Assert.False(Person.Covers([Scopes.CasesWrite], new HashSet<Guid> { Mine, Other }));
        Assert.False(Person.Covers([Scopes.MetricsRead], null));
    }

    [Fact]
    public void Who_has_no_role_may_do_nothing_and_the_owner_everything()
    {
        var none = Caller.OfUser(Guid.NewGuid(), "Nobody", isOwner: false, new Dictionary<Guid, IReadOnlySet<string>>());
        Assert.DoesNotContain(Scopes.All, none.HoldsSomewhere);
        Assert.False(none.Sees(Mine));
        var owner = Caller.OfUser(Guid.NewGuid(), "Owner", isOwner: true, new Dictionary<Guid, IReadOnlySet<string>>());
        Assert.All(Scopes.All, scope => Assert.True(owner.May(scope, Mine)));
    }

    [Fact]
    public void A_person_and_a_key_of_the_same_name_are_two_hands() =>
        Assert.False(Person.Actor.IsSameHandAs(new Caller(Guid.NewGuid(), "Aya", false, new HashSet<string>(), null).Actor));
}
