using System.Globalization;
using System.Resources;
using Entente.Domain;
using Entente.Domain.Legal;

namespace Entente.Api.Legal;

/// <summary>What the desk says of grounds, in the reader's language. None of it is legal advice, and it says so.</summary>
internal static class LegalTexts
{
    private static readonly ResourceManager Texts = new("Entente.Api.Legal.LegalTexts", typeof(LegalTexts).Assembly);

    /// <summary>What must be shown for the ground to hold.</summary>
    public static string TestOf(LegalGround ground, CultureInfo language) => Say($"test_{Vocabulary.Word(ground)}", language);

    public static string Of(GroundDoubt doubt, CultureInfo language) => Say($"doubt_{Vocabulary.Word(doubt)}", language);

    public static string Notice(CultureInfo language) => Say("notice", language);

    private static string Say(string name, CultureInfo language) =>
        Texts.GetString(name, language) ?? throw new InvalidOperationException($"No words for {name}.");
}
