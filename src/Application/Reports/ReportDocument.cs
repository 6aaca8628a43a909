namespace Entente.Application.Reports;

/// <summary>
/// A report as data: what it says, in order; an engine decides only where it stands on the page. Every text is final and every
/// number already written for the reader's language; only a chart carries raw values, for its shapes.
/// </summary>
/// <param name="Language">The language of the texts, a two-letter code.</param>
/// <param name="IssuedAt">The one date in the file's metadata, so that the same document gives the same bytes.</param>
public sealed record ReportDocument(
    TitleStrip Title,
    string Language,
    DateTimeOffset IssuedAt,
    ReportFooter Footer,
    IReadOnlyList<ReportBlock> Blocks
);

/// <param name="Details">Short facts on the right of the strip, one a line: language, time of issue.</param>
public sealed record TitleStrip(string Product, string Kind, string Brand, string Period, IReadOnlyList<string> Details);

/// <param name="PageOf">A composite format: <c>{0}</c> is the page, <c>{1}</c> how many there are.</param>
/// <param name="Archive">Where the file is kept; empty of what is not archived.</param>
public sealed record ReportFooter(string PageOf, string IssuedAt, string Product, string Archive = "")
{
    /// <summary>What every page says on the left.</summary>
    public string Imprint => string.Join(" · ", new[] { Product, IssuedAt, Archive }.Where(part => part.Length > 0));
}
