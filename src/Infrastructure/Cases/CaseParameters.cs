using System.Data;
using Dapper;
using Entente.Domain;
using Entente.Domain.Cases;

namespace Entente.Infrastructure.Cases;

/// <summary>A case as the statement that saves it wants it; nulls carry their type.</summary>
internal static class CaseParameters
{
    public static DynamicParameters Of(Guid brandId, Case changed)
    {
        var state = changed.State;
        var last = changed.NewEvents.Count > 0 ? changed.NewEvents[^1].HappenedAt : state.OpenedAt;
        var p = new DynamicParameters();
        p.Add("brand_id", brandId);
        p.Add("id", state.Id);
        p.Add("version", state.Version);
        p.Add("cycle", state.Cycle);
        p.Add("step", Vocabulary.Word(state.Step));
        p.Add("waiting", Vocabulary.Word(state.Waiting));
        p.Add("standing", Vocabulary.Word(state.Standing));
        p.Add("category", state.Category is { } category ? Vocabulary.Word(category) : null, DbType.String);
        p.Add("breaks_principle", state.BreaksPrinciple);
        p.Add("has_verdict", state.HasVerdict);
        p.Add("assignee_id", state.Assignee?.Id, DbType.String);
        p.Add("assignee", state.Assignee?.Name, DbType.String);
        p.Add("now", last.UtcDateTime, DbType.DateTime);
        p.Add("due_at", state.Clocks.NextDue?.UtcDateTime, DbType.DateTime);
        p.Add("opened_at", state.OpenedAt.UtcDateTime, DbType.DateTime);
        p.Add("dialogue_at", state.DialogueAt?.UtcDateTime, DbType.DateTime);
        p.Add("last_reply_at", state.LastReplyAt?.UtcDateTime, DbType.DateTime);
        p.Add("author_refused", state.AuthorRefused);
        p.Add("lead_at", state.LeadAt?.UtcDateTime, DbType.DateTime);
        p.Add("platform_at", state.PlatformAt?.UtcDateTime, DbType.DateTime);
        p.Add("requested", state.Requested);
        p.Add("platform_decision", state.Decision is { } decision ? Vocabulary.Word(decision) : null, DbType.String);
        p.Add("legal_at", state.LegalAt?.UtcDateTime, DbType.DateTime);
        p.Add("closed_at", state.ClosedAt?.UtcDateTime, DbType.DateTime);
        p.Add("hidden_at", state.HiddenAt?.UtcDateTime, DbType.DateTime);
        p.Add("outcome", state.Outcome is { } outcome ? Vocabulary.Word(outcome) : null, DbType.String);
        return p;
    }
}
