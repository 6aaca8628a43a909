using Entente.Application.Policies;
using Entente.Application.Triage;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using ReplyReview = Entente.Domain.Replies.Review.ReplyReview;

namespace Entente.Application.Replies;

/// <summary>
/// Hold the reply rules against a text, with all the desk knows around the post it answers. Without a post only the text, who will read
/// it and the <see cref="Network"/> are known.
/// </summary>
public sealed record CheckReply(
    Brand Brand,
    string Text,
    Visibility Visibility,
    Guid? MentionId = null,
    Guid? ReplyId = null,
    Network? Network = null
);

public sealed class CheckReplyHandler(IReplySituations situations, IPolicyReads policies, IBrandContexts contexts, TimeProvider clock)
{
    public async Task<ReplyFindings> HandleAsync(CheckReply command, CancellationToken ct)
    {
        var (brand, now) = (command.Brand, clock.GetUtcNow());
        var situation = command.MentionId is { } mention ? await situations.OfPostAsync(brand.Id, mention, command.ReplyId, now, ct) : null;
        var policy = situation?.PolicyVersion is { } version
            ? await policies.OfVersionAsync(brand.Id, version, ct)
            : await policies.InForceAsync(brand.Id, now, ct);
        var context = new ReplyContext
        {
            Visibility = command.Visibility,
            Network = situation?.Network ?? command.Network,
            SignatureRequired = policy.SignatureRequired,
            HouseRules = Titles(policy.HouseRules),
            PublishedContacts = (await contexts.ReadAsync(brand, ct)).PublishedContacts,
            LocalTime = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, brand.Zone).DateTime),
        };
        return ReplyReview.Check(new ReplyDraft(command.Text), situation is null ? context : On(context, situation, policy, now));
    }

    private static ReplyContext On(ReplyContext context, ReplySituation post, Policy policy, DateTimeOffset now) =>
        context with
        {
            AuthorLanguage = post.Language,
            Category = post.Category,
            Standing = post.Standing,
            Step = post.Step,
            IsFirstReply = post.IsFirstReply,
            SentLately = post.SentLately,
            PublicRepliesToAuthor = post.PublicRepliesToAuthor,
            PostAge = now - post.PostedAt,
            SecondReaderPresent = policy.WantsSecondReader(post.Standing, post.IsFirstReply),
        };

    /// <summary>The rules of the house stand one a line.</summary>
    private static string[] Titles(HouseRules rules) =>
        [
            .. $"{rules.Fr}\n{rules.En}"
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.TrimStart('-', '*', '•', '#', ' ').TrimEnd('.')),
        ];
}
