using System.Net.Http.Json;
using System.Text.Json;
using Entente.ApiTests.Cases;
using Entente.Testing;

namespace Entente.ApiTests.Removals;

/// <summary>A request to a platform about the post of a case, led by whoever holds the client.</summary>
internal sealed class RemovalWork(CaseWork work, string id)
{
    public const string Words = "Lucie du SAV est une voleuse et une moins que rien";

    public CaseWork Work { get; } = work;

    public string Id { get; } = id;

    public string Path => $"{Work.Root}/removal-requests/{Id}";

    /// <summary>Everything a moderator asks for, of an insult on Facebook.</summary>
    public static object Argument =>
        new
        {
            ground = "meta_bullying",
            ground_quote = "Nous retirons les contenus destinés à rabaisser ou à humilier une personne privée.",
            explanation = "Une cliente traite une technicienne nommée de voleuse et de moins que rien, en public, après un retard.",
            quotation = Words,
            quotation_language = "fr",
            demonstration = new[]
            {
                new { element = "targeted_person", text = "Lucie est nommée, avec son service : chacun dans la boutique la reconnaît." },
                new { element = "private_person", text = "Elle est technicienne, sans mandat ni notoriété d'aucune sorte." },
                new { element = "attack", text = "« Moins que rien » la rabaisse et ne dit rien de son travail ni du retard." },
            },
            context = "L'auteur peut dire que la réparation a tardé. Ces mots visent Lucie et non la réparation.",
            measure = "remove",
            notifier_name = "Claire Martin",
            notifier_email = "claire.martin@marque.example",
            good_faith = true,
            principal = new
            {
                kind = "employee",
                name = "Lucie Bernard",
                consented_on = "2026-01-10",
            },
        };

    /// <summary>A case at the platform step: an insult whose author was answered and refused to talk.</summary>
    public static async Task<CaseWork> CaseAtPlatformAsync(EntenteApp app, string category = "insult")
    {
        var work = await CaseWork.OnAsync(app, category, $"Panne encore. {Words}, voilà tout.");
        await work.MoveAsync(new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé avec votre ligne ?" } });
        await work.OnCaseAsync("author-answers", new { answer = "refused" });
        (await work.MoveAsync(new { to = "platform", reason = "L'auteur refuse de parler." })).EnsureSuccessStatusCode();
        return work;
    }

    public static Task<HttpResponseMessage> DraftAsync(CaseWork work, object? argument = null) =>
        PostAsync(work, $"{work.Root}/removal-requests", new { case_id = work.Case, argument = argument ?? Argument });

    /// <summary>A complete request, drafted by the owner.</summary>
    public static async Task<RemovalWork> OnAsync(EntenteApp app)
    {
        var work = await CaseAtPlatformAsync(app);
        using var drafted = await DraftAsync(work);
        return new RemovalWork(work, (await drafted.EnsureSuccessStatusCode().JsonAsync()).Text("id"));
    }

    /// <summary>The same, approved by a second hand and sent.</summary>
    public static async Task<RemovalWork> SentAsync(EntenteApp app)
    {
        var request = await OnAsync(app);
        var lead = request.By(await app.WithScopesAsync("removals:read", "removals:approve"));
        (await lead.ChangeAsync("approvals", new { decision = "approved" })).EnsureSuccessStatusCode();
        (await request.ChangeAsync("submissions", new { platform_reference = "FB-1" })).EnsureSuccessStatusCode();
        return request;
    }

    public RemovalWork By(HttpClient other) => new(Work.By(other), Id);

    public Task<JsonElement> GetAsync() => Work.GetAsync(Path);

    public async Task<HttpResponseMessage> ChangeAsync(string what, object body) =>
        await PostAsync(Work, $"{Path}/{what}", body, (await GetAsync()).GetProperty("version").GetInt32());

    public async Task<HttpResponseMessage> RewriteAsync(object patch) =>
        await Work.SendAsync(HttpMethod.Patch, Path, patch, (await GetAsync()).GetProperty("version").GetInt32());

    private static async Task<HttpResponseMessage> PostAsync(CaseWork work, string path, object body, int? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        if (version is { } seen)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        }
        return await work.Client.SendAsync(request);
    }
}
