namespace Entente.Application.Reports;

/// <summary>A report as data: what it says, in order; an engine decides only where it stands on the page.</summary>
public sealed record ReportDocument(string Title);
