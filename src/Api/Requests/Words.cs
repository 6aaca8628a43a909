using System.Text.Json;

namespace Entente.Api.Requests;

/// <summary>The words of an enum whose type is known only at run time.</summary>
public static class Words
{
    public static IReadOnlyList<string> Of(Type enumType) =>
        [.. Enum.GetNames(enumType).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}
