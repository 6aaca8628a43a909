using System.Text;
using Entente.Application.Reports;

namespace Entente.ReportTests;

/// <summary>A brand's name and a case's reference come from people: they are shown, and nothing more.</summary>
public sealed class HostileTextTests
{
    [Theory]
    [InlineData("Evil) /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (")]
    [InlineData("<script>alert(1)</script> & <b>bold</b>")]
    [InlineData("{0} {1:X} %s ${x} \\u0041")]
    [InlineData("https://example.org/x?y=1#z")]
    public void A_name_is_printed_as_it_is_and_does_nothing(string name)
    {
        using var printed = Printed(name);
        Assert.Contains(PrintedReport.Bare(name), printed.Text);
        var file = Encoding.Latin1.GetString(printed.Bytes);
        Assert.DoesNotMatch(@"/OpenAction\s*(<<|\d)|/S\s*/JavaScript\s*/JS\s*\((?!app)|/URI\s*\(|/Launch", StripStrings(file));
    }

    [Theory]
    [InlineData("A\u202Egro.elpmaxe\u202C B", "Agro.elpmaxeB")]
    [InlineData("A\0\u0007\u001b[31m\r\nB", "A[31mB")]
    [InlineData("\u2066A\u2069\u200EB\uFEFF", "AB")]
    public void Marks_that_turn_or_hide_text_are_left_out(string name, string shown)
    {
        using var printed = Printed(name);
        Assert.Contains(shown, printed.Text);
    }

    [Fact]
    public void What_no_font_has_is_shown_as_a_box()
    {
        // A code point that is assigned to nothing.
        using var printed = Printed("A\U0003FFFDB\uD800C");
        Assert.Matches("A□B[□\uFFFD]C", printed.Text);
    }

    [Theory]
    [InlineData("Ελλάδα")]
    [InlineData("Чай")]
    [InlineData("日本茶")]
    [InlineData("شركة")]
    [InlineData("🍵")]
    public void A_script_that_the_shipped_font_lacks_never_vanishes(string word)
    {
        using var printed = Printed($"Aa {word} Zz");
        var start = printed.Text.IndexOf("Aa", StringComparison.Ordinal) + 2;
        var end = printed.Text.IndexOf("Zz", start, StringComparison.Ordinal);
        var shown = printed.Text[start..end].Normalize(NormalizationForm.FormKC);
        // The machine's font drew it, or a box stands for each letter.
        Assert.True(
            shown.Order().SequenceEqual(word.Normalize(NormalizationForm.FormKC).Order())
                || shown.All(c => c == '□') && shown.Length == word.EnumerateRunes().Count(),
            $"'{shown}' for '{word}'"
        );
    }

    [Fact]
    public void A_right_to_left_name_leaves_the_rest_where_it_was()
    {
        using var turned = Printed("شركة النور للتجارة (Al Nour)");
        using var plain = Printed("Maison Aubrac");
        Assert.Contains("(AlNour)", turned.Text);
        Assert.Equal(plain.Pages.Count, turned.Pages.Count);
        Assert.Equal(BaselinesOf(plain), BaselinesOf(turned));
    }

    [Fact]
    public void An_endless_name_is_cut_with_an_ellipsis()
    {
        var document = ManagementReport.Of(SampleWeeks.Believable(new string('W', 5_000)), "en", SampleWeeks.IssuedAt);
        Assert.Equal(ManagementReport.LongestBrandName, document.Title.Brand.Length);
        Assert.EndsWith("…", document.Title.Brand);
        using var printed = PrintedReport.Of(document);
        Assert.Contains(document.Title.Brand, printed.Text);
    }

    [Fact]
    public void The_file_says_what_it_is_and_when_it_was_issued()
    {
        using var printed = Printed("Maison (A) \\ B\u202E");
        Assert.Equal("Maison (A) \\ B – Weekly report, Week\u00A047 · 16–22 November 2026", printed.Information.Title);
        Assert.Equal("Entente", printed.Information.Author);
        Assert.StartsWith("D:20261123060000", printed.Information.CreationDate);
        Assert.Equal(printed.Information.CreationDate, printed.Information.ModifiedDate);
    }

    private static PrintedReport Printed(string brand) =>
        PrintedReport.Of(ManagementReport.Of(SampleWeeks.Believable(brand), "en", SampleWeeks.IssuedAt));

    private static double[] BaselinesOf(PrintedReport printed) =>
        [
            .. printed
                .Pages.SelectMany(page => page.Letters.Select(l => (page.Number * 1000) + Math.Round(l.StartBaseLine.Y, 1)))
                .Distinct()
                .Order(),
        ];

    /// <summary>The file without its literal and hexadecimal strings: what is left are its commands.</summary>
    private static string StripStrings(string file)
    {
        var (kept, depth) = (new StringBuilder(), 0);
        for (var i = 0; i < file.Length; i++)
        {
            switch (file[i])
            {
                case '\\' when depth > 0:
                    i++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when depth > 0:
                    depth--;
                    break;
                default:
                    kept.Append(depth == 0 ? file[i] : "");
                    break;
            }
        }
        return kept.ToString();
    }
}
