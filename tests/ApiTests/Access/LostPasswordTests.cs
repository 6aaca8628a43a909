using System.Net;
using System.Text.RegularExpressions;
using Entente.Application.Access;
using Entente.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entente.ApiTests.Access;

public sealed partial class LostPasswordTests(SharedApp shared)
{
    private const string NewPassword = "vingt brouettes sous la glycine";

    [Fact]
    public async Task A_lost_password_is_replaced_by_mail_once_and_every_session_ends()
    {
        await using var sink = new SmtpSink();
        await using var app = await StartAsync(sink);
        var (brand, email) = (await app.CreateBrandAsync(), People.NewEmail());
        using var owner = app.AsOwner();
        using var person = new Browser(app);
        await person.AcceptAsync(await owner.InviteAsync(brand, email, "agent"), People.Password);

        using var visitor = new Browser(app);
        var known = await AskAsync(visitor, email.ToUpperInvariant());
        var unknown = await AskAsync(visitor, People.NewEmail());
        Assert.Equal(known, unknown);

        var mail = Assert.Single(await sink.ReceiveAsync(1, TestContext.Current.CancellationToken));
        Assert.Equal(email, mail.Recipient);
        var text = TextOf(mail.Data);
        Assert.Contains("Hello Aya Benali", text, StringComparison.Ordinal);
        // Where the operator said the desk is, whatever host the request named.
        var link = Link().Match(text);
        Assert.Equal("https://desk.example", link.Groups[1].Value);
        var path = link.Groups[2].Value;
        var weak = await visitor.FillAsync(path, "/new-password", ("new_password", "short"), ("password_again", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        var done = await visitor.FillAsync(path, "/new-password", ("new_password", NewPassword), ("password_again", NewPassword));
        Assert.StartsWith("/sign-in", done.Headers.Location?.ToString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GiveAsync(email, People.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GiveAsync(email, NewPassword)).StatusCode);
    }

    [Fact]
    public async Task Nobody_fills_a_mailbox_with_links()
    {
        await using var sink = new SmtpSink();
        await using var app = await StartAsync(sink);
        using var owner = app.AsOwner();
        var email = People.NewEmail();
        using var person = new Browser(app);
        await person.AcceptAsync(await owner.InviteAsync(await app.CreateBrandAsync(), email, "agent"), People.Password);
        using var visitor = new Browser(app);
        for (var i = 0; i < 5; i++)
        {
            await AskAsync(visitor, email);
        }
        var sixth = await visitor.FillAsync("/lost-password", "/lost-password", ("email", email));
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        await sink.ReceiveAsync(3, TestContext.Current.CancellationToken);
        // Whatever the jobs have left would go out now.
        await SendAsync(app);
        Assert.Equal(3, sink.Mails.Count);
    }

    [Fact]
    public async Task Without_mail_the_page_says_whom_to_ask()
    {
        using var visitor = new Browser(shared.App);
        var page = await (await visitor.GetAsync("/lost-password")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.Contains("administers", page, StringComparison.Ordinal);
    }

    private async Task<EntenteApp> StartAsync(SmtpSink sink)
    {
        var app = new EntenteApp(shared.Cluster)
        {
            Settings = new Dictionary<string, string>
            {
                ["Mail:Host"] = "127.0.0.1",
                ["Mail:Port"] = $"{sink.Port}",
                ["Mail:Security"] = "none",
                ["Mail:From"] = "desk@brand.example",
                ["Entente:PublicUrl"] = "https://desk.example/",
            },
        };
        await app.InitializeAsync();
        return app;
    }

    private static async Task<string> AskAsync(Browser visitor, string email)
    {
        var answer = await visitor.FillAsync("/lost-password", "/lost-password", ("email", email));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task SendAsync(EntenteApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendResetsHandler>().HandleAsync(TestContext.Current.CancellationToken);
    }

    private static string TextOf(string data)
    {
        var (head, body) = (
            data[..data.IndexOf("\r\n\r\n", StringComparison.Ordinal)],
            data[data.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]
        );
        if (!head.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase))
        {
            return body;
        }
        var joined = body.Replace("=\r\n", "", StringComparison.Ordinal);
        return Quoted().Replace(joined, match => ((char)Convert.ToByte(match.Groups[1].Value, 16)).ToString());
    }

    [GeneratedRegex(@"(https://[a-z.]+)(/new-password\?secret=ent_reset_\w+)")]
    private static partial Regex Link();

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex Quoted();
}
