using System.Resources;
using Entente.Application.Playbooks;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Playbooks;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Playbooks;

/// <summary>
/// The brand's advice in use, or one playbook with its versions. Who may not write reads.
/// </summary>
public sealed record PlaybookScreen(
    Overview Frame,
    IReadOnlyList<Playbook> Playbooks,
    Playbook? One,
    IReadOnlyList<PlaybookVersion> Versions,
    string? Said,
    RefusedForm? Refused
)
{
    public const string Path = "/playbooks";

    private static readonly ResourceManager Texts = new("Entente.Api.Dashboard.Playbooks.PlaybookTexts", typeof(PlaybookScreen).Assembly);

    /// <summary>Steps at which advice is wanted; a closed case wants none.</summary>
    public static readonly IReadOnlyList<Step> Steps = [.. Enum.GetValues<Step>().Where(s => s != Step.Closed)];

    public DeskWords Words { get; } = new(Frame.Language, Frame.Brand!.Zone, Frame.At);

    public bool MayWrite => Frame.Caller.May(Scopes.PlaybooksWrite, Frame.Brand!.Id);

    public string Say(string name) => Texts.GetString(name, Frame.Language) ?? name;

    public string Say(string name, params object?[] values) => string.Format(Frame.Language, Say(name), values);

    public string? Told => Said is null ? null : Texts.GetString($"said_{Said}", Frame.Language);

    public string? Refusal => Refused is null ? null : string.Join(" ", Refused.Errors.Select(Words.Refusal).Distinct());

    public string LinkTo(Playbook playbook) => $"{Path}/{playbook.Id}?brand={Frame.Brand!.Slug}";

    /// <summary>For what a playbook is, in words.</summary>
    public string SituationOf(PlaybookText text)
    {
        var categories =
            text.Categories.Count == 0 ? Say("any_category") : string.Join(", ", text.Categories.Select(c => Words.Of("category", c)));
        return text.Steps.Count == 0 ? categories : $"{categories} · {string.Join(", ", text.Steps.Select(s => Words.Of("step", s)))}";
    }

    /// <summary>Advice to begin with, in the brand's language: the facts of the trade, to be put into the brand's own words.</summary>
    public static IEnumerable<PlaybookText> Starters(string language)
    {
        var culture = Problems.Languages.All.First(l => l.Name == language);
        string Text(string name, string part) => Texts.GetString($"starter_{name}_{part}", culture)!;
        (string Name, Category[] Categories, Step[] For)[] starters =
        [
            ("fault", [Category.Discontent, Category.NegativeTestimony], [Step.New, Step.Dialogue]),
            ("rant", [Category.BadMood], []),
            ("facts", [Category.Misinformed], []),
            ("insult", [Category.Insult, Category.Disparagement], [Step.New, Step.Dialogue]),
            ("accusation", [Category.Defamation], []),
            ("threat", [Category.HateOrThreat], []),
            ("thanks", [Category.Praise], []),
        ];
        return starters.Select(s => new PlaybookText(
            Text(s.Name, "title"),
            language,
            s.Categories,
            s.For,
            Text(s.Name, "advice"),
            Texts.GetString($"starter_{s.Name}_reply", culture)
        ));
    }
}
