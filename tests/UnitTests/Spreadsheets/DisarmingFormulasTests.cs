using Entente.Domain.Spreadsheets;
using FsCheck.Xunit;
using Xunit;

namespace Entente.UnitTests.Spreadsheets;

public sealed class DisarmingFormulasTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("-12,5", "-12,5")]
    [InlineData("+33 6", "'+33 6")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("'bonjour", "'bonjour")]
    [InlineData("-", "'-")]
    [InlineData("", "")]
    public void What_would_run_gets_an_apostrophe(string cell, string written) => Assert.Equal(written, Formulas.Disarm(cell));

    [Property]
    public bool What_leaves_comes_back_as_it_was(string? text, bool armed)
    {
        var cell = armed ? "'=" + text : text ?? "";
        return Formulas.Restore(Formulas.Disarm(cell)) == cell;
    }
}
