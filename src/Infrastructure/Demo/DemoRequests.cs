using Entente.Application.Removals;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Removals;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Demo;

/// <summary>The made-up desk's requests to platforms: written by whoever leads the case, approved by the lead, sent and answered.</summary>
internal sealed class DemoRequests(
    Brand brand,
    DemoClock clock,
    DraftRemovalRequestHandler draft,
    ApproveRemovalRequestHandler approve,
    SubmitRemovalRequestHandler submit,
    RecordRemovalDecisionHandler decide
)
{
    private static readonly Actor Lead = new("Marc", "Marc");

    private readonly IReadOnlyDictionary<string, DemoElement> _elements = DemoContent.Elements();
    private readonly Dictionary<Guid, RemovalState> _open = [];

    public async Task AskAsync(Guid caseId, DemoPost post, string by, string? explanation, CancellationToken ct)
    {
        var author = new Actor(by, by);
        var command = new DraftRemovalRequest(
            brand,
            caseId,
            null,
            post.Lang == "fr" ? "fr" : "en",
            Argument(post, by, explanation),
            author
        );
        var drafted = await draft.HandleAsync(command, ct);
        if (drafted.IsRefused)
        {
            return;
        }
        var id = drafted.Value.Id;
        var approved = await approve.HandleAsync(new(brand, id, drafted.Value.Version, ApprovalDecision.Approved, null, Lead), ct);
        if (approved.IsRefused)
        {
            return;
        }
        var submitted = await submit.HandleAsync(new(brand, id, approved.Value.Version, $"{post.Network}-{post.Key}", author), ct);
        if (!submitted.IsRefused)
        {
            _open[caseId] = submitted.Value;
        }
    }

    public async Task AnswerAsync(Guid caseId, PlatformDecision decision, string? reason, string by, CancellationToken ct)
    {
        if (!_open.TryGetValue(caseId, out var open))
        {
            return;
        }
        VisibilityDecision? visibility = decision switch
        {
            PlatformDecision.Removed => VisibilityDecision.ContentRemoved,
            PlatformDecision.Restricted => VisibilityDecision.ContentInteractionRestricted,
            _ => null,
        };
        var statement = new StatementOfReasons(visibility, null, null, null, null, reason, null, null, null);
        await decide.HandleAsync(new(brand, open.Id, open.Version, decision, statement, clock.GetUtcNow(), new Actor(by, by)), ct);
        _open.Remove(caseId);
    }

    private RemovalArgument Argument(DemoPost post, string by, string? explanation)
    {
        var french = post.Lang == "fr";
        var isPrivate = post.Signals?.Contains(SignalKind.PersonalData) == true;
        var attacks = post.Signals?.Contains(SignalKind.EmployeeAttack) == true;
        var ground = GroundFor(post);
        return new RemovalArgument(
            ground.Id,
            GroundQuote: null,
            explanation ?? Said("breach", french),
            post.Text,
            post.Lang,
            Translation: null,
            Url: null,
            [.. ground.Elements.Select(e => new Demonstrated(e.Id, Said(e.Id, french)))],
            french
                ? "L’auteur peut dire ce qu’il pense du service. Les mots cités visent une personne, et la critique se comprend sans eux."
                : "The author may say what they think of the service. The words quoted are about a person, and the criticism is understood without them.",
            Offered: null,
            isPrivate ? Measure.RemovePart : Measure.Remove,
            isPrivate
                ? (french ? "Les coordonnées seules ; la critique peut rester." : "The contact details alone; the criticism can stay.")
                : null,
            by,
            "aide@orvane.example",
            GoodFaith: true,
            attacks
                ? new Principal(
                    PrincipalKind.Employee,
                    french ? "La personne désignée" : "The person named",
                    brand.DayOf(clock.GetUtcNow()),
                    null
                )
                : Principal.TheBrand,
            BailiffRecordNeeded: false
        );
    }

    /// <summary>The platform's own rule where its words are known, else the law.</summary>
    private static Ground GroundFor(DemoPost post)
    {
        var signals = post.Signals ?? [];
        if (signals.Contains(SignalKind.Threat))
        {
            return Grounds.Find("fr_threat")!;
        }
        var meant = Grounds
            .All.Where(g => g.Quote is not null && g.IsOf(post.Network))
            .Where(g => g.Fits.Contains(post.Category) || g.Principles.Intersect(signals).Any())
            .OrderByDescending(g => g.Kind)
            .ThenByDescending(g => g.Principles.Intersect(signals).Count())
            .ThenByDescending(g => g.Fits.Contains(post.Category));
        return meant.FirstOrDefault() ?? Grounds.Find("fr_disparagement")!;
    }

    private string Said(string element, bool french) => french ? _elements[element].Fr : _elements[element].En;
}
