using System.Globalization;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Practice;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Practice;

/// <summary>Reads a scenario from its form: posts whose text is empty are none.</summary>
internal static class ScenarioForm
{
    private const int SecondsAMinute = 60;

    /// <param name="current">The version it is written over: its notices have no field and stay.</param>
    public static ScenarioText TextOf(IFormCollection form, string usual, ScenarioText? current)
    {
        var language = form["language"].ToString() is { Length: > 0 } said ? said : usual;
        return new ScenarioText(
            Said(form, "title"),
            language,
            Said(form, "situation"),
            Said(form, "starts_at"),
            [
                .. Enumerable
                    .Range(0, ScenarioText.MostPosts)
                    .Where(i => Said(form, $"text-{i}").Length > 0)
                    .Select(i => PostOf(form, i, i < current?.Posts.Count ? current.Posts[i].Lesson.Notice : null)),
            ]
        );
    }

    private static PracticePost PostOf(IFormCollection form, int at, PlayedNotice? notice) =>
        new(
            Number(form, $"after-{at}") * SecondsAMinute,
            Word(form, $"network-{at}", Network.Facebook),
            Said(form, $"author-{at}") is { Length: > 0 } author ? author : "N. A.",
            Said(form, $"text-{at}"),
            Word(form, $"so_far-{at}", SoFar.Nothing),
            Number(form, $"within-{at}"),
            new Expectation(
                Word(form, $"category-{at}", Category.Discontent),
                [
                    .. form[$"principle-{at}"]
                        .Select(word => Vocabulary.TryParse<SignalKind>(word, out var kind) ? kind : (SignalKind?)null)
                        .OfType<SignalKind>(),
                ],
                Word(form, $"step-{at}", Step.Dialogue),
                form[$"replies-{at}"] == "true",
                Rules(form, $"must-{at}"),
                Rules(form, $"must_not-{at}"),
                Word(form, $"asked-{at}", Asked.Nothing)
            ),
            new Lesson(
                Said(form, $"lesson-{at}"),
                PracticeForms.Written(form[$"cites-{at}"]),
                PracticeForms.Written(form[$"good-{at}"]),
                notice
            )
        );

    private static string Said(IFormCollection form, string name) => PracticeForms.Written(form[name]) ?? "";

    private static TWord Word<TWord>(IFormCollection form, string name, TWord usual)
        where TWord : struct, Enum => Vocabulary.TryParse<TWord>(form[name], out var word) ? word : usual;

    /// <summary>Small enough that minutes are still a number in seconds; what is no number is none.</summary>
    private static int Number(IFormCollection form, string name) =>
        int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 1_000_000) : 0;

    private static string[] Rules(IFormCollection form, string name) =>
        [
            .. Said(form, name)
                .Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(rule => rule.ToUpperInvariant())
                .Distinct(),
        ];
}
