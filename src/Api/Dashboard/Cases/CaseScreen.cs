using System.Text.Json;
using Entente.Application.Cases;
using Entente.Application.Legal;
using Entente.Application.Mentions;
using Entente.Application.Removals;
using Entente.Application.Replies;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Playbooks;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;

namespace Entente.Api.Dashboard.Cases;

/// <summary>Everything the page of one case shows, as its reader may see it.</summary>
public sealed record CaseScreen(
    Overview Frame,
    DeskWords Words,
    CaseDetail Detail,
    LadderReading Ladder,
    IReadOnlyList<MentionDetail> Posts,
    IReadOnlyList<MentionItem> Thread,
    AuthorHistory? Author,
    IReadOnlyList<CaseEvent> Events,
    IReadOnlyList<ReplyDetail> Replies,
    IReadOnlyList<RemovalListItem> Removals,
    IReadOnlyList<LegalReferralRead> Referrals,
    IReadOnlyList<CaseVisitor> Visitors,
    IReadOnlyList<Actor> Colleagues,
    IReadOnlyList<Playbook> Advice,
    ChannelNames Channels
)
{
    public CaseTold? Told { get; init; }

    /// <summary>What happened since the version that a refused form was about: told to whoever was slower.</summary>
    public IReadOnlyList<CaseEvent> Meanwhile { get; init; } = [];

    /// <summary>What was typed into a form that was refused.</summary>
    public IFormCollection? Typed { get; init; }

    public CaseListItem Case => Detail.Case;

    public string Slug => Frame.Brand!.Slug;

    public string Address => AddressOf(Case.Id, Slug);

    public static string AddressOf(Guid id, string slug) => $"/cases/{id}?brand={slug}";

    public string Action(string what) => $"/cases/{Case.Id}/{what}";

    public bool May(string scope) => Frame.Caller.May(scope, Frame.Brand!.Id);

    /// <summary>The reply that is being written; the last one that is not out yet.</summary>
    public ReplyDetail? Open => Replies.FirstOrDefault(r => r.Status != ReplyStatus.Published);

    /// <summary>What was said to the author, wherever it was written.</summary>
    public IEnumerable<CaseEvent> Sent => Events.Where(e => e.Kind == CaseEventKind.ReplyRecorded);

    /// <summary>What an event keeps under a name; null where it keeps nothing to read.</summary>
    public static string? Kept(CaseEvent line, string name) =>
        line.Details.GetValueOrDefault(name) switch
        {
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
            _ => null,
        };

    /// <summary>The findings to show: of what was just checked, else of what is being written.</summary>
    public ReplyFindings Findings => Told?.Findings ?? Open?.Findings ?? ReplyFindings.None;

    public bool WasChecked => Told?.Findings is not null || Open is not null;

    /// <summary>What a field of a form held when it was sent, where it comes back.</summary>
    public string? TypedIn(string part, string name) => Told?.Part == part ? Typed?[name].ToString() : null;

    public bool MayReply => May(Scopes.RepliesWrite) && Ladder.Reply is null;

    public bool MayReview => May(Scopes.RepliesReview) && Open is { Status: ReplyStatus.InReview } open && open.Author != Frame.Caller.Name;

    /// <summary>The removal request that is worked on, else the last one.</summary>
    public RemovalListItem? Removal => Removals.Count == 0 ? null : Removals[0];

    public LegalReferralRead? Referral => Referrals.Count == 0 ? null : Referrals[0];
}
