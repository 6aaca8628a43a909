using System.Collections.Concurrent;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Lettering;

/// <summary>
/// The typeface that ships with the product, and for the letters it lacks whatever font of this machine has them.
/// What no font can draw is shown as <see cref="Replacement"/>: a letter never just vanishes.
/// </summary>
internal sealed class ReportFonts
{
    public const string Family = "Entente Sans";
    public const string Replacement = "□";

    private const string RegularFile = "EntenteSans-Regular.ttf";
    private const string SemiBoldFile = "EntenteSans-SemiBold.ttf";

    private readonly ConcurrentDictionary<int, FontFace?> _fallbacks = new();
    private readonly Lazy<IReadOnlyList<FontFace>> _machine = new(MachineFaces);

    private ReportFonts() { }

    public static ReportFonts Shipped { get; } = new();

    public FontFace Regular { get; } = Embedded(RegularFile, Family);

    public FontFace SemiBold { get; } = Embedded(SemiBoldFile, Family + " SemiBold");

    /// <summary>The shipped faces, and the embedded files they come from.</summary>
    public static IReadOnlyList<(FontFace Face, string File)> Files { get; } =
    [(Shipped.Regular, RegularFile), (Shipped.SemiBold, SemiBoldFile)];

    public FontFace Of(Weight weight) => weight == Weight.SemiBold ? SemiBold : Regular;

    /// <summary>A font of this machine that has the character, or null.</summary>
    public FontFace? Fallback(int character) =>
        _fallbacks.GetOrAdd(character, wanted => _machine.Value.FirstOrDefault(face => face.Has(wanted)) ?? Matched(wanted));

    public static Stream Open(string file) =>
        typeof(ReportFonts).Assembly.GetManifestResourceStream(file)
        ?? throw new FileNotFoundException("A report font is not in the assembly.", file);

    private static FontFace Embedded(string file, string family)
    {
        using var stream = Open(file);
        return new FontFace(family, SKTypeface.FromStream(stream));
    }

    private static FontFace? Matched(int character) =>
        SKFontManager.Default.MatchCharacter(character) is { } found && found.ContainsGlyph(character)
            ? new FontFace(found.FamilyName, found)
            : null;

    /// <summary>In one order on every run, so that the same document gives the same bytes; upright serifless text faces first.</summary>
    private static IReadOnlyList<FontFace> MachineFaces() =>
        [
            .. SKFontManager
                .Default.FontFamilies.Order(StringComparer.Ordinal)
                .OrderBy(family => !family.Contains("Sans", StringComparison.Ordinal))
                .ThenBy(family => family.Contains("Mono", StringComparison.Ordinal))
                .Select(family => (Family: family, Typeface: SKFontManager.Default.MatchFamily(family)))
                .Where(found => found.Typeface is not null)
                .Select(found => new FontFace(found.Family, found.Typeface!)),
        ];
}
