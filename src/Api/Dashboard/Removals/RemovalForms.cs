using Entente.Api.Dashboard.Cases;
using Entente.Application.Removals;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Api.Dashboard.Removals;

/// <summary>What becomes of a request: approved by a second hand, sent, answered, contested, withdrawn.</summary>
internal static class RemovalForms
{
    public static void MapRemovalForms(this WebApplication app)
    {
        app.MapPost("/removals/{id:guid}/approvals", ApproveAsync).ExcludeFromDescription();
        app.MapPost("/removals/{id:guid}/submissions", SubmitAsync).ExcludeFromDescription();
        app.MapPost("/removals/{id:guid}/decisions", DecideAsync).ExcludeFromDescription();
        app.MapPost("/removals/{id:guid}/appeals", ContestAsync).ExcludeFromDescription();
        app.MapPost("/removals/{id:guid}/withdrawals", WithdrawAsync).ExcludeFromDescription();
    }

    private static Task<IResult> ApproveAsync(Guid id, HttpContext context, ApproveRemovalRequestHandler handler, CancellationToken ct) =>
        RemovalPageEndpoints.TakeAsync(
            context,
            id,
            Scopes.RemovalsApprove,
            "reviewed",
            (form, _) =>
                form.Word<ApprovalDecision>("decision") is { } decision
                    ? handler.HandleAsync(
                        new ApproveRemovalRequest(form.Brand, id, form.Version, decision, form.Reason(), form.Caller.Actor),
                        ct
                    )
                    : Missing("/decision"),
            ct
        );

    private static Task<IResult> SubmitAsync(Guid id, HttpContext context, SubmitRemovalRequestHandler handler, CancellationToken ct) =>
        RemovalPageEndpoints.TakeAsync(
            context,
            id,
            Scopes.RemovalsWrite,
            "submitted",
            (form, _) =>
                handler.HandleAsync(
                    new SubmitRemovalRequest(
                        form.Brand,
                        id,
                        form.Version,
                        form.Text("platform_reference", 200) is { Length: > 0 } number ? number : null,
                        form.Caller.Actor
                    ),
                    ct
                ),
            ct
        );

    private static Task<IResult> DecideAsync(Guid id, HttpContext context, RecordRemovalDecisionHandler handler, CancellationToken ct) =>
        RemovalPageEndpoints.TakeAsync(
            context,
            id,
            Scopes.RemovalsWrite,
            "decided",
            (form, _) =>
                form.Word<PlatformDecision>("decision") is { } decision
                    ? handler.HandleAsync(
                        new RecordRemovalDecision(
                            form.Brand,
                            id,
                            form.Version,
                            decision,
                            StatementOf(form),
                            AnsweredAt: null,
                            form.Caller.Actor
                        ),
                        ct
                    )
                    : Missing("/decision"),
            ct
        );

    /// <summary>What the platform said, in its own words; the other fields of a statement of reasons come in by the API.</summary>
    private static StatementOfReasons StatementOf(CaseForm form) =>
        new(
            Visibility: null,
            form.Word<DecisionGround>("ground"),
            Written(form, "ground_reference", 2000),
            Category: null,
            Facts: null,
            Written(form, "explanation", CaseForm.LongestText),
            AutomatedDetection: null,
            form.Word<AutomatedDecision>("automated"),
            form.Link("url")
        );

    private static Task<IResult> ContestAsync(Guid id, HttpContext context, ContestRemovalDecisionHandler handler, CancellationToken ct) =>
        RemovalPageEndpoints.TakeAsync(
            context,
            id,
            Scopes.RemovalsWrite,
            "contested",
            (form, _) =>
                form.Word<Instance>("instance") is not { } instance ? Missing("/instance")
                : form.Reason() is not { } reason ? Missing("/reason")
                : handler.HandleAsync(
                    new ContestRemovalDecision(
                        form.Brand,
                        id,
                        form.Version,
                        instance,
                        Written(form, "body", 200),
                        reason,
                        LodgedAt: null,
                        form.Caller.Actor
                    ),
                    ct
                ),
            ct
        );

    private static Task<IResult> WithdrawAsync(Guid id, HttpContext context, WithdrawRemovalRequestHandler handler, CancellationToken ct) =>
        RemovalPageEndpoints.TakeAsync(
            context,
            id,
            Scopes.RemovalsWrite,
            "withdrawn",
            (form, _) =>
                form.Reason() is { } reason
                    ? handler.HandleAsync(new WithdrawRemovalRequest(form.Brand, id, form.Version, reason, form.Caller.Actor), ct)
                    : Missing("/reason"),
            ct
        );

    private static string? Written(CaseForm form, string name, int longest) =>
        form.Text(name, longest) is { Length: > 0 } text ? text : null;

    private static Task<Result<RemovalState>> Missing(string pointer) =>
        Task.FromResult<Result<RemovalState>>(CaseErrors.Required(pointer));
}
