using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;

namespace Entente.Api.Access;

public sealed partial class SignInPage
{
    private static readonly ResourceManager Texts = new("Entente.Api.Access.SignInTexts", typeof(SignInPage).Assembly);

    [Parameter, EditorRequired]
    public required CultureInfo Language { get; set; }

    [Parameter, EditorRequired]
    public required AntiforgeryTokenSet Token { get; set; }

    /// <summary>Where to go once signed in.</summary>
    [Parameter]
    public string Return { get; set; } = "";

    /// <summary>Name of the text that says why the last try was refused.</summary>
    [Parameter]
    public string? Refusal { get; set; }

    /// <summary>Name of the text that says what was just done.</summary>
    [Parameter]
    public string Told { get; set; } = "";

    [Parameter, EditorRequired]
    public required Provider Provider { get; set; }

    private string Say(string name) => Texts.GetString(name, Language) ?? name;
}
