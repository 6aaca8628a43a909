namespace Entente.Infrastructure.Reports;

/// <summary>The look of a report, for every engine: lengths in points (1/72 inch), colours as #RRGGBB.</summary>
internal static class ReportStyle
{
    /// <summary>A4, in whole points: the PDF writer of the default engine knows no others.</summary>
    public const float PageWidth = 595;
    public const float PageHeight = 842;
    public const float SideMargin = 54;
    public const float TopMargin = 44;
    public const float BottomMargin = 40;
    public const float FooterHeight = 24;
    public const float TextWidth = PageWidth - (2 * SideMargin);

    public const string Ink = "#1B2426";
    public const string Muted = "#5C6769";
    public const string Faint = "#A9B2B3";
    public const string Line = "#D5DBDB";
    public const string Accent = "#0B5563";
    public const string AccentPale = "#B4CDD1";
    public const string Band = "#EEF1F1";

    /// <summary>The part of the strip that says which report this is.</summary>
    public const float KindShare = 0.45f;

    public const float BeforeBrand = 12;
    public const float Hairline = 0.5f;
    public const float BelowRunningHead = 8;
    public const float BeforeHeading = 14;
    public const float AfterHeading = 5;
    public const float BetweenSentences = 4.5f;
    public const float BetweenParagraphs = 8;
    public const float BeforeNote = 6;
    public const float BeforeFigures = 13;
    public const float AboveFigure = 5;
    public const float BeforeChart = 6;
    public const float BeforeTable = 4;
    public const float CellPadding = 2.9f;
    public const float ColumnGap = 10;

    /// <summary>One engine measures each span for itself: a line it found a hair too long it would break again.</summary>
    public const float LineTolerance = 1;

    public const float SideBySideGap = 30;
    public const float KeyFigureGap = 14;
    public const float KeyFigureRowGap = 10;
    public const float ChartHeight = 172;
    public const float ShareRowHeight = 16;

    /// <summary>The column of names beside facts, as a part of the width.</summary>
    public const float FactLabelShare = 0.27f;

    public const float BeforeFacts = 6;

    /// <summary>A table no taller than this stands on one page: the gap it may leave is smaller than the trouble of turning the page.</summary>
    public const float KeptWhole = 180;

    /// <summary>No cell grows beyond this; what does not fit ends in an ellipsis.</summary>
    public const int MostLinesInCell = 12;

    public static readonly TextStyle Kind = new(8.5f, 12, Weight.SemiBold, Accent);
    public static readonly TextStyle Brand = new(23, 28, Weight.SemiBold, Ink);

    /// <summary>A long name stays the largest thing on its page.</summary>
    public const float LeastBrand = 15;

    public static readonly TextStyle Period = new(12, 17, Weight.Regular, Ink);
    public static readonly TextStyle Detail = new(8.5f, 12, Weight.Regular, Muted);
    public static readonly TextStyle Heading = new(11.5f, 15, Weight.SemiBold, Accent);
    public static readonly TextStyle Sentence = new(10.2f, 14.5f, Weight.Regular, Ink);
    public static readonly TextStyle Paragraph = new(9.5f, 14, Weight.Regular, Ink);
    public static readonly TextStyle Note = new(8.5f, 12, Weight.Regular, Muted);
    public static readonly TextStyle FigureLabel = new(8.5f, 12, Weight.Regular, Muted);
    public static readonly TextStyle FigureValue = new(22, 27, Weight.SemiBold, Ink);
    public static readonly TextStyle FigureChange = new(8.5f, 12, Weight.SemiBold, Ink);
    public static readonly TextStyle ColumnHeader = new(8, 11, Weight.Regular, Muted);
    public static readonly TextStyle Cell = new(9, 12, Weight.Regular, Ink);
    public static readonly TextStyle TotalCell = Cell with { Weight = Weight.SemiBold };
    public static readonly TextStyle FactLabel = new(8.5f, 13, Weight.Regular, Muted);
    public static readonly TextStyle FactText = new(9.5f, 13, Weight.Regular, Ink);
    public static readonly TextStyle StrongFact = FactText with { Weight = Weight.SemiBold };
    public static readonly TextStyle Footer = new(8, 11, Weight.Regular, Muted);

    public const float ChartText = 8;
}

internal enum Weight
{
    Regular,
    SemiBold,
}

/// <param name="Size">Height of the letters' em, in points.</param>
/// <param name="LineHeight">From one baseline to the next, in points.</param>
internal sealed record TextStyle(float Size, float LineHeight, Weight Weight, string Color);
