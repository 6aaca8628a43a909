using Entente.Application.Reports;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Entente.Infrastructure.Reports.QuestPdf;

/// <summary>Named facts: the name on the left, a hairline above each; a page may part a long fact.</summary>
internal static class FactElements
{
    public static void Named(this IContainer container, Facts facts, float width)
    {
        var labelWidth = width * ReportStyle.FactLabelShare;
        var textWidth = width - labelWidth - ReportStyle.ColumnGap;
        container.Column(rows =>
        {
            foreach (var fact in facts.Rows)
            {
                var style = fact.Tone == FactTone.Strong ? ReportStyle.StrongFact : ReportStyle.FactText;
                rows.Item()
                    .BorderTop(ReportStyle.Hairline)
                    .BorderColor(ReportStyle.Line)
                    .PaddingVertical(ReportStyle.CellPadding)
                    .Row(row =>
                    {
                        row.Spacing(ReportStyle.ColumnGap);
                        row.ConstantItem(labelWidth).Letters(fact.Label, ReportStyle.FactLabel, labelWidth);
                        row.ConstantItem(textWidth)
                            .Column(said =>
                            {
                                foreach (var paragraph in fact.Paragraphs)
                                {
                                    said.Item().Letters(paragraph, style, textWidth);
                                }
                            });
                    });
            }
        });
    }
}
