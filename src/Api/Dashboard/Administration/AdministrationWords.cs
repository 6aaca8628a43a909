using System.Globalization;
using System.Resources;
using Entente.Api.Problems;
using Entente.Domain;
using Entente.Domain.Access;

namespace Entente.Api.Dashboard.Administration;

/// <summary>The words of the pages of administration, and why something there was refused.</summary>
public sealed class AdministrationWords(CultureInfo language)
{
    private static readonly ResourceManager Texts = new(
        "Entente.Api.Dashboard.Administration.AdministrationTexts",
        typeof(AdministrationWords).Assembly
    );

    private static readonly Dictionary<string, object?> NoFacts = [];

    public string this[string name] => Texts.GetString(name, language) ?? name;

    public string Say(string name, params object[] values) => string.Format(language, this[name], values);

    public string Of(AccessEventKind kind) => this[$"event_{Vocabulary.Word(kind)}"];

    public string Of(Role role) => this[$"role_{Vocabulary.Word(role)}"];

    /// <param name="refused">A code that came back with the address: one without words here is nobody's to read.</param>
    public string? Why(string? refused) =>
        refused is not null && ProblemTexts.Has($"{refused}.detail", language) ? ProblemTexts.Detail(refused, NoFacts, language) : null;
}
