namespace Entente.Application.Reports;

/// <summary>Lays a report out as PDF. Same document, same bytes.</summary>
public interface IReportRenderer
{
    byte[] Render(ReportDocument document);
}
