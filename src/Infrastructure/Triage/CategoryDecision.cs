using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage;

/// <summary>What was decided of a text, with the rule that decided and where it read so.</summary>
internal sealed record Decision(Category? Category, double Confidence, string Reason, IReadOnlyList<(int Start, int End)> Places);

/// <summary>
/// The category, by the first line of the table that holds: the gravest first, and a doubt always towards what is permitted.
/// <c>negative</c>, <c>neutral</c>, <c>positive</c> and <c>offence</c> are probabilities.
/// </summary>
internal static class CategoryDecision
{
    private const int LongEnoughToTell = 140;

    public static Decision Of(Speech s, double negative, double neutral, double positive, double offence, bool attacksEmployee)
    {
        var soundsBad = negative > 0.45 || s.Sarcasms.Count > 0;
        if (s.Hatreds.Count > 0 && !s.TellsAnInsult)
        {
            return new(Category.HateOrThreat, 0.85, "hate", s.Hatreds);
        }
        if (s.Threats.Count > 0)
        {
            return new(Category.HateOrThreat, 0.8, "threat", s.Threats);
        }
        if (s.Spams.Count > 0 && s.Problems.Count < 2 && negative < 0.6)
        {
            return new(Category.Spam, s.Spams.Count > 1 ? 0.85 : 0.65, "spam", s.Spams);
        }
        if (attacksEmployee)
        {
            return new(Category.Insult, 0.8, "insult_beside_employee", s.Insults);
        }
        if (s.Insults.Count > 0 && !s.TellsAnInsult && positive < 0.6 && (s.Addressed.Count > 0 || offence > 0.75 || s.Insults.Count > 1))
        {
            return new(Category.Insult, s.Addressed.Count > 0 ? 0.85 : 0.65, "insult_word", s.Insults);
        }
        if (s.Imputations.Count > 0 && s.Hearsays.Count == 0)
        {
            return new(Category.Defamation, s.Asks ? 0.45 : 0.7, "precise_imputation", s.Imputations);
        }
        if (s.Rivals.Count > 0 && (s.Discredits.Count > 0 || soundsBad))
        {
            return new(Category.Disparagement, 0.7, "rival_recommended", [.. s.Discredits, .. s.Rivals]);
        }
        var tells = s.Narratives.Count + (s.Text.Text.Length > 2 * LongEnoughToTell ? 1 : 0);
        if (s.Discredits.Count > 0 && tells < 2 && !s.Asks && positive < 0.6)
        {
            return new(Category.Disparagement, s.Discredits.Count > 1 ? 0.8 : 0.6, "public_discredit", s.Discredits);
        }
        if (s.Hearsays.Count > 0 && positive < 0.6 && s.Narratives.Count == 0)
        {
            return new(Category.Misinformed, 0.6, "hearsay", s.Hearsays);
        }
        return Allowed(s, negative, neutral, positive, soundsBad, tells);
    }

    private static Decision Allowed(Speech s, double negative, double neutral, double positive, bool soundsBad, int tells)
    {
        var complains = s.Problems.Count > 0 || s.Dangers.Count > 0 || s.Churns.Count > 0;
        if (tells >= 3 && s.Text.Text.Length > LongEnoughToTell && complains && negative >= positive)
        {
            return new(Category.NegativeTestimony, Math.Min(0.9, 0.5 + 0.1 * tells), "first_hand_account", s.Narratives);
        }
        if (s.Questions.Count > 0 && negative < 0.55 && s.Sarcasms.Count == 0 && s.Profanities.Count == 0 && s.Problems.Count < 3)
        {
            return new(Category.Question, 0.55 + 0.3 * Math.Max(neutral, positive), "question_asked", s.Questions);
        }
        if (s.Sarcasms.Count == 0 && (positive >= 0.5 || (s.Praises.Count > 0 && !complains && negative < 0.6)))
        {
            return new(Category.Praise, Math.Max(positive, 0.5), s.Praises.Count > 0 ? "praise_word" : "sounds_positive", s.Praises);
        }
        if (complains && (soundsBad || positive < 0.4))
        {
            return new(
                Category.Discontent,
                0.45 + 0.45 * Math.Max(negative, s.Sarcasms.Count > 0 ? 0.7 : 0),
                s.Sarcasms.Count > 0 ? "sarcasm" : "fault_named",
                [.. s.Sarcasms, .. s.Problems.Concat(s.Dangers).Concat(s.Churns).Take(4)]
            );
        }
        if (soundsBad || s.Profanities.Count > 0 || s.LegalThreats.Count > 0 || s.Discredits.Count > 0)
        {
            return new(Category.BadMood, Math.Max(0.5, negative), "sounds_negative", [.. s.Profanities, .. s.Sarcasms]);
        }
        if (s.Asks)
        {
            return new(Category.Question, 0.5, "question_asked", s.Questions);
        }
        return new(Category.OffTopic, 0.4 + 0.3 * neutral, "nothing_for_the_brand", []);
    }
}
