using Entente.Application.Replies;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Api.Dashboard.Cases;

/// <summary>The steps of a reply as one button of the editor takes them: keep what is written, then hand it on.</summary>
public sealed class ReplyDesk(IServiceProvider services)
{
    public static ValueTask<ReplyDesk> BindAsync(HttpContext context) => ValueTask.FromResult(new ReplyDesk(context.RequestServices));

    /// <summary>Drafts the reply, or writes it anew; one whose words are the same keeps its review.</summary>
    /// <returns>Its id and version.</returns>
    public async Task<Result<(Guid Id, int Version)>> KeepAsync(CaseForm form, Visibility visibility, CancellationToken ct)
    {
        var text = form.Text("text");
        if (form.Id("reply") is not { } id)
        {
            var draft = new DraftReply(form.Brand, form.CaseId, form.Id("mention"), visibility, text, form.Caller.Actor);
            return Place(await Get<DraftReplyHandler>().HandleAsync(draft, ct));
        }
        if (await Get<IReplyReads>().FindAsync(form.Brand.Id, id, ct) is not { } known || known.CaseId != form.CaseId)
        {
            return ReplyErrors.NotFound(id);
        }
        if (known.Text == text && known.Visibility == visibility)
        {
            return known.Version == form.Version ? (id, known.Version) : ReplyErrors.ChangedMeanwhile;
        }
        var rewrite = new RewriteReply(form.Brand, id, form.Version, text, visibility, form.Caller.Actor);
        return Place(await Get<RewriteReplyHandler>().HandleAsync(rewrite, ct));
    }

    public Task<Result<ReplyState>> AskForReviewAsync(CaseForm form, (Guid Id, int Version) kept, CancellationToken ct) =>
        Get<RequestReviewHandler>().HandleAsync(new RequestReview(form.Brand, kept.Id, kept.Version), ct);

    public Task<Result<ReplyState>> PublishAsync(CaseForm form, (Guid Id, int Version) kept, CancellationToken ct) =>
        Get<PublishReplyHandler>()
            .HandleAsync(new PublishReply(form.Brand, kept.Id, kept.Version, form.Link("url"), form.Caller.Actor), ct);

    private static Result<(Guid Id, int Version)> Place(Result<ReplyState> reply) =>
        reply.IsRefused ? reply.Error : (reply.Value.Id, reply.Value.Version);

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
