using System.Globalization;
using System.Resources;
using Entente.Api.Problems;
using Entente.Application.Access;
using Entente.Domain;
using Entente.Domain.Access;

namespace Entente.Api.Dashboard.People;

/// <summary>
/// Who works on a brand, whom it invited, and where the reader is signed in. Parts are null for who may not see them; <see cref="Link"/>
/// is that of an invitation made a moment ago, shown this once.
/// </summary>
public sealed record PeopleScreen(
    Overview Frame,
    IReadOnlyList<RoleAssignment>? Assignments,
    IReadOnlyList<Invitation>? Invitations,
    IReadOnlyList<UserSession> Sessions,
    Guid? PresentSession,
    string? Refused,
    (Invitation Invitation, string Url)? Link
)
{
    public const string Path = "/people";

    /// <summary>A link to a new password that was made a moment ago, shown this once.</summary>
    public (NewResetLink Link, string Url)? Reset { get; init; }

    /// <summary>The owner of the instance works on every brand; the brand's own administrators are told the name.</summary>
    public IReadOnlyList<User> Owners { get; init; } = [];

    /// <summary>Owners who hold no role here of their own.</summary>
    public IEnumerable<User> OtherOwners => Owners.Where(owner => Assignments?.Any(held => held.User.Id == owner.Id) != true);

    private static readonly ResourceManager Texts = new("Entente.Api.Dashboard.People.PeopleTexts", typeof(PeopleScreen).Assembly);
    private static readonly Dictionary<string, object?> NoFacts = [];

    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    public CultureInfo Language => Frame.Language;

    public string Say(string name) => Texts.GetString(name, Language) ?? name;

    public string Say(string name, params object[] values) => string.Format(Language, Say(name), values);

    public string NameOf(Role role) => Say($"role_{Vocabulary.Word(role)}");

    public string NamesOf(IEnumerable<Role> roles) => string.Join(", ", roles.Select(NameOf));

    /// <summary>Why the last change was not made, in the reader's language.</summary>
    public string? Refusal =>
        Refused is not null && ProblemTexts.Has($"{Refused}.detail", Language) ? ProblemTexts.Detail(Refused, NoFacts, Language) : Refused;

    /// <summary>Nobody changes their own roles: who could take the last administrator off would leave nobody to put it right.</summary>
    public bool MayChange(RoleAssignment held) => Frame.Caller.IsOwner || held.User.Id != Frame.Caller.UserId;

    /// <summary>What the browser says of itself is long; its family and system tell two sessions apart.</summary>
    public string BrowserOf(UserSession session)
    {
        var said = session.Browser ?? "";
        string[] families = ["Edg/", "Firefox/", "OPR/", "Chrome/", "Safari/"];
        string[] systems = ["Windows", "Android", "iPhone", "iPad", "Mac OS", "Linux"];
        var family = families.FirstOrDefault(f => said.Contains(f, StringComparison.Ordinal))?.TrimEnd('/') switch
        {
            "Edg" => "Edge",
            "OPR" => "Opera",
            var known => known,
        };
        var system = systems.FirstOrDefault(s => said.Contains(s, StringComparison.Ordinal));
        return family is null && system is null
            ? Say("unknown_browser")
            : string.Join(" · ", ((string?[])[family, system]).OfType<string>());
    }
}
