namespace Entente.Application.Reports;

/// <summary>Renders what waits in the background; without a call it would still come, only later.</summary>
public interface IReportPress
{
    void Start();
}
