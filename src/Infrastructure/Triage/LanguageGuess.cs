using System.Collections.Frozen;

namespace Entente.Infrastructure.Triage;

/// <summary>Tells a language by its small words. Null where too little speaks for one: honest beats a guess.</summary>
internal static class LanguageGuess
{
    private static readonly FrozenDictionary<string, string[]> SmallWords = Build(
        (
            "fr",
            "le la les un une des du de et est pas que qui ne je tu il elle nous vous ils sur pour dans avec mais ou au aux ce cette ces mon ma mes votre vos notre nos ca cest jai plus tres bien merci bonjour depuis chez quand comme tout tous rien toujours encore fait ete sont etait avez avons ont suis meme aussi trop apres avant sans si se sa son ses leur leurs y en c j d l qu n s m quoi pourquoi comment svp bravo non oui ras super nul top pourri slt bjr dsl mdr ptn vrm tjrs jamais"
        ),
        (
            "en",
            "the a an and is are was were not no of to in for on with you your i my me we our they it this that these those have has had been be will would can cant dont do does did just so but or if at by from as what when how why who there their them his her he she im its thanks thank hello please after still never ever get got now very more too about out up am all any than then some could should because lol omg wtf u ur great good bad best worst love hate"
        ),
        (
            "de",
            "der die das und ist nicht ich du sie wir ihr ein eine einen dem den mit auf fur von zu im auch noch nur aber wie was wenn bei sich haben hat habe sind war kein keine mein schon mehr immer wieder danke"
        ),
        (
            "es",
            "el los las una y es no que de en un por con para se lo su al como mas pero sus le ya o este si porque esta entre cuando muy sin sobre tambien me hasta hay donde quien desde todo nos durante gracias estoy tengo muchas"
        ),
        (
            "it",
            "il lo gli una e di che non per con del della sono come anche ma piu ho ha mi si ti ci questo questa quando perche cosa tutto sempre ancora grazie molto bene dopo senza nel alla dei delle era"
        ),
        (
            "pt",
            "o os as uma e de que nao do da em um para com por mais dos das se na no ao como mas foi ele ela isso muito ja eu voce tem ser quando so seu sua ou minha nao obrigado obrigada estou"
        )
    );

    /// <param name="text">The text.</param>
    /// <param name="claimed">What the sender says it is; believed where the text does not speak clearly against it.</param>
    public static string? Of(FoldedText text, string? claimed)
    {
        var votes = new Dictionary<string, int>();
        var words = 0;
        foreach (var token in text.Tokens)
        {
            if (token.Kind != TokenKind.Word || words++ > 400)
            {
                continue;
            }
            if (SmallWords.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[token], out var languages))
            {
                foreach (var language in languages)
                {
                    votes[language] = votes.GetValueOrDefault(language) + (languages.Length == 1 ? 3 : 1);
                }
            }
        }
        var told = claimed is { Length: >= 2 } ? claimed[..2].ToLowerInvariant() : null;
        if (words == 0)
        {
            return told;
        }
        var ranked = votes.OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).ToList();
        if (ranked.Count == 0)
        {
            return told;
        }
        var clear = ranked.Count == 1 || ranked[0].Value >= 1.5 * ranked[1].Value;
        if (told is not null && (!clear || votes.GetValueOrDefault(told) * 2 >= ranked[0].Value))
        {
            return told;
        }
        return clear || ranked[0].Value > ranked[1].Value ? ranked[0].Key : null;
    }

    private static FrozenDictionary<string, string[]> Build(params (string Language, string Words)[] lists) =>
        lists
            .SelectMany(l => l.Words.Split(' ').Distinct().Select(w => (Word: w, l.Language)))
            .GroupBy(p => p.Word, p => p.Language)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
}
