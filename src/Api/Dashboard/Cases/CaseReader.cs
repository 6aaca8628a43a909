using Entente.Application.Brands;
using Entente.Application.Cases;
using Entente.Application.Legal;
using Entente.Application.Mentions;
using Entente.Application.Playbooks;
using Entente.Application.Removals;
using Entente.Application.Replies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Playbooks;

namespace Entente.Api.Dashboard.Cases;

/// <summary>Reads the page of a case for whoever asks; what they may not see is not in it.</summary>
public sealed class CaseReader(HttpContext context)
{
    private const int PostsShown = 12;
    private const int ThreadShown = 20;
    private const int HistoryShown = 10;
    private const int RepliesShown = 50;
    private const int PlaybooksLookedAt = 100;
    private const int AdviceShown = 3;

    private readonly IServiceProvider _services = context.RequestServices;

    public static ValueTask<CaseReader> BindAsync(HttpContext context) => ValueTask.FromResult(new CaseReader(context));

    /// <summary>The frame of the case's page; without a brand's name it is looked for in every brand the reader sees.</summary>
    public async Task<Overview?> FrameAsync(Guid id, string? slug, CancellationToken ct)
    {
        if (slug is not null)
        {
            return await DeskFrame.OfAsync(context, slug, Scopes.CasesRead, ct);
        }
        var caller = Get<Caller>();
        var visible = (await Get<IBrandReads>().ListAsync(ct)).Where(b => caller.May(Scopes.CasesRead, b.Id)).ToList();
        foreach (var brand in visible)
        {
            if (await Get<ICaseReads>().FindAsync(brand.Id, id, ct) is not null)
            {
                return DeskFrame.On(context, visible, brand);
            }
        }
        return null;
    }

    /// <returns>Null when the brand has no such case.</returns>
    public async Task<CaseScreen?> ReadAsync(Overview frame, Guid id, CancellationToken ct)
    {
        var (brand, caller) = (frame.Brand!, frame.Caller);
        if (
            await Get<ICaseReads>().FindAsync(brand.Id, id, ct) is not { } detail
            || await Get<ReadLadderHandler>().HandleAsync(new ReadLadder(brand, id), ct) is not { } ladder
        )
        {
            return null;
        }
        var sees = caller.Holds(Scopes.PersonalDataRead);
        var words = new DeskWords(frame.Language, brand.Zone, frame.At);
        return new CaseScreen(
            frame,
            words,
            sees ? detail : detail.Masked(),
            ladder,
            await PostsAsync(brand, detail, sees, ct),
            await ThreadAsync(brand, detail, sees, ct),
            await AuthorAsync(brand, detail, caller, ct),
            await Get<ICaseReads>().EventsAsync(brand.Id, id, ct),
            await If(
                caller,
                Scopes.RepliesRead,
                () => Get<IReplyReads>().ListAsync(brand.Id, new ReplyFilter(id, []), null, RepliesShown, ct)
            ),
            await If(
                caller,
                Scopes.RemovalsRead,
                () => Get<IRemovalReads>().ListAsync(brand.Id, new RemovalFilter(id, [], [], null, null), null, RepliesShown, ct)
            ),
            await Get<ILegalReferralReads>().OfCaseAsync(brand.Id, id, ct),
            await Get<VisitCaseHandler>().HandleAsync(new VisitCase(brand, id, caller.Actor, IsWriting: false), ct),
            await If(caller, Scopes.CasesWrite, () => Get<IAssigneeReads>().OfBrandAsync(brand.Id, frame.At, ct)),
            await If(caller, Scopes.PlaybooksRead, () => AdviceAsync(frame, detail.Case, ct)),
            new ChannelNames(await Get<IChannelReads>().ByIdAsync(brand.Id, ct), words)
        );
    }

    /// <summary>What fits the case, the closest first and the reader's language before the other; a closed case wants no advice.</summary>
    private async Task<IReadOnlyList<Playbook>> AdviceAsync(Overview frame, CaseListItem of, CancellationToken ct)
    {
        if (of.ClosedAt is not null)
        {
            return [];
        }
        var fitting = await Get<IPlaybookReads>()
            .ListAsync(frame.Brand!.Id, new PlaybookFilter(of.Category, of.Step), null, PlaybooksLookedAt, ct);
        return
        [
            .. fitting
                .Where(p => p.Fits(of.Category, of.Step))
                .OrderByDescending(p => p.Text.Language == frame.Language.Name)
                .ThenByDescending(p => p.Closeness)
                .Take(AdviceShown),
        ];
    }

    private async Task<IReadOnlyList<MentionDetail>> PostsAsync(Brand brand, CaseDetail detail, bool sees, CancellationToken ct)
    {
        var posts = new List<MentionDetail>();
        foreach (var mention in detail.MentionIds.Take(PostsShown))
        {
            var post = (await Get<IMentionReads>().FindAsync(brand.Id, mention, ct))!;
            posts.Add(sees ? post : post.Masked());
        }
        return posts;
    }

    private async Task<IReadOnlyList<MentionItem>> ThreadAsync(Brand brand, CaseDetail detail, bool sees, CancellationToken ct)
    {
        var around = await Get<IThreadReads>().AroundAsync(brand.Id, detail.MentionIds[0], ThreadShown, ct);
        return [.. around.Where(m => !detail.MentionIds.Contains(m.Id)).Select(m => sees ? m : m.Masked())];
    }

    private async Task<AuthorHistory?> AuthorAsync(Brand brand, CaseDetail detail, Caller caller, CancellationToken ct)
    {
        if (!caller.Holds(Scopes.AuthorsRead) || detail.Case.AuthorId is not { } author)
        {
            return null;
        }
        var known = await Get<IThreadReads>().OfAuthorAsync(brand.Id, author, HistoryShown, ct);
        return caller.Holds(Scopes.PersonalDataRead) || known is null
            ? known
            : known with
            {
                Latest = [.. known.Latest.Select(m => m.Masked())],
            };
    }

    private static async Task<IReadOnlyList<T>> If<T>(Caller caller, string scope, Func<Task<IReadOnlyList<T>>> read) =>
        caller.Holds(scope) ? await read() : [];

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
