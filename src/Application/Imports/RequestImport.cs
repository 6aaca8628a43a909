using System.Text;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Imports;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Application.Imports;

/// <summary>Ask for a file of posts to be taken in; it is read in the background.</summary>
public sealed record RequestImport(Brand Brand, string FileName, byte[] Content, ImportOptions Options, bool DryRun, string Actor);

public sealed class RequestImportHandler(IImportStore imports, IImportStart start, TimeProvider clock)
{
    public async Task<(Import? Import, IReadOnlyList<Error> Errors)> HandleAsync(RequestImport command, CancellationToken ct)
    {
        var wrong = ImportRules.Broken(command.Options);
        if (wrong.Count > 0)
        {
            return (null, wrong);
        }
        var now = clock.GetUtcNow();
        var import = new Import(
            Guid.CreateVersion7(now),
            Version: 1,
            command.FileName,
            command.Options,
            command.DryRun,
            ImportStatus.Queued,
            command.Actor,
            now,
            FinishedAt: null,
            command.Content.Length,
            ReadBytes: 0,
            RowsRead: 0,
            Accepted: 0,
            Duplicates: 0,
            Rejected: 0,
            TooOld: 0,
            Failure: null
        );
        await imports.AddAsync(command.Brand.Id, import, command.Content, ct);
        start.Start();
        return (import, []);
    }
}

/// <summary>Reads what waits in the background; without a call it would still be read, only later.</summary>
public interface IImportStart
{
    void Start();
}

/// <summary>What can be told of the options before the file is opened.</summary>
public static class ImportRules
{
    public static IReadOnlyList<Error> Broken(ImportOptions options)
    {
        var wrong = new List<Error>();
        if (options.Encoding is { } encoding && EncodingOf(encoding) is null)
        {
            wrong.Add(ImportErrors.UnknownEncoding(encoding));
        }
        if (options.Delimiter is { } delimiter && delimiter is not (',' or ';' or '\t' or '|'))
        {
            wrong.Add(ImportErrors.UnknownDelimiter);
        }
        wrong.AddRange(MentionRules.OfChannel(options.ChannelExternalId));
        // Options are kept, and U+0000 cannot be.
        var named = options
            .Columns.Select(c => ($"/columns/{Vocabulary.Word(c.Key)}", c.Value))
            .Append(("/network", options.Network ?? ""));
        wrong.AddRange(named.Where(n => n.Item2.Contains('\0')).Select(n => MentionErrors.HostileText(n.Item1)));
        if (options.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            wrong.Add(ImportErrors.UnknownTimeZone(zone));
        }
        return wrong;
    }

    /// <summary>An encoding by its IANA name, such as <c>windows-1252</c>; null when there is none.</summary>
    public static Encoding? EncodingOf(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
