namespace Entente.Domain.Reports;

/// <summary>One report over several brands, by their ids; made once and never changed.</summary>
public sealed record JointReport(
    Guid Id,
    IReadOnlyList<Guid> Brands,
    ReportPeriod Period,
    string Language,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    string Sha256
);
