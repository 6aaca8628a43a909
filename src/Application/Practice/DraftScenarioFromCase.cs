using Entente.Application.Cases;
using Entente.Application.Mentions;
using Entente.Application.Policies;
using Entente.Application.Replies;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Practice;
using Entente.Domain.Replies;

namespace Entente.Application.Practice;

/// <summary>Suggest a scenario from a closed case, in words that name nobody; nothing is kept before somebody has read it.</summary>
public sealed record DraftScenarioFromCase(Brand Brand, Guid CaseId);

public sealed class DraftScenarioFromCaseHandler(ICaseReads cases, IMentionReads mentions, IReplyReads replies, IPolicyReads policies)
{
    private const int MostReplies = 50;

    public async Task<Result<ScenarioText>> HandleAsync(DraftScenarioFromCase command, CancellationToken ct)
    {
        var brand = command.Brand;
        if (await cases.FindAsync(brand.Id, command.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        if (found.Case.Step != Step.Closed)
        {
            return PracticeErrors.CaseNotClosed;
        }
        var filter = new MentionFilter([], [], [], [], null, null, null, command.CaseId);
        var posts = await mentions.ListAsync(brand.Id, filter, null, ScenarioText.MostPosts, ct);
        var sent = await replies.ListAsync(brand.Id, new ReplyFilter(command.CaseId, [ReplyStatus.Published]), null, MostReplies, ct);
        var told = new List<CasePost>();
        foreach (var post in posts)
        {
            told.Add(await PostAsync(brand.Id, post, sent.LastOrDefault(r => r.MentionId == post.Id)?.Text, ct));
        }
        var names = posts.SelectMany(p => new[] { p.Author?.DisplayName, p.Author?.Handle }).OfType<string>().Where(n => n.Length > 1);
        var language = posts.Select(p => p.Language).FirstOrDefault(l => l is "fr" or "en") ?? brand.Locale;
        var pseudonyms = new Pseudonyms(names, [brand.Name, .. brand.BrandTerms], language == "fr" ? "la marque" : "the brand");
        var policy = await policies.OfVersionAsync(brand.Id, found.PolicyVersion, ct);
        return ScenarioFromCase.Draft("", language, told, pseudonyms, policy, brand.Zone);
    }

    private async Task<CasePost> PostAsync(Guid brandId, MentionItem post, string? reply, CancellationToken ct)
    {
        var verdict = (await mentions.FindAsync(brandId, post.Id, ct))?.Verdicts is { Count: > 0 } given ? given[^1] : null;
        return new CasePost(
            post.Network,
            post.Text,
            post.Author?.Id,
            post.PostedAt,
            post.Category,
            verdict?.Principles ?? [],
            post.PersonalData,
            reply
        );
    }
}
