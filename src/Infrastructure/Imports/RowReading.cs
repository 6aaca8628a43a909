using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Domain;
using Entente.Domain.Imports;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Infrastructure.Imports;

/// <summary>Turns the fields of one row into a post, and says all that is wrong with it at once.</summary>
internal sealed partial class RowReading(ImportOptions options, TimeZoneInfo zone)
{
    private static readonly string[] LocalForms =
    [
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFF",
        "yyyy-MM-dd",
        "dd/MM/yyyy HH:mm:ss",
        "dd/MM/yyyy HH:mm",
        "dd/MM/yyyy",
        "dd.MM.yyyy HH:mm:ss",
        "dd.MM.yyyy HH:mm",
        "d/M/yyyy H:mm",
        "d/M/yyyy H:mm:ss",
    ];

    private readonly List<Error> _errors = [];

    /// <param name="number">The row, from 1.</param>
    /// <param name="field">The row's text of a field, null where it has none.</param>
    /// <param name="readBytes">How far into the file the row lies.</param>
    public Application.Imports.ImportRow Read(int number, Func<ImportField, string?> field, long readBytes)
    {
        _errors.Clear();
        var externalId = Id(field(ImportField.ExternalId), "/external_id");
        var network = Network(field(ImportField.Network));
        var author = Author(field);
        var channel = Id(field(ImportField.ChannelExternalId), "/channel_external_id") ?? Blank(options.ChannelExternalId);
        var posted = Time(field(ImportField.PostedAt), "/posted_at");
        var edited = Time(field(ImportField.EditedAt), "/edited_at");
        var deleted = Time(field(ImportField.DeletedAt), "/deleted_at");
        if (externalId is null && !_errors.Exists(e => e.Pointer == "/external_id"))
        {
            _errors.Add(MentionErrors.Required("/external_id"));
        }
        if (_errors.Count > 0)
        {
            return new(number, externalId, null, [.. _errors], readBytes);
        }
        var mention = new IncomingMention(
            network!.Value,
            externalId!,
            field(ImportField.Text) ?? (deleted is null ? "" : null),
            posted,
            Blank(field(ImportField.Url)),
            Blank(field(ImportField.Language)),
            author,
            Id(field(ImportField.ParentExternalId), "/parent_external_id"),
            edited,
            deleted,
            ChannelExternalId: channel
        );
        return new(number, externalId, mention, [], readBytes);
    }

    private IncomingAuthor? Author(Func<ImportField, string?> field)
    {
        var (handle, name) = (Blank(field(ImportField.AuthorHandle)), Blank(field(ImportField.AuthorDisplayName)));
        var id = Id(field(ImportField.AuthorExternalId), "/author/external_id") ?? handle ?? name;
        return id is null ? null : new IncomingAuthor(id, handle, name);
    }

    private Network? Network(string? written)
    {
        var name = Blank(written) ?? options.Network;
        if (name is null)
        {
            _errors.Add(MentionErrors.Required("/network"));
            return null;
        }
        if (UsualHeaders.NetworkOf(name) is { } network)
        {
            return network;
        }
        _errors.Add(ImportErrors.UnknownNetwork(Vocabulary.AllWords<Network>()));
        return null;
    }

    /// <summary>A spreadsheet that turned a long id into 1.23E+17 lost its last digits: no guess brings them back.</summary>
    private string? Id(string? written, string pointer)
    {
        var id = Blank(written);
        if (id is not null && Scientific().IsMatch(id))
        {
            _errors.Add(ImportErrors.ScientificId(pointer));
            return null;
        }
        return id;
    }

    /// <summary>With an offset as written; without, in the file's zone: a skipped hour is refused, of a doubled one the first is meant.</summary>
    private DateTimeOffset? Time(string? written, string pointer)
    {
        if (Blank(written) is not { } text)
        {
            return null;
        }
        if (WithOffset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
        {
            return ToMicroseconds(exact.ToUniversalTime());
        }
        if (!DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            _errors.Add(ImportErrors.NotATime(pointer));
            return null;
        }
        if (zone.IsInvalidTime(local))
        {
            _errors.Add(ImportErrors.TimeDoesNotExist(pointer, zone.Id));
            return null;
        }
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return ToMicroseconds(new DateTimeOffset(local, offset).ToUniversalTime());
    }

    private static DateTimeOffset ToMicroseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^\d([.,]\d+)?[eE]\+?\d+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"(Z|z|[+-]\d{2}:?\d{2})\z", RegexOptions.NonBacktracking)]
    private static partial Regex WithOffset();
}
