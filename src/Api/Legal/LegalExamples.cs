namespace Entente.Api.Legal;

/// <summary>What a reader of the document sees of referrals.</summary>
internal static class LegalExamples
{
    private const string CaseId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a301";
    private const string Why = "Two replies and the platform's refusal of 3 March led nowhere; the accusation is repeated every week.";

    public static readonly object New = new
    {
        case_id = CaseId,
        ground = "defamation",
        justification = Why,
    };

    public static readonly object Referral = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a701",
        version = 1,
        case_id = CaseId,
        ground = "defamation",
        test = "A precise fact is imputed to an identifiable person and harms their honour.",
        justification = Why,
        status = "requested",
        first_published_at = "2026-02-10T08:02:00.000000Z",
        limitation_on = "2026-05-10",
        doubts = Array.Empty<object>(),
        requester = "Aya",
        requested_at = "2026-03-04T09:00:00.000000Z",
        decider = (string?)null,
        decision_reason = (string?)null,
        decided_at = (string?)null,
        notice = "This is no legal advice.",
    };
}
