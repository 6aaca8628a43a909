using System.Globalization;
using System.Resources;
using Entente.Api.Problems;
using Entente.Domain.Access;

namespace Entente.Api.Access;

/// <summary>The words of the pages at the door, and why something there was refused.</summary>
public sealed class DoorTexts(CultureInfo language)
{
    private static readonly ResourceManager Texts = new("Entente.Api.Access.DoorTexts", typeof(DoorTexts).Assembly);

    private static readonly Dictionary<string, object?> Facts = new()
    {
        ["shortest"] = PasswordRules.Shortest,
        ["longest"] = PasswordRules.Longest,
    };

    public CultureInfo Language => language;

    public string this[string name] => Texts.GetString(name, language) ?? name;

    public string Say(string name, params object[] values) => string.Format(language, this[name], values);

    /// <param name="refusal">Code of a refusal, or the name of a text of these pages.</param>
    public string Why(string refusal) => Texts.GetString(refusal, language) ?? ProblemTexts.Detail(refusal, Facts, language);
}
