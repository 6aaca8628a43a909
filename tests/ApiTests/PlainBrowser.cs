using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests;

/// <summary>A browser without script: it signs in, reads pages and sends their forms.</summary>
internal sealed partial class PlainBrowser : IDisposable
{
    private readonly HttpClient _client;

    private PlainBrowser(HttpClient client) => _client = client;

    public static async Task<PlainBrowser> SignedInAsync(EntenteApp app, string language, string key)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var browser = new PlainBrowser(client);
        var form = await client.GetStringAsync("/sign-in");
        var answer = await client.PostAsync("/sign-in", Form(TokenOf(form), null, ("key", key)));
        Assert.Equal(302, (int)answer.StatusCode);
        return browser;
    }

    public Task<string> ReadAsync(string path) => _client.GetStringAsync(path);

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    /// <summary>Sends a form that need not stand on any page.</summary>
    public Task<HttpResponseMessage> ForgeAsync(string action, string token, string brand, params (string Name, string Value)[] fields) =>
        _client.PostAsync(action, Form(token, brand, fields));

    /// <summary>Sends a form of the page and gives back the page that follows.</summary>
    public async Task<string> SendAsync(string page, string action, string brand, params (string Name, string Value)[] fields)
    {
        Assert.Contains($"action=\"{action}\"", page, StringComparison.Ordinal);
        var answer = await ForgeAsync(action, TokenOf(page), brand, fields);
        Assert.Equal(302, (int)answer.StatusCode);
        return await ReadAsync($"{answer.Headers.Location}");
    }

    public static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    public void Dispose() => _client.Dispose();

    private static FormUrlEncodedContent Form(string token, string? brand, params (string Name, string Value)[] fields) =>
        new([
            new("__RequestVerificationToken", token),
            .. brand is null ? [] : new[] { KeyValuePair.Create("brand", brand) },
            .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
        ]);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
