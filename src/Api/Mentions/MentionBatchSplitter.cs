using System.Text.Json;

namespace Entente.Api.Mentions;

/// <summary>Where one item stands in a body. An item nested too deeply is not read further.</summary>
internal readonly record struct BatchItem(int Start, int Length, bool TooDeep);

/// <summary>
/// Cuts a batch's body into its items without reading them, so that one item's nonsense stays its own. A body that is no JSON, or whose
/// frame is not <c>{"items":[…]}</c>, is refused as a whole.
/// </summary>
internal static class MentionBatchSplitter
{
    /// <summary>How deep one item may nest.</summary>
    public const int DeepestItem = 32;

    /// <summary>The items' places, or the pointer of what is wrong with the frame.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static List<BatchItem>? Split(ReadOnlySpan<byte> body, int mostItems, out string? wrong)
    {
        wrong = null;
        // Deep nesting is the item's fault and is found while skipping it, so the reader itself sets no bound below the body's size.
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            wrong = "";
            return null;
        }
        List<BatchItem>? items = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("items"u8) || items is not null)
            {
                wrong = "/" + PropertyName(ref reader);
                return null;
            }
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                wrong = "/items";
                return null;
            }
            items = Items(ref reader, mostItems);
        }
        while (reader.Read()) { }
        if (items is null)
        {
            wrong = "/items";
        }
        return items;
    }

    private static List<BatchItem> Items(ref Utf8JsonReader reader, int mostItems)
    {
        var items = new List<BatchItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var tooDeep = Skip(ref reader);
            if (items.Count <= mostItems)
            {
                items.Add(new BatchItem(start, (int)reader.BytesConsumed - start, tooDeep));
            }
        }
        return items;
    }

    /// <summary>Moves to the end of the value under the reader; true when it nests deeper than an item may.</summary>
    private static bool Skip(ref Utf8JsonReader reader)
    {
        var tooDeep = false;
        var outside = reader.CurrentDepth;
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return false;
        }
        while (reader.Read() && reader.CurrentDepth > outside)
        {
            tooDeep |= reader.CurrentDepth - outside >= DeepestItem;
        }
        return tooDeep;
    }

    private static string PropertyName(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
