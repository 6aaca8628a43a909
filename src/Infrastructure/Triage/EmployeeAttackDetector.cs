using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage;

/// <summary>
/// An insult beside a person who works for the brand: a role, or a first name given a place of work. A polite complaint that names
/// someone, or an insult the author was the target of, is none.
/// </summary>
internal static class EmployeeAttackDetector
{
    /// <summary>How far an insult reaches, in characters.</summary>
    private const int Reach = 70;

    public static Signal? Find(Speech speech)
    {
        if (speech.Insults.Count == 0 || speech.TellsAnInsult)
        {
            return null;
        }
        foreach (var person in People(speech.Text))
        {
            foreach (var insult in speech.Insults)
            {
                var between = Math.Max(person.Start - insult.End, insult.Start - person.End);
                if (between <= Reach && !ABreakLiesBetween(speech.Text.Text, person, insult))
                {
                    return new Signal(SignalKind.EmployeeAttack, person.Start, person.End, 0.8, "insult_beside_employee");
                }
            }
        }
        return null;
    }

    private static IEnumerable<(int Start, int End)> People(FoldedText text)
    {
        var roles = new List<(int, int)>();
        foreach (var match in SpeechRules.Role.Pattern.EnumerateMatches(text.Text))
        {
            roles.Add((match.Index, match.Index + match.Length));
            if (roles.Count == 20)
            {
                break;
            }
        }
        return roles.Concat(Names(text));
    }

    /// <summary>A capital letter inside a sentence, beside a word that says where the person belongs.</summary>
    private static List<(int, int)> Names(FoldedText text)
    {
        var names = new List<(int, int)>();
        for (var i = 0; i < text.Tokens.Count && names.Count < 20; i++)
        {
            var token = text.Tokens[i];
            var capital = token.Kind == TokenKind.Word && char.IsUpper(text.Original[token.Start]) && token.End - token.Start > 2;
            var allCapitals = capital && char.IsUpper(text.Original[token.End - 1]);
            if (!capital || allCapitals)
            {
                continue;
            }
            var before = i > 0 ? text[text.Tokens[i - 1]] : default;
            var after = i + 1 < text.Tokens.Count ? text[text.Tokens[i + 1]] : default;
            if (before is "votre" or "your" or "nomme" or "nommee" or "called" or "named" || (i > 0 && after is "du" or "from" or "at"))
            {
                names.Add((token.Start, token.End));
            }
        }
        return names;
    }

    private static bool ABreakLiesBetween(string text, (int Start, int End) a, (int Start, int End) b)
    {
        var (from, to) = a.End <= b.Start ? (a.End, b.Start) : (b.End, a.Start);
        return to > from && text.AsSpan(from, to - from).IndexOfAny(".!?;\n") >= 0;
    }
}
