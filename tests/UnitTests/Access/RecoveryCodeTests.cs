using Entente.Domain.Access;
using Xunit;

namespace Entente.UnitTests.Access;

public sealed class RecoveryCodeTests
{
    [Fact]
    public void A_set_holds_eight_different_codes_of_120_bits()
    {
        var codes = RecoveryCode.NewSet();
        Assert.Equal(8, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$", code));
    }

    [Fact]
    public void A_code_is_read_however_it_is_typed_and_nothing_else_is_one()
    {
        var code = RecoveryCode.NewSet()[0];
        Assert.Equal(RecoveryCode.Hash(code), RecoveryCode.Hash($" {code.ToUpperInvariant().Replace('-', ' ')} "));
        Assert.NotEqual(RecoveryCode.Hash(code), RecoveryCode.Hash(RecoveryCode.NewSet()[0]));
        Assert.Null(RecoveryCode.Hash(code[..^1]));
        Assert.Null(RecoveryCode.Hash("123456"));
    }
}
