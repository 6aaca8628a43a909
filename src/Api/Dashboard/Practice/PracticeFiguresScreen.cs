using Entente.Application.Practice;
using Entente.Domain.Practice;

namespace Entente.Api.Dashboard.Practice;

/// <summary>What people confuse: of <see cref="Whose"/>, or of everybody whom the reader may see.</summary>
public sealed record PracticeFiguresScreen(
    Overview Frame,
    PracticeFigures Figures,
    PracticeFigures Everybody,
    IReadOnlyList<RunSummary> Runs,
    string? Whose
) : PracticeFrame(Frame, null)
{
    public string? Name => Whose is null ? null : Everybody.Players.FirstOrDefault(p => p.PlayerId == Whose)?.Player;

    public string Address => $"{Path}/figures?brand={Slug}{(Whose is null ? "" : $"&player={Uri.EscapeDataString(Whose)}")}";

    public string LinkToPlayer(string player) => $"{Path}/figures?brand={Slug}&player={Uri.EscapeDataString(player)}";

    /// <summary>Finished runs, the first one first.</summary>
    public IReadOnlyList<RunSummary> Progress => [.. Runs.Reverse()];

    /// <summary>Categories that were confused, the most often first.</summary>
    public IEnumerable<(string Due, string Said, int Count)> Confused =>
        Figures
            .Cells.Where(c => c.Due != c.Said)
            .OrderByDescending(c => c.Count)
            .Take(8)
            .Select(c => (Words.Of("category", c.Due), Words.Of("category", c.Said).ToLower(Frame.Language), c.Count));

    public string Share(decimal? share) => Frame.Figures.Share(share);

    public string Kappa(double? kappa) =>
        kappa is { } known ? Frame.Figures.Index((decimal)known) : Application.Reports.FigureWriter.NoValue;
}
