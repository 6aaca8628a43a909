using Entente.Application.Policies;
using Entente.Application.Surges;
using Entente.Application.Triage;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using ReplyReview = Entente.Domain.Replies.Review.ReplyReview;

namespace Entente.Application.Replies;

/// <summary>
/// A text to hold the reply rules against, with all the desk knows around the post it answers. Without a post only the text, who will read
/// it and the <see cref="Network"/> are known.
/// </summary>
public sealed record TextToReview(
    Brand Brand,
    string Text,
    Visibility Visibility,
    Guid? MentionId = null,
    Guid? ReplyId = null,
    Network? Network = null
);

/// <summary>Holds the rules against whatever shall be said to an author.</summary>
public sealed class ReplyReviewer(
    IReplySituations situations,
    IPolicyReads policies,
    IBrandContexts contexts,
    ISurgeReads surges,
    TimeProvider clock
)
{
    public async Task<ReplyFindings> ReviewAsync(TextToReview text, CancellationToken ct)
    {
        var (brand, now) = (text.Brand, clock.GetUtcNow());
        var situation = text.MentionId is { } mention ? await situations.OfPostAsync(brand.Id, mention, text.ReplyId, now, ct) : null;
        var policy = situation?.PolicyVersion is { } version
            ? await policies.OfVersionAsync(brand.Id, version, ct)
            : await policies.InForceAsync(brand.Id, now, ct);
        var context = await AroundAsync(brand, policy, ct) with
        {
            Visibility = text.Visibility,
            Network = situation?.Network ?? text.Network,
            LocalTime = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, brand.Zone).DateTime),
        };
        var surgeLasts = text.MentionId is { } post && await surges.LastsForAsync(brand.Id, post, ct);
        return ReplyReview.Check(new ReplyDraft(text.Text), situation is null ? context : On(context, situation, policy, surgeLasts, now));
    }

    /// <summary>What the rules are told of the brand, whoever is answered.</summary>
    public async Task<ReplyContext> AroundAsync(Brand brand, Policy policy, CancellationToken ct)
    {
        var known = await contexts.ReadAsync(brand, ct);
        return new ReplyContext
        {
            SignatureRequired = policy.SignatureRequired,
            HouseRules = Titles(policy.HouseRules),
            PublishedContacts = known.PublishedContacts,
            Published = known.Published,
        };
    }

    private static ReplyContext On(ReplyContext context, ReplySituation post, Policy policy, bool surgeLasts, DateTimeOffset now) =>
        context with
        {
            AuthorLanguage = post.Language,
            Category = post.Category,
            Standing = post.Standing,
            IsAtLaw = post.Step == Step.Legal,
            IsFirstReply = post.IsFirstReply,
            SentLately = post.SentLately,
            PublicRepliesToAuthor = post.PublicRepliesToAuthor,
            PostAge = now - post.PostedAt,
            SecondReaderPresent = surgeLasts || policy.WantsSecondReader(post.Standing, post.IsFirstReply),
        };

    /// <summary>The rules of the house stand one a line.</summary>
    private static string[] Titles(HouseRules rules) =>
        [
            .. $"{rules.Fr}\n{rules.En}"
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.TrimStart('-', '*', '•', '#', ' ').TrimEnd('.')),
        ];
}
