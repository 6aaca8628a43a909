using System.Globalization;
using Entente.Api.Practice;
using Entente.Application.Practice;
using Entente.Domain.Access;
using Entente.Domain.Practice;

namespace Entente.Api.Dashboard.Practice;

/// <summary>What every page of practice has; <see cref="Refused"/> is a form that comes back.</summary>
public record PracticeFrame(Overview Frame, RefusedForm? Refused)
{
    public const string Path = "/practice";

    public DeskWords Words { get; } = new(Frame.Language, Frame.Brand!.Zone, Frame.At);

    public PracticeWords Practice { get; } = new(Frame.Language);

    public string Slug => Frame.Brand!.Slug;

    public bool SeesTeam => Frame.Caller.May(Scopes.PracticeRead, Frame.Brand!.Id);

    public bool MayWrite => Frame.Caller.May(Scopes.PracticeWrite, Frame.Brand!.Id);

    public string? Refusal => Refused is null ? null : string.Join(" ", Refused.Errors.Select(Words.Refusal).Distinct());

    public string Say(string name) => PracticePageTexts.Of(Frame.Language, name);

    public string Say(string name, params object?[] values) => PracticePageTexts.Of(Frame.Language, name, values);

    /// <summary>The form that agrees with a number.</summary>
    public string Count(string name, int number) =>
        Say($"{name}_{((Frame.Language.Name == "fr" ? number < 2 : number == 1) ? "one" : "other")}", Frame.Figures.Count(number));

    public string Score(decimal score) => Math.Round(score).ToString(CultureInfo.InvariantCulture);

    public string LinkTo(RunSummary run) => $"{Path}/runs/{run.Id}?brand={Slug}";

    /// <summary>A step as one chooses it: to watch is one of them.</summary>
    public string Step(Domain.Cases.Step step) => Say($"step_{Domain.Vocabulary.Word(step)}");
}

/// <summary>The library and the brand's own scenarios, and how the reader plays: their best and their last runs.</summary>
public sealed record PracticeScreen(
    Overview Frame,
    IReadOnlyList<Scenario> Scenarios,
    IReadOnlyDictionary<Guid, (int Times, decimal Best)> Played,
    IReadOnlyList<RunSummary> Runs,
    string? Said,
    RefusedForm? Refused
) : PracticeFrame(Frame, Refused)
{
    /// <summary>What to play next: the first in the reader's language that they have not played, else the one they know least.</summary>
    public Scenario? Next => Suggest(Scenarios, Played, Frame.Language.Name, except: null);

    public string? Told => Said is null ? null : PracticePageTexts.Find(Frame.Language, $"said_{Said}");

    /// <summary>Those in the reader's language, the brand's own first.</summary>
    public IReadOnlyList<Scenario> InLanguage => Ordered(s => s.Text.Language == Frame.Language.Name);

    public IReadOnlyList<Scenario> InOther => Ordered(s => s.Text.Language != Frame.Language.Name);

    public int Minutes(Scenario scenario) => Math.Max(1, scenario.Text.PlaySeconds / 60);

    /// <summary>Finished runs, the first one first.</summary>
    public IReadOnlyList<RunSummary> Finished => [.. Runs.Where(r => r.Score is not null).Reverse()];

    public static Scenario? Suggest(
        IReadOnlyList<Scenario> scenarios,
        IReadOnlyDictionary<Guid, (int Times, decimal Best)> played,
        string language,
        Guid? except
    )
    {
        var open = scenarios.Where(s => s.Text.Language == language && s.Id != except).ToList();
        return open.Find(s => !played.ContainsKey(s.Id)) ?? open.MinBy(s => played[s.Id].Best);
    }

    private List<Scenario> Ordered(Func<Scenario, bool> of) => [.. Scenarios.Where(of).OrderByDescending(s => s.Source)];
}
