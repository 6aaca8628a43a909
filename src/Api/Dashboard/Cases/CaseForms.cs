using Entente.Application.Cases;
using Entente.Application.Mentions;
using Entente.Application.Removals;
using Entente.Application.Triage;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Entente.Domain.Removals;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Cases;

/// <summary>What a person does to a case on its page: judge, record what the author did, take a step, ask the lead.</summary>
internal static class CaseForms
{
    public static void MapCaseForms(this WebApplication app)
    {
        app.MapPost("/cases/{id:guid}/verdicts", JudgeAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/author-answers", AnswerAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/steps", MoveAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/hidden-posts", HideAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/shown-posts", ShowAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/lead-requests", AskLeadAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/assignments", AssignAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/notes", NoteAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/removal-requests", AskForRemovalAsync).ExcludeFromDescription();
    }

    private static Task<IResult> JudgeAsync(
        Guid id,
        HttpContext context,
        IMentionReads mentions,
        GiveVerdictHandler handler,
        CancellationToken ct
    ) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.VerdictsWrite,
            async form =>
            {
                var mention = MentionOf(form);
                if (form.Word<Category>("category") is not { } category)
                {
                    return new CaseTold("verdict") { Refusal = CaseErrors.Required("/category") };
                }
                if (await mentions.FindAsync(form.Brand.Id, mention, ct) is not { } before)
                {
                    return new CaseTold("verdict") { Refusal = MentionErrors.NotFound(mention) };
                }
                var principles = form.Fields["principle"]
                    .Select(p => Vocabulary.TryParse<SignalKind>(p, out var kind) ? kind : SignalKind.Profanity)
                    .Where(Policy.Principles.Contains)
                    .Distinct();
                var verdict = new Verdict(category, form.Word<Sentiment>("sentiment"), [.. principles], form.Caller.Name, form.Reason());
                var judged = await handler.HandleAsync(new GiveVerdict(form.Brand, mention, verdict), ct);
                return judged.IsRefused
                    ? new CaseTold("verdict") { Refusal = judged.Error }
                    : new CaseTold("said") { Said = "verdict_given", Former = FormerOf(before, verdict) };
            },
            ct
        );

    /// <summary>Null where the verdict only confirms what the post was taken for: there is nothing to go back to.</summary>
    private static FormerVerdict? FormerOf(MentionDetail before, Verdict given)
    {
        if (before.Mention.Category is not { } category)
        {
            return null;
        }
        var (was, now) = (WordsOf(category, MarkedPost.PrinciplesOf(before)), WordsOf(given.Category, given.Principles));
        return was == now ? null : new(before.Mention.Id, was);
    }

    private static string WordsOf(Category category, IEnumerable<SignalKind> principles) =>
        string.Join('.', [Vocabulary.Word(category), .. principles.Select(Vocabulary.Word).Order(StringComparer.Ordinal)]);

    private static Task<IResult> AnswerAsync(Guid id, HttpContext context, RecordAuthorAnswerHandler handler, CancellationToken ct) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.CasesWrite,
            async form =>
                form.Word<AuthorAnswer>("answer") is { } answer
                    ? CaseTold.Of(
                        "author-answer",
                        "answer_recorded",
                        await handler.HandleAsync(
                            new RecordAuthorAnswer(form.Brand, id, form.Version, answer, form.Reason("words"), form.Caller.Name),
                            ct
                        )
                    )
                    : new CaseTold("author-answer") { Refusal = CaseErrors.Required("/answer") },
            ct
        );

    private static Task<IResult> MoveAsync(Guid id, HttpContext context, MoveCaseHandler handler, CancellationToken ct) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.CasesWrite,
            async form =>
                form.Word<Step>("to") is { } to
                    ? CaseTold.Of(
                        "ladder",
                        $"moved_{Vocabulary.Word(to)}",
                        await handler.HandleAsync(
                            new MoveCase(form.Brand, id, form.Version, to, form.Caller.Name, form.Reason(), form.Word<Outcome>("outcome")),
                            ct
                        )
                    )
                    : new CaseTold("ladder") { Refusal = CaseErrors.Required("/to") },
            ct
        );

    private static Task<IResult> HideAsync(Guid id, HttpContext context, RecordSightHandler handler, CancellationToken ct) =>
        SeeAsync(id, context, Sight.Hidden, handler, ct);

    private static Task<IResult> ShowAsync(Guid id, HttpContext context, RecordSightHandler handler, CancellationToken ct) =>
        SeeAsync(id, context, Sight.Shown, handler, ct);

    private static Task<IResult> SeeAsync(Guid id, HttpContext context, Sight now, RecordSightHandler handler, CancellationToken ct) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.CasesWrite,
            async form =>
                CaseTold.Of(
                    "said",
                    $"post_{Vocabulary.Word(now)}",
                    await handler.HandleAsync(
                        new RecordSight(form.Brand, id, form.Version, MentionOf(form), now, form.Reason(), form.Caller.Name),
                        ct
                    )
                ),
            ct
        );

    private static Guid MentionOf(CaseForm form) => form.Id("mention") ?? Guid.Empty;

    private static Task<IResult> AskLeadAsync(Guid id, HttpContext context, AskLeadHandler handler, CancellationToken ct) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.CasesWrite,
            async form =>
                form.Reason() is { } reason
                    ? CaseTold.Of(
                        "ladder",
                        "lead_asked",
                        await handler.HandleAsync(new AskLead(form.Brand, id, form.Version, reason, form.Caller.Name), ct)
                    )
                    : new CaseTold("ladder") { Refusal = CaseErrors.Required("/reason") },
            ct
        );

    private static Task<IResult> AssignAsync(Guid id, HttpContext context, AssignCaseHandler handler, CancellationToken ct) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.CasesWrite,
            async form =>
            {
                var assignee = form.Fields["assignee"].ToString() switch
                {
                    "" => null,
                    "me" => form.Caller.Actor.Id,
                    var somebody => somebody,
                };
                var assigned = await handler.HandleAsync(new AssignCase(form.Brand, id, form.Version, assignee, form.Caller.Name), ct);
                var said =
                    assignee is null ? "put_back"
                    : assignee == form.Caller.Actor.Id ? "assigned_me"
                    : "assigned";
                return CaseTold.Of("said", said, assigned);
            },
            ct
        );

    private static Task<IResult> NoteAsync(Guid id, HttpContext context, NoteOnCaseHandler handler, CancellationToken ct) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.CasesWrite,
            async form =>
                form.Text("note", 4000) is { Length: > 0 } note
                    ? CaseTold.Of("history", "noted", await handler.HandleAsync(new NoteOnCase(form.Brand, id, note, form.Caller.Name), ct))
                    : new CaseTold("history") { Refusal = CaseErrors.Required("/text") },
            ct
        );

    /// <summary>Begins a request with what is known already; the builder comes next.</summary>
    private static Task<IResult> AskForRemovalAsync(
        Guid id,
        HttpContext context,
        ICaseReads cases,
        IMentionReads mentions,
        DraftRemovalRequestHandler handler,
        CancellationToken ct
    ) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.RemovalsWrite,
            async form =>
            {
                if (await cases.FindAsync(form.Brand.Id, id, ct) is not { } found)
                {
                    return new CaseTold("ladder") { Refusal = CaseErrors.NotFound(id) };
                }
                var post = (await mentions.FindAsync(form.Brand.Id, found.MentionIds[0], ct))!;
                var drafted = await handler.HandleAsync(
                    new DraftRemovalRequest(form.Brand, id, post.Mention.Id, form.Brand.Locale, Begun(post, form), form.Caller.Actor),
                    ct
                );
                return drafted.IsRefused
                    ? new CaseTold("ladder") { Refusal = drafted.Error }
                    : new CaseTold("ladder") { Next = $"/removals/{drafted.Value.Id}?brand={form.Brand.Slug}" };
            },
            ct
        );

    /// <summary>The words of the post and who asks; why they may not stand is for a person to say.</summary>
    private static RemovalArgument Begun(MentionDetail post, CaseForm form) =>
        new(
            Ground: null,
            GroundQuote: null,
            Explanation: null,
            form.Caller.Holds(Scopes.PersonalDataRead) ? post.Mention.Text : null,
            QuotationLanguage: null,
            Translation: null,
            Url: null,
            Demonstration: [],
            Context: null,
            Offered: null,
            Measure.Remove,
            MeasureDetail: null,
            form.Caller.Name,
            NotifierEmail: null,
            GoodFaith: false,
            Principal.TheBrand,
            BailiffRecordNeeded: false
        );
}
