using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Deciding;

namespace Entente.Infrastructure.Triage.Signals;

/// <summary>
/// How likely an attack on someone at work is, from what speaks for it, each weighed in log-odds. The weights were fitted on comments of
/// writers whom the models had not met, then rounded.
/// </summary>
internal static class AttackOdds
{
    private const double Start = -1;
    private const double OfModel = 0.6;
    private const double OfGrave = 0.3;
    private const double SomeoneNamed = 1;
    private const double SomeoneInGrave = 0.9;
    private const double PersonalData = 1.6;
    private const double ByRule = 1.1;

    /// <summary>Who is at work where a post is about anything, nobody has learnt.</summary>
    private const double InPost = -2;

    /// <param name="isSomeone">A person or a role stands in the text.</param>
    /// <param name="isRule">A blow stands within reach of one.</param>
    public static double Of(Evidence evidence, bool isSomeone, bool isRule)
    {
        var isGrave = evidence.Category is { } category && IsGrave(category);
        var odds =
            Start
            + (OfModel * LogOdds(evidence.Attack))
            + (OfGrave * LogOdds(Grave(evidence, isGrave)))
            + (isSomeone ? SomeoneNamed : 0)
            + (isSomeone && isGrave ? SomeoneInGrave : 0)
            + (evidence.PersonalData.Count > 0 ? PersonalData : 0)
            + (isRule ? ByRule : 0)
            + (InPost * (1 - evidence.IsComment));
        return 1 / (1 + Math.Exp(-odds));
    }

    private static double Grave(Evidence evidence, bool isDecided)
    {
        if (evidence.Learnt.Length == 0)
        {
            return isDecided ? 1 : 0;
        }
        var sum = 0.0;
        for (var c = 0; c < evidence.Learnt.Length; c++)
        {
            sum += IsGrave((Category)c) ? evidence.Learnt[c] : 0;
        }
        return sum;
    }

    private static bool IsGrave(Category category) => category is Category.Insult or Category.Defamation or Category.HateOrThreat;

    private static double LogOdds(double probability)
    {
        var p = Math.Clamp(probability, 0.01, 0.99);
        return Math.Log(p / (1 - p));
    }
}
