using System.Text.RegularExpressions;
using Entente.Domain.Access;
using Xunit;

namespace Entente.UnitTests.Access;

public sealed class KeySecretTests
{
    [Fact]
    public void A_new_secret_has_the_published_form_and_its_checksum_holds()
    {
        for (var i = 0; i < 200; i++)
        {
            var secret = KeySecret.Create("live");
            Assert.Matches(new Regex("^ent_[a-z]{1,8}_[0-9A-Za-z]{49}$"), secret);
            Assert.True(KeySecret.HasShape(secret));
            Assert.True(KeySecret.ChecksumHolds(secret));
        }
    }

    [Fact]
    public void Any_one_wrong_character_breaks_the_checksum()
    {
        var secret = KeySecret.Create("test");
        for (var i = "ent_test_".Length; i < secret.Length; i++)
        {
            var typed = secret.ToCharArray();
            typed[i] = typed[i] == 'x' ? 'y' : 'x';
            Assert.False(KeySecret.ChecksumHolds(new string(typed)), $"position {i}");
        }
    }

    [Fact]
    public void The_checksum_is_the_one_that_zip_uses()
    {
        // The last six characters were computed by another program: zlib's crc32 of what stands before them, in base62.
        Assert.True(KeySecret.ChecksumHolds("ent_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg3tZ3Mt"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ent_live_short")]
    [InlineData("ent_LIVE_0000000000000000000000000000000000000000000000000")]
    [InlineData("xnt_live_0000000000000000000000000000000000000000000000000")]
    [InlineData("ent_live_000000000000000000000000000000000000000000000000é")]
    public void Anything_else_has_not_our_shape(string? text) => Assert.False(KeySecret.HasShape(text));

    [Fact]
    public void Nobody_gives_what_they_do_not_have()
    {
        var brand = Guid.NewGuid();
        var caller = new Caller(
            Guid.NewGuid(),
            "k",
            IsOwner: false,
            new HashSet<string> { Scopes.MetricsRead },
            new HashSet<Guid> { brand }
        );
        Assert.True(caller.Covers([Scopes.MetricsRead], new HashSet<Guid> { brand }));
        Assert.False(caller.Covers([Scopes.MetricsRead], null));
        Assert.False(caller.Covers([Scopes.MetricsRead], new HashSet<Guid> { brand, Guid.NewGuid() }));
        Assert.False(caller.Covers([Scopes.CasesWrite], new HashSet<Guid> { brand }));
    }
}
