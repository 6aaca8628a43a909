using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Entente.Domain.Access;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.ApiTests.Access;

public sealed partial class SecondFactorTests(SharedApp shared)
{
    private const string Wrong = "000000000000";
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task With_a_second_factor_the_password_alone_opens_nothing_and_no_code_works_twice()
    {
        var (email, secret, codes, spent) = await SetUpAsync(_app);
        using var browser = new Browser(_app);
        var step = await browser.GiveAsync(email, People.Password);
        Assert.Equal(HttpStatusCode.OK, step.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync(HttpMethod.Get, "/v1/brands")).StatusCode);

        var wrong = await browser.FillAsync(step, "/sign-in/code", ("code", Wrong));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        // The code that turned the factor on is spent too: the next step's is the first that opens.
        var next = Totp.StepAt(DateTimeOffset.UtcNow) + 1;
        var replayed = await browser.FillAsync(step, "/sign-in/code", ("code", Totp.CodeAt(secret, spent)));
        Assert.Equal(HttpStatusCode.Unauthorized, replayed.StatusCode);
        var opened = await browser.FillAsync(step, "/sign-in/code", ("code", Totp.CodeAt(secret, next)));
        Assert.Equal("/", opened.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.AskAsync(HttpMethod.Get, "/v1/brands")).StatusCode);

        using var copied = new Browser(_app);
        var theirs = await copied.GiveAsync(email, People.Password);
        Assert.Equal(401, (int)(await copied.FillAsync(theirs, "/sign-in/code", ("code", Totp.CodeAt(secret, next)))).StatusCode);

        Assert.Equal(302, (int)(await copied.FillAsync(theirs, "/sign-in/code", ("code", codes[0]))).StatusCode);
        using var again = new Browser(_app);
        var third = await again.GiveAsync(email, People.Password);
        Assert.Equal(401, (int)(await again.FillAsync(third, "/sign-in/code", ("code", codes[0]))).StatusCode);
        Assert.Equal(302, (int)(await again.FillAsync(third, "/sign-in/code", ("code", codes[1].ToUpperInvariant()))).StatusCode);
        var account = await (await again.GetAsync("/account")).Content.ReadAsStringAsync();
        Assert.Contains("left: 6.", account, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dump_of_the_database_makes_no_code_and_holds_no_recovery_code()
    {
        var (_, secret, codes, _) = await SetUpAsync(_app);
        await using var connection = new NpgsqlConnection(_app.DatabaseConnectionString);
        var rows = await connection.QueryAsync<string>(
            "select row_to_json(f)::text from second_factors f union all select row_to_json(c)::text from recovery_codes c"
        );
        string[] planted = [Convert.ToBase64String(secret), Convert.ToHexStringLower(secret), Totp.Written(secret), codes[0]];
        Assert.All(rows, row => Assert.All(planted, text => Assert.DoesNotContain(text, row, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(rows, row => row.Contains(Convert.ToHexStringLower(RecoveryCode.Hash(codes[0])!), StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_turned_off_with_the_password_alone_and_its_codes_go_with_it()
    {
        var (email, _, codes, _) = await SetUpAsync(_app);
        using var browser = new Browser(_app);
        await browser.FillAsync(await browser.GiveAsync(email, People.Password), "/sign-in/code", ("code", codes[0]));
        var refused = await browser.FillAsync("/account", "/account/second-factor/removal", ("password", "not my password at all"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var other = new Browser(_app);
        Assert.Contains("second_step", await NameOfStepAsync(await other.GiveAsync(email, People.Password)), StringComparison.Ordinal);

        var renewed = await browser.FillAsync("/account", "/account/recovery-codes", ("password", People.Password));
        Assert.DoesNotContain(codes[1], CodesOf(await renewed.Content.ReadAsStringAsync()));
        using var third = new Browser(_app);
        var step = await third.GiveAsync(email, People.Password);
        Assert.Equal(401, (int)(await third.FillAsync(step, "/sign-in/code", ("code", codes[1]))).StatusCode);

        await browser.FillAsync("/account", "/account/second-factor/removal", ("password", People.Password));
        Assert.Equal("/", (await other.GiveAsync(email, People.Password)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Guessed_codes_are_stopped_wherever_they_come_from_and_a_recovery_code_still_opens()
    {
        await using var app = await StartAsync(("Entente:TrustedProxies", "127.0.0.1"));
        var (email, secret, codes, _) = await SetUpAsync(app);
        using var guesser = new Browser(app);
        var step = await guesser.GiveAsync(email, People.Password);
        var statuses = new List<int>();
        for (var i = 0; i < 14; i++)
        {
            guesser.ForwardedFor = $"203.0.113.{i / 4}";
            statuses.Add((int)(await guesser.FillAsync(step, "/sign-in/code", ("code", Wrong))).StatusCode);
        }
        Assert.Equal(10, statuses.Count(status => status == 401));
        var right = Totp.CodeAt(secret, Totp.StepAt(DateTimeOffset.UtcNow) + 1);
        guesser.ForwardedFor = "198.51.100.7";
        Assert.Equal(429, (int)(await guesser.FillAsync(step, "/sign-in/code", ("code", right))).StatusCode);
        Assert.Equal(302, (int)(await guesser.FillAsync(step, "/sign-in/code", ("code", codes[0]))).StatusCode);
    }

    [Fact]
    public async Task Where_a_role_asks_for_it_nothing_opens_before_it_is_set_up()
    {
        await using var app = await StartAsync(("Entente:SecondFactor:RequiredFor", "manager, owner"));
        var brand = await app.CreateBrandAsync();
        using var agent = await app.PersonAsync(brand, "agent");
        Assert.Equal(HttpStatusCode.OK, (await agent.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);

        using var manager = await app.PersonAsync(brand, "agent", "manager");
        var refused = await manager.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}");
        Assert.Equal("second_factor_required", (await refused.JsonAsync()).Text("code"));
        Assert.Equal("/account/second-factor", (await manager.GetAsync("/queue")).Headers.Location?.ToString());
        await TurnOnAsync(manager);
        Assert.Equal(HttpStatusCode.OK, (await manager.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
    }

    [Fact]
    public async Task A_borrowed_browser_does_not_let_the_password_be_guessed()
    {
        var brand = await _app.CreateBrandAsync();
        using var person = await _app.PersonAsync(brand, "agent");
        var statuses = new List<int>();
        for (var i = 0; i < 7; i++)
        {
            var guess = ("password", $"guess number {i} of somebody");
            (string, string)[] chosen =
            [
                guess,
                ("new_password", "another long sentence of mine"),
                ("password_again", "another long sentence of mine"),
            ];
            statuses.Add((int)(await person.FillAsync("/account", "/account/password", chosen)).StatusCode);
        }
        Assert.Equal([422, 422, 422, 422, 422, 429, 429], statuses);
    }

    private async Task<EntenteApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var app = new EntenteApp(shared.Cluster) { Settings = settings.ToDictionary(s => s.Name, s => s.Value) };
        await app.InitializeAsync();
        return app;
    }

    private static async Task<(string Email, byte[] Secret, IReadOnlyList<string> Codes, long Step)> SetUpAsync(EntenteApp app)
    {
        using var owner = app.AsOwner();
        var email = People.NewEmail();
        using var browser = new Browser(app);
        await browser.AcceptAsync(await owner.InviteAsync(await app.CreateBrandAsync(), email, "agent"), People.Password);
        var (secret, codes, step) = await TurnOnAsync(browser);
        return (email, secret, codes, step);
    }

    private static async Task<(byte[] Secret, IReadOnlyList<string> Codes, long Step)> TurnOnAsync(Browser browser)
    {
        var page = await browser.GetAsync("/account/second-factor");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("<svg class=\"qr\"", html, StringComparison.Ordinal);
        var secret = Read(Shown().Match(html).Groups[1].Value);
        var step = Totp.StepAt(DateTimeOffset.UtcNow);
        var code = Totp.CodeAt(secret, step);
        var noPassword = await browser.FillAsync(page, "/account/second-factor", ("code", code), ("password", "wrong password here"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noPassword.StatusCode);
        var wrong = await browser.FillAsync(page, "/account/second-factor", ("code", Wrong), ("password", People.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var done = await browser.FillAsync(page, "/account/second-factor", ("code", code), ("password", People.Password));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        return (secret, CodesOf(await done.Content.ReadAsStringAsync()), step);
    }

    private static async Task<string> NameOfStepAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadAsStringAsync()).Contains("action=\"/sign-in/code\"", StringComparison.Ordinal)
            ? "second_step"
            : "another";

    private static List<string> CodesOf(string html) => [.. Code().Matches(html).Select(match => match.Groups[1].Value)];

    private static byte[] Read(string written)
    {
        var bits = string.Concat(
            written.Where(char.IsLetterOrDigit).Select(c => Convert.ToString(c < 'A' ? c - '2' + 26 : c - 'A', 2).PadLeft(5, '0'))
        );
        return [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }

    [GeneratedRegex("<code id=\"secret\">([^<]+)</code>")]
    private static partial Regex Shown();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex Code();
}
