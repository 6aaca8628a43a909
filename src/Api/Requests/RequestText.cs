using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Entente.Api.Problems;

namespace Entente.Api.Requests;

/// <summary>
/// The one rule for text, whatever door it comes through: valid UTF-8, no U+0000, no lone surrogate. PostgreSQL could not keep it,
/// and what cannot be kept exactly is refused.
/// </summary>
public static class RequestText
{
    /// <summary>Stands where a body held bytes that are no UTF-8, so that the member they are in can be named.</summary>
    private const char Unreadable = '\uFDD0';

    /// <summary>True for percent-encoded text that decodes to text this product keeps.</summary>
    public static bool IsCleanEncoded(string? encoded)
    {
        if (string.IsNullOrEmpty(encoded))
        {
            return true;
        }
        Span<byte> bytes = encoded.Length <= 1024 ? stackalloc byte[encoded.Length * 3] : new byte[encoded.Length * 3];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%' && i + 2 < encoded.Length && TryHex(encoded.AsSpan(i + 1, 2), out var value))
            {
                bytes[length++] = value;
                i += 2;
            }
            else
            {
                length += Encoding.UTF8.GetBytes(encoded.AsSpan(i, 1), bytes[length..]);
            }
        }
        return Utf8.IsValid(bytes[..length]) && !bytes[..length].Contains((byte)0);
    }

    /// <summary>The bytes with whatever is no UTF-8 replaced by a mark, so that the rest can be read.</summary>
    public static byte[] MarkUnreadable(byte[] body) => Utf8.IsValid(body) ? body : Encoding.UTF8.GetBytes(MarkingUtf8.GetString(body));

    /// <summary>A fault for every member, name or value, that holds text which cannot be kept.</summary>
    public static IEnumerable<Fault> Faults(JsonElement element, string pointer, bool marked) =>
        !marked && IsPlain(JsonMarshal.GetRawUtf8Value(element)) ? [] : FaultsIn(element, pointer, marked);

    /// <summary>Valid UTF-8 that is JSON can hold what is refused as an escape only.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> json) =>
        json.IndexOf("\\u0000"u8) < 0 && json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0;

    private static IEnumerable<Fault> FaultsIn(JsonElement element, string pointer, bool marked)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when !IsClean(element, marked):
                yield return Fault.At(pointer, ProblemCodes.InvalidText);
                break;
            case JsonValueKind.Array:
                foreach (var fault in element.EnumerateArray().SelectMany((item, i) => FaultsIn(item, $"{pointer}/{i}", marked)))
                {
                    yield return fault;
                }
                break;
            case JsonValueKind.Object:
                foreach (var fault in element.EnumerateObject().SelectMany(member => OfMember(member, pointer, marked)))
                {
                    yield return fault;
                }
                break;
        }
    }

    /// <summary>One step deeper, as RFC 6901 escapes it.</summary>
    public static string Into(string pointer, string name) =>
        name.AsSpan().ContainsAny('~', '/') ? $"{pointer}/{name.Replace("~", "~0").Replace("/", "~1")}" : $"{pointer}/{name}";

    private static IEnumerable<Fault> OfMember(JsonProperty member, string pointer, bool marked)
    {
        if (NameOf(member) is { } name && IsClean(name, marked))
        {
            return FaultsIn(member.Value, Into(pointer, name), marked);
        }
        // The name itself cannot be written down: its parent is named.
        return [Fault.At(pointer, ProblemCodes.InvalidText)];
    }

    private static bool IsClean(JsonElement text, bool marked)
    {
        try
        {
            return IsClean(text.GetString()!, marked);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate written as \uD800 cannot be read as text.
            return false;
        }
    }

    internal static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsClean(string text, bool marked) => !text.Contains('\0') && !(marked && text.Contains(Unreadable));

    private static bool TryHex(ReadOnlySpan<char> digits, out byte value) =>
        byte.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, null, out value);

    private static readonly Encoding MarkingUtf8 = Encoding.GetEncoding(
        "utf-8",
        EncoderFallback.ExceptionFallback,
        new DecoderReplacementFallback(Unreadable.ToString())
    );
}
