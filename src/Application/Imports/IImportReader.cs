using Entente.Domain.Brands;
using Entente.Domain.Imports;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Application.Imports;

/// <summary>One row of a file: a post, or why it is none. <see cref="ReadBytes"/> tells how far into the file it lies.</summary>
public sealed record ImportRow(int Number, string? ExternalId, IncomingMention? Mention, IReadOnlyList<Error> Errors, long ReadBytes);

public interface IImportReader
{
    /// <summary>Reads the rows one by one; a row that cannot be read is an answer, a file that cannot is a refusal.</summary>
    /// <exception cref="UnreadableFileException">The file as a whole cannot be read so.</exception>
    IAsyncEnumerable<ImportRow> ReadAsync(Stream file, ImportOptions options, Brand brand, CancellationToken ct);
}

/// <summary>A file that cannot be read as it was said to be; <see cref="Error"/> says why.</summary>
public sealed class UnreadableFileException(Error error) : Exception(error.ToString())
{
    public Error Error { get; } = error;
}
