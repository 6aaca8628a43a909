namespace Entente.Domain.Triage.Learning;

/// <summary>How many times a person said one category where the machine said another, or the same.</summary>
public sealed record AgreementCell(Category Person, Category Machine, long Count);

/// <summary>
/// How far machine and people agree: <see cref="Share"/> of <see cref="N"/> from 0 to 1, and Cohen's kappa, which is 0 where they agree as
/// often as chance would have it. Both null where they say nothing (no verdict; one word alone on both sides).
/// </summary>
public sealed record AgreementFigures(long N, long Agreed, double? Kappa)
{
    public double? Share => N == 0 ? null : (double)Agreed / N;
}

/// <summary>Verdicts against what the machine said of the same words, category by category.</summary>
public sealed class Agreement
{
    private readonly Dictionary<Category, long> _byPeople = [];
    private readonly Dictionary<Category, long> _byMachine = [];
    private readonly Dictionary<Category, long> _agreed = [];
    private readonly long _all;

    public Agreement(IEnumerable<AgreementCell> cells)
    {
        Cells = [.. cells.Where(c => c.Count > 0).OrderBy(c => c.Person).ThenBy(c => c.Machine)];
        foreach (var (person, machine, count) in Cells)
        {
            _byPeople[person] = _byPeople.GetValueOrDefault(person) + count;
            _byMachine[machine] = _byMachine.GetValueOrDefault(machine) + count;
            if (person == machine)
            {
                _agreed[person] = count;
            }
            _all += count;
        }
    }

    public static Agreement Of(IEnumerable<(Category Person, Category Machine)> said) =>
        new(said.GroupBy(s => s).Select(g => new AgreementCell(g.Key.Person, g.Key.Machine, g.LongCount())));

    /// <summary>Each pair said at least once.</summary>
    public IReadOnlyList<AgreementCell> Cells { get; }

    public AgreementFigures Overall
    {
        get
        {
            var agreed = _agreed.Values.Sum();
            var chance = _byPeople.Sum(p => Part(p.Value) * Part(_byMachine.GetValueOrDefault(p.Key)));
            return new(_all, agreed, Kappa(Part(agreed), chance));
        }
    }

    /// <summary>Of the verdicts that say this category; kappa is of this category against all others.</summary>
    public AgreementFigures In(Category category)
    {
        var (people, machine) = (_byPeople.GetValueOrDefault(category), _byMachine.GetValueOrDefault(category));
        var agreed = _agreed.GetValueOrDefault(category);
        var observed = Part(_all - people - machine + (2 * agreed));
        var chance = (Part(people) * Part(machine)) + (Part(_all - people) * Part(_all - machine));
        return new(people, agreed, Kappa(observed, chance));
    }

    /// <summary>The mean share over the categories that people said: a rare one counts like a frequent one. 0 without verdicts.</summary>
    public double Macro => _byPeople.Count == 0 ? 0 : _byPeople.Keys.Order().Average(c => In(c).Share!.Value);

    private double Part(long count) => _all == 0 ? 0 : (double)count / _all;

    private double? Kappa(double observed, double chance) => _all == 0 || chance >= 1 ? null : (observed - chance) / (1 - chance);
}
