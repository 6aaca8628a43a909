using System.Globalization;
using System.Resources;

namespace Entente.Api.Dashboard.Practice;

/// <summary>What the pages of practice say.</summary>
internal static class PracticePageTexts
{
    private static readonly ResourceManager Texts = new(
        "Entente.Api.Dashboard.Practice.PracticePageTexts",
        typeof(PracticePageTexts).Assembly
    );

    public static string Of(CultureInfo language, string name) => Find(language, name) ?? name;

    public static string? Find(CultureInfo language, string name) => Texts.GetString(name, language);

    public static string Of(CultureInfo language, string name, params object?[] values) =>
        string.Format(language, Of(language, name), values);
}
