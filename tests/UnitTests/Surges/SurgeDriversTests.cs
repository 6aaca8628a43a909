using Entente.Domain.Surges;
using Xunit;

namespace Entente.UnitTests.Surges;

public sealed class SurgeDriversTests
{
    [Fact]
    public void What_is_said_more_than_usual_drives_and_what_everybody_always_says_does_not()
    {
        var usual = Posts(60, i => i % 20 == 0 ? "La livraison est en panne encore" : "Merci pour la livraison rapide");
        var posts = Posts(40, i => i % 2 == 0 ? "Panne générale, la livraison ne marche pas" : "Encore une livraison, merci");

        var drivers = SurgeDrivers.Of(posts, usual);

        Assert.Contains(drivers.Terms, t => t is { Term: "panne", Posts: 20, Share: 0.5, UsualShare: 0.05 });
        Assert.DoesNotContain(drivers.Terms, t => t.Term is "livraison" or "merci");
    }

    [Fact]
    public void No_handle_link_or_number_is_told()
    {
        var posts = Posts(20, _ => "appelez @lea.martin au 0612345678 ou lea@martin.example https://martin.example/lea remboursement");

        Assert.Equal(["appelez", "remboursement"], SurgeDrivers.Of(posts, Posts(50, _ => "bonjour")).Terms.Select(t => t.Term).Order());
    }

    [Fact]
    public void Threads_that_many_answer_are_told_the_greatest_first()
    {
        SurgePost[] posts = [.. Posts(3, _ => "a", "p1"), .. Posts(5, _ => "b", "p2"), .. Posts(2, _ => "c", "p3"), .. Posts(4, _ => "d")];

        Assert.Equal([new DrivingThread("p2", 5), new DrivingThread("p1", 3)], SurgeDrivers.Of(posts, []).Threads);
    }

    [Fact]
    public void Nothing_drives_nothing() => Assert.Empty(SurgeDrivers.Of([], []).Terms);

    private static List<SurgePost> Posts(int count, Func<int, string> text, string? parent = null) =>
        [.. Enumerable.Range(0, count).Select(i => new SurgePost(text(i), parent))];
}
