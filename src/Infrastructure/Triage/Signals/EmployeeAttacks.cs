using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Deciding;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals;

/// <summary>
/// An attack on someone at work: an insult or a degrading remark, by name or by role; a threat, a precise charge or private data made public,
/// by name. Thanks, neutral mentions and polite complaints that name someone are none. Rules tell where; how sure it is, rules, the model
/// of attacks and the category tell together.
/// </summary>
internal static class EmployeeAttacks
{
    /// <summary>People and roles looked at in one text: each is compared with all blows, and a long list adds nothing.</summary>
    private const int MostPeople = 50;

    private const double Likely = 0.5;

    /// <summary>Null where there is none.</summary>
    public static Signal? Find(Evidence evidence, PhraseBook book, IReadOnlyList<PhraseHit> insults)
    {
        // Most texts: whoever were named and whatever a rule said, it would not be likely enough.
        if (AttackOdds.Of(evidence, isSomeone: true, isRule: true) < Likely)
        {
            return null;
        }
        var scorn = book.SetBit("scorn") | book.SetBit("slight");
        var (role, guy) = (book.SetBit("role"), book.SetBit("guy"));
        var people = Where(evidence, WordSet.Person.Bit()).Where(i => IsName(evidence.WordAt(i))).Take(MostPeople).ToList();
        var workers = Where(evidence, role).Concat(GuysAtWork(evidence, guy)).Order().Take(MostPeople).ToList();
        var blows = people.Count + workers.Count == 0 ? [] : Blows(evidence, insults, scorn);
        var named = people.FirstOrDefault(p => IsAtWork(evidence, p, workers) && (Near(blows, p) || IsExposed(evidence, p)), -1);
        var worker = workers.FirstOrDefault(
            w => blows.Exists(b => b > w - 7 && b - w <= 12 && SameSentence(evidence, w, b) && !IsSpeaker(evidence, w)),
            -1
        );
        var sure = AttackOdds.Of(evidence, people.Count + workers.Count > 0, named >= 0 || worker >= 0);
        if (sure < Likely || (worker < 0 && named < 0 && IsNone(evidence, role)))
        {
            return null;
        }
        return named >= 0 ? Attack(evidence, named, WordSet.Person.Bit(), sure)
            : worker >= 0 ? Attack(evidence, worker, role, sure)
            : Learnt(evidence, people, workers, sure);
    }

    /// <summary>
    /// A role is enough to insult whoever holds it. A charge, a threat or an address without a name points at the house, or at nobody in
    /// particular, and is judged as what it is; and what somebody at work is said to have called the author is no attack of the author's.
    /// </summary>
    private static bool IsNone(Evidence evidence, ulong role) =>
        evidence.Has("quoted_speech") || (MayMeanNobody(evidence) && !People.IsSomebodyNamed(evidence, role));

    private static bool MayMeanNobody(Evidence evidence) =>
        evidence.Category is Category.Defamation or Category.HateOrThreat
        || (evidence.PersonalData.Count > 0 && evidence.Category is not Category.Insult);

    /// <summary>What the model tells without a rule: shown at the person, the role, or else the whole text.</summary>
    private static Signal Learnt(Evidence evidence, List<int> people, List<int> workers, double sure)
    {
        var who = people.Concat(workers).FirstOrDefault(-1);
        var (start, end) = who < 0 ? (0, evidence.Text.Original.Length) : (evidence.WordAt(who).Start, evidence.WordAt(who).End);
        return new(SignalKind.EmployeeAttack, start, end, sure, "employee_attack_learnt");
    }

    /// <summary>"… by your guard. Please …": the first word of a sentence is a name only where it is known as one.</summary>
    private static bool IsName(in Token word) => !word.StartsSentence || FirstNames.Has(word);

    private static List<int> Where(Evidence evidence, ulong sets)
    {
        var found = new List<int>();
        for (var i = 0; i < evidence.WordCount; i++)
        {
            ref readonly var word = ref evidence.WordAt(i);
            if ((word.Sets & sets) != 0 && !word.Quoted)
            {
                found.Add(i);
            }
        }
        return found;
    }

    /// <summary>"le mec du SAV", "the guy at the desk".</summary>
    private static IEnumerable<int> GuysAtWork(Evidence evidence, ulong guy)
    {
        if (!evidence.Has("work_place"))
        {
            return [];
        }
        var places = evidence.Hits("work_place").Select(h => h.First).ToHashSet();
        return Where(evidence, guy).Where(g => places.Contains(g + 1) || places.Contains(g + 2));
    }

    private static List<int> Blows(Evidence evidence, IReadOnlyList<PhraseHit> insults, ulong scorn) =>
        [
            .. insults
                .Select(h => h.Last)
                .Concat(evidence.Hits("degrading").Where(h => !evidence.WordAt(h.Last).Quoted).Select(h => h.First))
                .Concat(Where(evidence, scorn).Where(i => !evidence.WordAt(i).Negated))
                .Order(),
        ];

    private static bool IsAtWork(Evidence evidence, int person, List<int> workers) =>
        workers.Exists(w => Math.Abs(w - person) <= 5)
        || evidence.Hits("work_place").Any(h => Math.Abs(h.First - person) <= 4)
        || (person + 1 < evidence.WordCount && (evidence.WordAt(person + 1).Sets & WordSet.Person.Bit()) != 0);

    private static bool Near(List<int> blows, int person) => blows.Exists(b => b - person is > -6 and <= 18 and not 0);

    private static bool IsExposed(Evidence evidence, int person) =>
        evidence.Has("imputation") || evidence.PersonalData.Any(d => Math.Abs(d.Start - evidence.WordAt(person).End) <= 80);

    private static bool SameSentence(Evidence evidence, int a, int b)
    {
        for (var i = Math.Min(a, b) + 1; i <= Math.Max(a, b); i++)
        {
            if (evidence.WordAt(i).StartsSentence)
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsSpeaker(Evidence evidence, int worker) =>
        evidence.Hits("quoted_speech").Any(h => h.First > worker && h.First - worker <= 4);

    private static Signal Attack(Evidence evidence, int word, ulong set, double confidence)
    {
        var last = word;
        while (last + 1 < evidence.WordCount && last - word < 3 && (evidence.WordAt(last + 1).Sets & set & WordSet.Person.Bit()) != 0)
        {
            last++;
        }
        return new(SignalKind.EmployeeAttack, evidence.WordAt(word).Start, evidence.WordAt(last).End, confidence, "employee_attack");
    }
}
