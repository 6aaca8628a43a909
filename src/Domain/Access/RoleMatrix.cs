using System.Collections.Frozen;

namespace Entente.Domain.Access;

/// <summary>The one written table of what each role may do. What is not written is refused; the owner of the instance may do everything.</summary>
public static class RoleMatrix
{
    private static readonly string[] Reading =
    [
        Scopes.BrandsRead,
        Scopes.ChannelsRead,
        Scopes.MentionsRead,
        Scopes.CasesRead,
        Scopes.PoliciesRead,
        Scopes.PlaybooksRead,
        Scopes.MetricsRead,
        Scopes.ReportsRead,
        Scopes.AcquisitionRead,
    ];

    private static readonly string[] Working =
    [
        .. Reading,
        Scopes.AuthorsRead,
        Scopes.PersonalDataRead,
        Scopes.CasesWrite,
        Scopes.VerdictsWrite,
        Scopes.TriageRun,
        Scopes.RepliesRead,
        Scopes.RepliesWrite,
        Scopes.RemovalsRead,
        Scopes.RemovalsWrite,
        Scopes.ContactsRead,
        Scopes.PracticePlay,
    ];

    private static readonly FrozenDictionary<Role, FrozenSet<string>> Written = new Dictionary<Role, FrozenSet<string>>
    {
        // Works the queue: verdicts, drafts, what the author did.
        [Role.Agent] = [.. Working],
        // Reviews what others wrote, and asks for the law where nothing else helped.
        [Role.Lead] =
        [
            .. Working,
            Scopes.MentionsWrite,
            Scopes.ImportsWrite,
            Scopes.RepliesReview,
            Scopes.PlaybooksWrite,
            Scopes.PracticeRead,
            Scopes.PracticeWrite,
            Scopes.AcquisitionWrite,
            Scopes.AdvocatesWrite,
            Scopes.RemovalsApprove,
            Scopes.LegalWrite,
            Scopes.ContactsWrite,
            Scopes.ModelsRead,
            Scopes.ReportsWrite,
        ],
        // Reads the figures, owns the policies, and alone decides on a legal referral.
        [Role.Manager] =
        [
            .. Reading,
            Scopes.RepliesRead,
            Scopes.RemovalsRead,
            Scopes.LegalApprove,
            Scopes.PoliciesWrite,
            Scopes.PlaybooksWrite,
            Scopes.PracticePlay,
            Scopes.PracticeRead,
            Scopes.ReportsWrite,
            Scopes.ModelsRead,
            Scopes.ModelsWrite,
            Scopes.ContactsRead,
            Scopes.ContactsWrite,
            Scopes.AcquisitionWrite,
        ],
        // Figures and exports; no names, no personal data.
        [Role.Analyst] = [.. Reading, Scopes.ModelsRead],
        // What is known of people, whom the brand protects, and the history of both.
        [Role.PrivacyOfficer] =
        [
            .. Reading,
            Scopes.AuthorsRead,
            Scopes.PersonalDataRead,
            Scopes.RemovalsRead,
            Scopes.RepliesRead,
            Scopes.AuditRead,
            Scopes.ContactsRead,
            Scopes.ContactsWrite,
            Scopes.ProtectedPeopleRead,
            Scopes.ProtectedPeopleWrite,
        ],
        // Sets the brand up; reads no more of people than an analyst does.
        [Role.Admin] =
        [
            .. Reading,
            Scopes.BrandsWrite,
            Scopes.ChannelsWrite,
            Scopes.MentionsWrite,
            Scopes.ImportsWrite,
            Scopes.ContactsRead,
            Scopes.ContactsWrite,
            Scopes.ModelsRead,
            Scopes.KeysManage,
            Scopes.PeopleManage,
        ],
    }.ToFrozenDictionary();

    public static IReadOnlySet<string> ScopesOf(Role role) => Written[role];

    public static IEnumerable<Role> Holding(string scope) => Enum.GetValues<Role>().Where(role => Written[role].Contains(scope));

    public static IReadOnlySet<string> ScopesOf(IEnumerable<Role> roles) => roles.SelectMany(role => Written[role]).ToFrozenSet();
}
