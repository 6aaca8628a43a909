using System.Globalization;
using Entente.Domain.Practice;

namespace Entente.Api.Dashboard.Practice;

/// <summary>A scenario of the brand's own as it is being written: a new one, one taken from a closed case, or another version of one.</summary>
public sealed record ScenarioScreen(Overview Frame, Scenario? Current, ScenarioText Text, int Fields, bool IsFromCase, RefusedForm? Refused)
    : PracticeFrame(Frame, Refused)
{
    public const int UsualFields = 3;

    public string Address => $"{Path}/scenarios/{(Current is { } one ? one.Id.ToString() : "new")}?brand={Slug}";

    public static ScenarioText Blank(string language) => new("", language, "", "09:00", []);

    /// <summary>The post whose fields these are; null for fields still empty.</summary>
    public PracticePost? At(int post) => post < Text.Posts.Count ? Text.Posts[post] : null;

    public bool HasFault(int post) => Refused?.At($"/posts/{post}").Any() == true;

    public static string Written(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Rules(IReadOnlyList<string>? rules) => string.Join(' ', rules ?? []);
}
