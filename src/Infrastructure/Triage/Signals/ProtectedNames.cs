using Entente.Domain.Contacts;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals;

/// <summary>
/// Names of the staff directory in a text, in small letters or capitals, first name or surname first. A name alone is no offence: it
/// says who is meant, so that an attack beside it is certain.
/// </summary>
internal static class ProtectedNames
{
    public const string Reason = "protected_person";

    /// <summary>Of letters: no name is written in longer ones.</summary>
    private const int LongestWord = 60;

    /// <summary>Marks the words of such names as a person's and gives back their places.</summary>
    public static IReadOnlyList<(int Start, int End)> Mark(NormalText text, ProtectedList? people)
    {
        if (people is not { HasNames: true })
        {
            return [];
        }
        var found = new List<(int Start, int End)>();
        var tokens = text.Tokens.AsSpan();
        for (var first = 0; first < text.Words.Length; first++)
        {
            var words = Math.Min(NameForm.MostWords, text.Words.Length - first);
            for (; words >= 1; words--)
            {
                if (!IsName(text, first, words, people))
                {
                    continue;
                }
                for (var i = first; i < first + words; i++)
                {
                    tokens[text.Words[i]].Sets |= WordSet.Person.Bit();
                }
                found.Add((tokens[text.Words[first]].Start, tokens[text.Words[first + words - 1]].End));
                first += words - 1;
                break;
            }
        }
        return found;
    }

    /// <summary>An attack on one of these people is certain, and says so.</summary>
    public static Assessment Confirm(Assessment assessment, IReadOnlyList<(int Start, int End)> names) =>
        names.Count == 0
            ? assessment
            : assessment with
            {
                Signals =
                [
                    .. assessment.Signals.Select(s =>
                        s.Kind == SignalKind.EmployeeAttack && names.Any(n => n.Start < s.End && s.Start < n.End)
                            ? s with
                            {
                                Confidence = 1,
                                Reason = Reason,
                            }
                            : s
                    ),
                ],
            };

    private static bool IsName(NormalText text, int first, int words, ProtectedList people)
    {
        var folded = new List<string>(words + 1);
        for (var i = first; i < first + words; i++)
        {
            var token = text.Tokens[text.Words[i]];
            if (token.Kind != TokenKind.Word || token.FoldLength > LongestWord || (i > first && token.StartsSentence))
            {
                return false;
            }
            folded.AddRange(NameForm.Words(text.Spelling(token).ToString()));
        }
        return folded.Count is >= NameForm.FewestWords and <= NameForm.MostWords && people.HasName(folded);
    }
}
