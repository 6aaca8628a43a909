using Entente.Application.Reports;

namespace Entente.ReportTests;

public sealed class AcquisitionSectionTests
{
    [Theory]
    [InlineData(
        "fr",
        "Cette semaine, 500,00\u00A0€ dépensés en campagnes, et 62 fans gagnés.",
        "Parmi les fans nommés gagnés par concours et campagnes payantes, 18,0\u00A0% (45 sur 250) ont réécrit à partir de la quatrième semaine\u202F; parmi les personnes reconquises par le dialogue, 40,0\u00A0% (48 sur 120).",
        "4 personnes acceptent de parler pour la marque\u202F; 9 autres sont revenues en défenseurs et n’ont pas encore été sollicitées."
    )]
    [InlineData(
        "en",
        "This week €500.00 was spent on campaigns, and 62 fans were won.",
        "Of the named fans that contests and paid campaigns won, 18.0% (45 of 250) wrote again from the fourth week on; of the people won back by dialogue, 40.0% (48 of 120).",
        "4 people consent to speak for the brand; 9 others came back as defenders and were not asked yet."
    )]
    public void Bought_fans_stand_beside_those_won_back(string language, params string[] said)
    {
        var document = ManagementReport.Of(SampleFans.Believable(), language, SampleWeeks.IssuedAt);

        Assert.All(said, sentence => Assert.Contains(new Paragraph(sentence), document.Blocks));
    }

    [Fact]
    public void Each_origin_has_its_costs_and_what_nobody_knows_is_a_dash()
    {
        var document = ManagementReport.Of(SampleFans.Believable(), "fr", SampleWeeks.IssuedAt);

        var costs = document.Blocks.OfType<Table>().Single(t => t.Columns.Any(c => c.Header == "Par fan"));

        Assert.Equal(
            [
                // 531 700 c / 1 850; / (1 850 × 0.05 = 92.5, so 93); 531 700 × 140 / 1 850 = 40 237 c on 8 who stayed.
                "Concours|5\u202F317,00\u00A0€|1\u202F850|2,87\u00A0€|57,17\u00A0€|50,30\u00A0€",
                "Payant|5\u202F480,00\u00A0€|2\u202F500|2,19\u00A0€|43,84\u00A0€|17,22\u00A0€",
                "Organique|500,00\u00A0€|62|8,06\u00A0€|–|–",
                "Reconquis par le dialogue|–|180|–|–|–",
            ],
            costs.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text)))
        );
    }

    [Fact]
    public void Where_nothing_was_bought_and_nobody_won_back_the_report_is_silent()
    {
        var document = ManagementReport.Of(SampleFans.NothingBought(), "en", SampleWeeks.IssuedAt);

        Assert.DoesNotContain(new Heading("Acquisition and advocates"), document.Blocks);
    }

    [Theory]
    [InlineData("EUR", "fr", "12,34\u00A0€")]
    [InlineData("EUR", "en", "€12.34")]
    [InlineData("JPY", "en", "1,234\u00A0JPY")]
    [InlineData("TND", "fr", "1,234\u00A0TND")]
    public void Money_is_written_as_its_currency_divides(string currency, string language, string written) =>
        Assert.Equal(written, new FigureWriter(ReportTexts.In(language).Language).Money(1234, currency));
}
