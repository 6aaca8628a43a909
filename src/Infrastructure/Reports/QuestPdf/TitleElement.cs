using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Entente.Infrastructure.Reports.QuestPdf;

/// <summary>The strip that opens the report.</summary>
internal static class TitleElement
{
    public static void Strip(this IContainer container, TitleStrip title) =>
        container.Column(column =>
        {
            var (width, kindWidth) = (ReportStyle.TextWidth, ReportStyle.TextWidth * ReportStyle.KindShare);
            column
                .Item()
                .BorderBottom(1)
                .BorderColor(ReportStyle.Accent)
                .PaddingBottom(ReportStyle.CellPadding)
                .Row(row =>
                {
                    row.ConstantItem(kindWidth).Letters($"{title.Product} · {title.Kind}", ReportStyle.Kind, kindWidth);
                    row.ConstantItem(width - kindWidth)
                        .Letters(string.Join(" · ", title.Details), ReportStyle.Detail, width - kindWidth, Alignment.Right);
                });
            var brand = TextFill.Fitted(title.Brand, ReportStyle.Brand, width, mostLines: 2, ReportStyle.LeastBrand);
            column.Item().PaddingTop(ReportStyle.BeforeBrand).Letters(title.Brand, brand, width, mostLines: 4);
            column.Item().Letters(title.Period, ReportStyle.Period, width);
        });
}
