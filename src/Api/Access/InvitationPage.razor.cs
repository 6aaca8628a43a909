using System.Globalization;
using System.Resources;
using Entente.Api.Problems;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;

namespace Entente.Api.Access;

public sealed partial class InvitationPage
{
    private static readonly ResourceManager Texts = new("Entente.Api.Access.SignInTexts", typeof(InvitationPage).Assembly);

    [Parameter, EditorRequired]
    public required CultureInfo Language { get; set; }

    [Parameter, EditorRequired]
    public required AntiforgeryTokenSet Token { get; set; }

    [Parameter, EditorRequired]
    public required string Secret { get; set; }

    /// <summary>Null where the link opens nothing any more.</summary>
    [Parameter]
    public Invitation? Invitation { get; set; }

    /// <summary>True for who is signed in with the account the invitation names.</summary>
    [Parameter]
    public bool MayJoin { get; set; }

    /// <summary>Code of the refusal, or name of a text of this page.</summary>
    [Parameter]
    public string? Refusal { get; set; }

    [Parameter, EditorRequired]
    public required Provider Provider { get; set; }

    private string Here => $"{InvitationEndpoints.Path}?secret={Secret}";

    private string Say(string name) => Texts.GetString(name, Language) ?? name;

    private string Why(string refusal) => Texts.GetString(refusal, Language) ?? ProblemTexts.Detail(refusal, Facts, Language);

    private static readonly Dictionary<string, object?> Facts = new()
    {
        ["shortest"] = PasswordRules.Shortest,
        ["longest"] = PasswordRules.Longest,
    };
}
