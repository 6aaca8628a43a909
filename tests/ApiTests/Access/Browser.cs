using System.Net;
using System.Text.RegularExpressions;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Access;

/// <summary>Keeps cookies and reads the form's token, as a browser would.</summary>
internal sealed partial class Browser : IDisposable
{
    /// <summary>What the browser says of requests that our own pages make.</summary>
    public static readonly (string, string)[] Own = [("Sec-Fetch-Site", "same-origin"), ("X-Entente-Client", "dashboard")];

    private readonly EntenteApp _app;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    public Browser(EntenteApp app)
    {
        _app = app;
        _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = app.Address };
    }

    /// <summary>Where forms that are filled in claim to come from.</summary>
    public string ForwardedFor { get; set; } = "";

    /// <summary>Another browser that somebody copied this one's cookies to.</summary>
    public Browser WithSameCookies()
    {
        var copy = new Browser(_app);
        copy._cookies.Add(_cookies.GetAllCookies());
        return copy;
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string, string)[] headers) =>
        _client.AskAsync(HttpMethod.Get, path, headers);

    /// <summary>Asks the API as the pages do.</summary>
    public Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string? json = null, params (string, string)[] headers) =>
        json is null
            ? _client.AskAsync(method, path, [.. Own, .. headers])
            : _client.SendJsonAsync(method, path, json, [.. Own, .. headers]);

    /// <summary>The same for a request that is ready.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        foreach (var (name, value) in Own)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SignInAsync(string key, string returnTo = "", string forwardedFor = "") =>
        SendFormAsync("/sign-in", new() { ["key"] = key, ["return"] = returnTo }, forwardedFor);

    public Task<HttpResponseMessage> GiveAsync(string email, string password) =>
        SendFormAsync("/sign-in", new() { ["email"] = email, ["password"] = password });

    public Task<HttpResponseMessage> SignOutAsync() => SendFormAsync("/sign-out", [], page: "/sign-in");

    /// <summary>Opens the link of an invitation and chooses a password.</summary>
    public Task<HttpResponseMessage> AcceptAsync(string secret, string password, string email = "", string name = "") =>
        SendFormAsync(
            "/invitation",
            new()
            {
                ["secret"] = secret,
                ["password"] = password,
                ["password_again"] = password,
                ["email"] = email,
                ["name"] = name,
            },
            page: $"/invitation?secret={secret}"
        );

    public Task<HttpResponseMessage> JoinAsync(string secret) =>
        SendFormAsync("/invitation", new() { ["secret"] = secret, ["join"] = "yes" }, page: $"/invitation?secret={secret}");

    public void Dispose() => _client.Dispose();

    /// <summary>Sends a form of a page, with what the page itself wrote into its hidden fields.</summary>
    public async Task<HttpResponseMessage> FillAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await FillAsync(await _client.GetAsync(new Uri(page, UriKind.Relative)), action, fields);

    public async Task<HttpResponseMessage> FillAsync(HttpResponseMessage page, string action, params (string Name, string Value)[] fields)
    {
        var html = await page.Content.ReadAsStringAsync();
        var form = html.Split("<form").Skip(1).First(f => f.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        var sent = Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        fields.ToList().ForEach(field => sent[field.Name] = field.Value);
        var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(sent) };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", ForwardedFor);
        return await _client.SendAsync(request);
    }

    /// <summary>Sends a form that stands on no page of this person's, with the token of one that does.</summary>
    public async Task<HttpResponseMessage> ForgeAsync(HttpResponseMessage page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        return await _client.PostAsync(
            new Uri(action, UriKind.Relative),
            new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            ])
        );
    }

    private async Task<HttpResponseMessage> SendFormAsync(
        string path,
        Dictionary<string, string> fields,
        string forwardedFor = "",
        string? page = null
    )
    {
        var html = await (await _client.GetAsync(new Uri(page ?? path, UriKind.Relative))).Content.ReadAsStringAsync();
        var token = Token().Match(html).Groups[1].Value;
        Assert.True(token.Length > 0 || !html.Contains("<form", StringComparison.Ordinal));
        fields["__RequestVerificationToken"] = token;
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwardedFor);
        return await _client.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
