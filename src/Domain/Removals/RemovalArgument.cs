namespace Entente.Domain.Removals;

/// <summary>What the platform is asked to do.</summary>
public enum Measure
{
    Remove,
    Disable,
    Restrict,

    /// <summary>Only a part, such as a phone number.</summary>
    RemovePart,
}

/// <summary>Who is harmed.</summary>
public enum PrincipalKind
{
    Brand,
    Employee,
    OtherPerson,
}

/// <summary>In whose name is asked. A person must have consented: the desk never acts over anyone's head.</summary>
public sealed record Principal(PrincipalKind Kind, string? Name, DateOnly? ConsentedOn, string? ConsentNote)
{
    public static readonly Principal TheBrand = new(PrincipalKind.Brand, null, null, null);
}

/// <summary>How an element of the ground is met.</summary>
public sealed record Demonstrated(string Element, string Text);

/// <summary>
/// What a person wrote to convince a moderator. <see cref="Quotation"/> is word for word what the post says, parts left out as […].
/// Languages are two-letter codes.
/// </summary>
public sealed record RemovalArgument(
    string? Ground,
    string? GroundQuote,
    string? Explanation,
    string? Quotation,
    string? QuotationLanguage,
    string? Translation,
    string? Url,
    IReadOnlyList<Demonstrated> Demonstration,
    string? Context,
    string? Offered,
    Measure? Measure,
    string? MeasureDetail,
    string? NotifierName,
    string? NotifierEmail,
    bool GoodFaith,
    Principal Principal,
    bool BailiffRecordNeeded
)
{
    /// <summary>The words of the ground: those written, else those of the catalogue.</summary>
    public string? QuotedGround => Written(GroundQuote) ?? Grounds.Find(Ground)?.Quote;

    public string? DemonstrationOf(string element) => Written(Demonstration.FirstOrDefault(d => d.Element == element)?.Text);

    public static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
