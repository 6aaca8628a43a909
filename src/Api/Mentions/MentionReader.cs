using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Entente.Domain;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Api.Mentions;

/// <summary>
/// Reads one mention from JSON and says all that is wrong with it at once, each by its pointer within the item. It never throws for what
/// a client sends.
/// </summary>
internal sealed class MentionReader
{
    private readonly List<Error> _errors = [];

    public static (IncomingMention? Mention, IReadOnlyList<Error> Errors) Read(JsonElement item)
    {
        var reader = new MentionReader();
        var mention = reader.ReadItem(item);
        return reader._errors.Count > 0 ? (null, reader._errors) : (mention, []);
    }

    private IncomingMention? ReadItem(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            Wrong("", "object");
            return null;
        }
        Network? network = null;
        string? externalId = null,
            url = null,
            text = null,
            language = null,
            parent = null;
        DateTimeOffset? postedAt = null,
            editedAt = null,
            deletedAt = null;
        IncomingAuthor? author = null;
        byte[]? payload = null;
        foreach (var (name, value) in Members(item, ""))
        {
            switch (name)
            {
                case "network":
                    network = ReadNetwork(value);
                    break;
                case "external_id":
                    externalId = ReadText(value, "/external_id");
                    break;
                case "parent_external_id":
                    parent = ReadText(value, "/parent_external_id");
                    break;
                case "url":
                    url = ReadText(value, "/url");
                    break;
                case "text":
                    text = ReadText(value, "/text");
                    break;
                case "language":
                    language = ReadText(value, "/language");
                    break;
                case "posted_at":
                    postedAt = ReadTime(value, "/posted_at");
                    break;
                case "edited_at":
                    editedAt = ReadTime(value, "/edited_at");
                    break;
                case "deleted_at":
                    deletedAt = ReadTime(value, "/deleted_at");
                    break;
                case "author":
                    author = ReadAuthor(value);
                    break;
                case "raw":
                    payload = ReadPayload(value);
                    break;
                default:
                    Unknown("/" + Escape(name));
                    break;
            }
        }
        Require(network is not null, "/network");
        Require(externalId is not null, "/external_id");
        return _errors.Count > 0
            ? null
            : new IncomingMention(network!.Value, externalId!, text, postedAt, url, language, author, parent, editedAt, deletedAt, payload);
    }

    private IncomingAuthor? ReadAuthor(JsonElement author)
    {
        if (author.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        if (author.ValueKind != JsonValueKind.Object)
        {
            Wrong("/author", "object");
            return null;
        }
        string? externalId = null,
            handle = null,
            displayName = null;
        foreach (var (name, value) in Members(author, "/author"))
        {
            switch (name)
            {
                case "external_id":
                    externalId = ReadText(value, "/author/external_id");
                    break;
                case "handle":
                    handle = ReadText(value, "/author/handle");
                    break;
                case "display_name":
                    displayName = ReadText(value, "/author/display_name");
                    break;
                default:
                    Unknown("/author/" + Escape(name));
                    break;
            }
        }
        Require(externalId is not null, "/author/external_id");
        return externalId is null ? null : new IncomingAuthor(externalId, handle, displayName);
    }

    private Network? ReadNetwork(JsonElement value)
    {
        var word = ReadText(value, "/network");
        if (word is null)
        {
            return null;
        }
        if (Vocabulary.TryParse<Network>(word, out var network))
        {
            return network;
        }
        _errors.Add(new Error(ErrorKind.Invalid, "unknown_value", ("allowed", Vocabulary.AllWords<Network>())) { Pointer = "/network" });
        return null;
    }

    private DateTimeOffset? ReadTime(JsonElement value, string pointer)
    {
        var text = ReadText(value, pointer);
        if (text is null)
        {
            return null;
        }
        if (Rfc3339.TryParse(text, out var time))
        {
            return time;
        }
        _errors.Add(new Error(ErrorKind.Invalid, "not_a_time") { Pointer = pointer });
        return null;
    }

    /// <summary>What the network sent is kept byte for byte, if those bytes are text at all.</summary>
    private byte[]? ReadPayload(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (!Utf8.IsValid(raw))
        {
            Hostile("/raw");
        }
        return raw.ToArray();
    }

    private string? ReadText(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(pointer, "string");
            return null;
        }
        if (!TryGetText(value, out var text))
        {
            Hostile(pointer);
        }
        return text;
    }

    private IEnumerable<(string Name, JsonElement Value)> Members(JsonElement container, string pointer)
    {
        foreach (var member in container.EnumerateObject())
        {
            string name;
            try
            {
                name = member.Name;
            }
            catch (InvalidOperationException)
            {
                Hostile(pointer);
                continue;
            }
            yield return (name, member.Value);
        }
    }

    /// <summary>False for invalid UTF-8 and lone surrogates, which the reader cannot turn into a string.</summary>
    private static bool TryGetText(JsonElement value, out string? text)
    {
        try
        {
            text = value.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private void Require(bool present, string pointer)
    {
        if (!present && !_errors.Exists(e => e.Pointer == pointer))
        {
            _errors.Add(MentionErrors.Required(pointer));
        }
    }

    private void Wrong(string pointer, string expected) =>
        _errors.Add(new Error(ErrorKind.Invalid, "wrong_type", ("expected", expected)) { Pointer = pointer });

    private void Unknown(string pointer) => _errors.Add(new Error(ErrorKind.Invalid, "unknown_field") { Pointer = pointer });

    private void Hostile(string pointer) => _errors.Add(MentionErrors.HostileText(pointer));
}
