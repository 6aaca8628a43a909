using Entente.Domain.Imports;
using Entente.Domain.Outcomes;

namespace Entente.Application.Imports;

/// <summary>What became of one row; <c>would_be_accepted</c> in a dry run.</summary>
public sealed record ImportRowResult(int RowNumber, string Result, Guid? MentionId, string? ExternalId, IReadOnlyList<Error> Errors);

public interface IImportStore
{
    Task AddAsync(Guid brandId, Import import, byte[] content, CancellationToken ct);

    /// <summary>Claims the oldest import that waits, or whose reader has not been heard of for five minutes.</summary>
    Task<(Import Import, byte[] Content)?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Keeps the results of some rows and how far the import is.</summary>
    Task SaveProgressAsync(Guid brandId, Import import, IReadOnlyList<ImportRowResult> rows, DateTimeOffset now, CancellationToken ct);

    /// <summary>Ends an import, well or not; the file itself is not kept any longer.</summary>
    Task FinishAsync(Guid brandId, Import import, DateTimeOffset now, CancellationToken ct);
}

public sealed record ImportCursor(DateTimeOffset RequestedAt, Guid Id);

public interface IImportReads
{
    Task<IReadOnlyList<Import>> ListAsync(Guid brandId, ImportCursor? after, int limit, CancellationToken ct);

    Task<Import?> FindAsync(Guid brandId, Guid importId, CancellationToken ct);

    /// <summary>Results by row number, after one; only refused rows where asked.</summary>
    Task<IReadOnlyList<ImportRowResult>> RowsAsync(
        Guid brandId,
        Guid importId,
        bool refusedOnly,
        int after,
        int limit,
        CancellationToken ct
    );
}
