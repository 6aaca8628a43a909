using System.Text;
using Entente.Domain.Access;
using Xunit;

namespace Entente.UnitTests.Access;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, mode SHA-1: its eight digits end on our six.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string eightDigits)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(eightDigits[2..], Totp.CodeAt(Secret, Totp.StepAt(at)));
    }

    /// <summary>RFC 4226, appendix D.</summary>
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(7, "162583")]
    [InlineData(9, "520489")]
    public void Counted_codes_are_those_of_the_standard_they_rest_on(long counter, string code) =>
        Assert.Equal(code, Totp.CodeAt(Secret, counter));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_differ_by_one_step(int steps, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_111);
        var step = Totp.StepAt(now) + steps;
        Assert.Equal(isTaken ? step : null, Totp.StepOf(Secret, Totp.CodeAt(Secret, step), now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("05047")]
    [InlineData("0504711")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_none(string written) =>
        Assert.Null(Totp.StepOf(Secret, written, DateTimeOffset.FromUnixTimeSeconds(1_111_111_111)));

    [Fact]
    public void Blanks_that_authenticators_show_are_read_over() =>
        Assert.NotNull(Totp.StepOf(Secret, " 050 471 ", DateTimeOffset.FromUnixTimeSeconds(1_111_111_111)));

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_in_base32(string bytes, string written) =>
        Assert.Equal(written, Totp.Written(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void An_authenticator_reads_all_it_needs_from_the_address()
    {
        var uri = new Uri(Totp.UriOf(Secret, "aya+desk@example.com"));
        Assert.Equal("otpauth", uri.Scheme);
        Assert.Equal("/Entente:aya%2Bdesk%40example.com", uri.AbsolutePath);
        Assert.Equal("?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Entente&digits=6&period=30", uri.Query);
    }
}
