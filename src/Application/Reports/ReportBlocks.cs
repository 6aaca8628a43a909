using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>One part of a report, from top to bottom.</summary>
public abstract record ReportBlock;

/// <summary>Stays with what follows it.</summary>
public sealed record Heading(string Text) : ReportBlock
{
    /// <summary>All that follows stands on one page with it.</summary>
    public bool IsOfOnePage { get; init; }
}

public sealed record Paragraph(string Text) : ReportBlock;

/// <summary>The sentences a reader takes away, set larger than a paragraph.</summary>
public sealed record KeySentences(IReadOnlyList<string> Sentences) : ReportBlock;

/// <summary>Small print under what it explains.</summary>
public sealed record Note(string Text) : ReportBlock;

/// <summary>Figures side by side, three in a row.</summary>
public sealed record KeyFigures(IReadOnlyList<KeyFigure> Figures) : ReportBlock;

/// <param name="Change">Against the period before.</param>
/// <param name="MadeOf">What the value was computed from; empty where it is a plain count.</param>
/// <param name="Usual">Where the value usually lies; empty where that is not known.</param>
public sealed record KeyFigure(string Label, string Value, string Change, string MadeOf, string Usual = "")
{
    /// <summary>What the catalogue of metrics calls it: a page leads on from it.</summary>
    public string? Metric { get; init; }

    /// <summary>What was said of it when its week was closed; empty where that is the same.</summary>
    public string Reported { get; init; } = "";

    /// <summary>What stands under the value, line by line.</summary>
    public IEnumerable<string> SmallPrint => new[] { Reported, Usual, MadeOf }.Where(line => line.Length > 0);
}

/// <summary>Rows under a header that comes again on each page. Every row has one cell a column.</summary>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : ReportBlock;

/// <param name="Share">The column's part of the width, relative to its neighbours.</param>
public sealed record TableColumn(string Header, double Share, Alignment Alignment = Alignment.Left);

public sealed record TableRow(IReadOnlyList<TableCell> Cells, RowWeight Weight = RowWeight.Regular);

public sealed record TableCell(string Text, CellTone Tone = CellTone.Ink);

public enum Alignment
{
    Left,
    Right,
}

public enum RowWeight
{
    Regular,
    Total,
}

/// <summary>A faint cell is there but asks for no attention: a zero among counts.</summary>
public enum CellTone
{
    Ink,
    Faint,
}

/// <summary>Named facts one below the other, the name on the left; a page may part a long one.</summary>
public sealed record Facts(IReadOnlyList<Fact> Rows) : ReportBlock;

/// <param name="Paragraphs">What is said, each on lines of its own.</param>
public sealed record Fact(string Label, IReadOnlyList<string> Paragraphs, FactTone Tone = FactTone.Regular);

/// <summary>A strong fact is what the reader must not miss.</summary>
public enum FactTone
{
    Regular,
    Strong,
}

/// <summary>Short blocks in two columns, never split between pages.</summary>
public sealed record SideBySide(IReadOnlyList<ReportBlock> Left, IReadOnlyList<ReportBlock> Right) : ReportBlock;

/// <summary>A line above bars on one axis of weeks. All series have one value a week; null leaves a gap.</summary>
/// <param name="ShortWeeks">What stands under each bar.</param>
public sealed record WeeklyChart(IReadOnlyList<string> ShortWeeks, ChartLine Line, ChartBars Bars) : ReportBlock;

/// <param name="Least">The bottom of the scale.</param>
/// <param name="Greatest">The top of the scale.</param>
/// <param name="Labels">A label for the points worth one, else null.</param>
public sealed record ChartLine(
    string Name,
    double Least,
    double Greatest,
    IReadOnlyList<ScaleMark> Marks,
    IReadOnlyList<double?> Values,
    IReadOnlyList<string?> Labels
)
{
    /// <summary>How far each value may be off by chance, up and down; null where that is not known.</summary>
    public IReadOnlyList<double?> Margins { get; init; } = [];

    /// <summary>What is normal, as a band behind the line.</summary>
    public ChartBand? Usual { get; init; }
}

public sealed record ChartBand(string Name, double Least, double Most);

public sealed record ScaleMark(double At, string Text);

/// <summary>Bars from zero, each with its value above it.</summary>
public sealed record ChartBars(string Name, IReadOnlyList<double> Values, IReadOnlyList<string> Labels);

/// <summary>Shares with where they lie, one below the other on one scale from nothing to all, beside what is claimed of them.</summary>
/// <param name="Claim">A mark of the scale, as a fraction of one.</param>
public sealed record ShareChart(string Title, IReadOnlyList<ShareRow> Rows, ScaleMark Claim, IReadOnlyList<ScaleMark> Marks) : ReportBlock;

/// <param name="Value">A fraction of one, between <paramref name="Low"/> and <paramref name="High"/>.</param>
public sealed record ShareRow(string Label, string Text, double Value, double Low, double High);
