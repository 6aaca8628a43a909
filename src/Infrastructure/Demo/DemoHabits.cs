using Entente.Domain.Cases;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Demo;

/// <summary>
/// How the made-up desk treats a case that has no story of its own. Everything follows from the post's key, so each telling is the same.
/// </summary>
internal sealed class DemoHabits
{
    private static readonly string[] French =
    [
        "Bonjour, merci de nous l'avoir dit, ce n'est pas normal. Que s'est-il passé exactement, et depuis quand ? Je regarde votre dossier ce matin et je vous écris avant 18 h. — {0}",
        "Bonjour, je comprends votre agacement : à votre place je le serais aussi. Pouvez-vous m'envoyer un message privé avec la ville et l'heure de la coupure ? Je vérifie la ligne tout de suite. — {0}",
        "Bonjour, vous avez raison de le signaler. Qu'aviez-vous demandé, et quelle réponse avez-vous eue ? Je reprends l'échange moi-même et je reviens vers vous demain. — {0}",
        "Bonjour, désolé pour l'attente, elle est trop longue. Qu'est-ce qui vous aiderait le plus aujourd'hui ? Je transmets à l'équipe technique et je vous donne leur réponse ce soir. — {0}",
        "Bonjour, merci pour la question : la réponse est dans l'espace client, rubrique Mon offre. Dites-moi si vous ne la trouvez pas, je vous guide pas à pas. — {0}",
    ];

    private static readonly string[] English =
    [
        "Hello, thank you for telling us, this is not how it should be. What happened exactly, and since when? I'm looking into it this morning and will write to you before 6 pm. — {0}",
        "Hello, I understand why you're annoyed; I would be too. Could you send me a private message with your town and when it went down? I'm checking the line right now. — {0}",
        "Hello, you're right to raise it. What did you ask for, and what were you told? I'll take it over myself and come back to you tomorrow. — {0}",
        "Hello, sorry about the wait, it's too long. What would help you most today? I'm passing it to the engineers and will tell you what they say this evening. — {0}",
        "Hello, good question: you'll find it in your account under My plan. Tell me if it isn't there and I'll walk you through it. — {0}",
    ];

    private readonly Random _random;

    public DemoHabits(string key) => _random = new Random(key.Aggregate(17, (hash, c) => unchecked(hash * 31 + c)));

    public string Agent => _random.Next(3) == 0 ? "Tom" : "Aya";

    public bool Chance(double share) => _random.NextDouble() < share;

    public TimeSpan Between(int fromMinutes, int toMinutes) => TimeSpan.FromMinutes(_random.Next(fromMinutes, toMinutes));

    public string Reply(string language, Category category, string agent)
    {
        var replies = language == "fr" ? French : English;
        var reply = category == Category.Question ? replies[^1] : replies[_random.Next(replies.Length - 1)];
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, reply, agent);
    }

    /// <summary>What the author does, and how the case then ends; null when nothing is known yet.</summary>
    public (AuthorAnswer? Answer, Outcome Outcome) Ending(Category category)
    {
        var dice = _random.Next(100);
        return category switch
        {
            Category.Question or Category.Praise => (null, Outcome.Answered),
            Category.Insult or Category.Disparagement or Category.Defamation => dice switch
            {
                < 24 => (AuthorAnswer.ChangedMind, Outcome.ChangedMind),
                < 40 => (AuthorAnswer.Withdrew, Outcome.Withdrew),
                < 54 => (AuthorAnswer.Edited, Outcome.Edited),
                < 74 => (AuthorAnswer.NoAnswer, Outcome.NoAnswer),
                _ => (AuthorAnswer.Refused, Outcome.Tolerated),
            },
            _ => dice switch
            {
                < 44 => (AuthorAnswer.ChangedMind, Outcome.ChangedMind),
                < 53 => (AuthorAnswer.DefendsBrand, Outcome.DefendsBrand),
                < 57 => (AuthorAnswer.Withdrew, Outcome.Withdrew),
                < 61 => (AuthorAnswer.Edited, Outcome.Edited),
                < 78 => (null, Outcome.Answered),
                _ => (AuthorAnswer.NoAnswer, Outcome.NoAnswer),
            },
        };
    }

    public PlatformDecision Decision =>
        _random.Next(10) switch
        {
            < 6 => PlatformDecision.Removed,
            < 7 => PlatformDecision.Restricted,
            _ => PlatformDecision.Refused,
        };
}
