using System.Globalization;
using System.Resources;

namespace Entente.Application.Removals;

/// <summary>The words of a dossier in one language, from <c>DossierTexts.resx</c> and its translation.</summary>
public sealed class DossierTexts(CultureInfo language)
{
    private static readonly ResourceManager Resources = new("Entente.Application.Removals.DossierTexts", typeof(DossierTexts).Assembly);

    public CultureInfo Language { get; } = language;

    public static DossierTexts In(string language) => new(CultureInfo.GetCultureInfo(language == "fr" ? "fr-FR" : "en-GB"));

    /// <exception cref="MissingManifestResourceException">No such text: a bug.</exception>
    public string this[string key] =>
        Resources.GetString(key, Language) ?? throw new MissingManifestResourceException($"No dossier text is named '{key}'.");

    public string Write(string key, params object[] values) => string.Format(Language, this[key], values);
}
