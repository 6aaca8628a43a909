using System.Globalization;
using System.Resources;
using Entente.Domain;
using Entente.Domain.Removals;

namespace Entente.Api.Removals;

/// <summary>What the desk says of an argument, in the reader's language.</summary>
internal static class RemovalTexts
{
    private static readonly ResourceManager Texts = new("Entente.Api.Removals.RemovalTexts", typeof(RemovalTexts).Assembly);

    /// <param name="ground">The ground whose element the advice is about.</param>
    public static string Of(GivenAdvice advice, string? ground, CultureInfo language)
    {
        var element = Grounds.Find(ground)?.Elements.FirstOrDefault(e => e.Id == advice.Element);
        return string.Format(language, Say($"advice_{Vocabulary.Word(advice.Code)}", language), element?.In(language.Name));
    }

    public static string Notice(CultureInfo language) => Say("notice", language);

    private static string Say(string name, CultureInfo language) =>
        Texts.GetString(name, language) ?? throw new InvalidOperationException($"No words for {name}.");
}
