using Entente.Domain.Metrics;
using Xunit;

namespace Entente.UnitTests.Metrics;

public sealed class WilsonIntervalTests
{
    // Figures of Newcombe (1998), table I, to four decimals.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Equals_published_figures(long numerator, long denominator, double low, double high)
    {
        var interval = WilsonInterval.Of(numerator, denominator)!;

        Assert.Equal(low, (double)interval.Low, 0.00005);
        Assert.Equal(high, (double)interval.High, 0.00005);
    }

    [Fact]
    public void An_empty_denominator_has_none() => Assert.Null(WilsonInterval.Of(0, 0));
}
