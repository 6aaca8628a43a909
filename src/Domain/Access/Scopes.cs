using System.Collections.Frozen;

namespace Entente.Domain.Access;

/// <summary>What a key may be allowed to do, one word a right.</summary>
public static class Scopes
{
    public const string BrandsRead = "brands:read";
    public const string BrandsWrite = "brands:write";
    public const string ChannelsRead = "channels:read";
    public const string ChannelsWrite = "channels:write";
    public const string MentionsRead = "mentions:read";
    public const string MentionsWrite = "mentions:write";
    public const string AuthorsRead = "authors:read";
    public const string CasesRead = "cases:read";
    public const string CasesWrite = "cases:write";
    public const string PoliciesRead = "policies:read";
    public const string PoliciesWrite = "policies:write";
    public const string PlaybooksRead = "playbooks:read";
    public const string PlaybooksWrite = "playbooks:write";
    public const string PracticePlay = "practice:play";
    public const string PracticeRead = "practice:read";
    public const string PracticeWrite = "practice:write";
    public const string RepliesRead = "replies:read";
    public const string RepliesWrite = "replies:write";
    public const string RepliesReview = "replies:review";
    public const string RemovalsRead = "removals:read";
    public const string RemovalsWrite = "removals:write";
    public const string RemovalsApprove = "removals:approve";
    public const string LegalWrite = "legal:write";
    public const string LegalApprove = "legal:approve";
    public const string VerdictsWrite = "verdicts:write";
    public const string MetricsRead = "metrics:read";
    public const string ReportsRead = "reports:read";
    public const string ReportsWrite = "reports:write";
    public const string ImportsWrite = "imports:write";
    public const string TriageRun = "triage:run";
    public const string ModelsRead = "models:read";
    public const string ModelsWrite = "models:write";
    public const string AuditRead = "audit:read";
    public const string ContactsRead = "contacts:read";
    public const string ContactsWrite = "contacts:write";
    public const string ProtectedPeopleRead = "protected-people:read";
    public const string ProtectedPeopleWrite = "protected-people:write";
    public const string AcquisitionRead = "acquisition:read";
    public const string AcquisitionWrite = "acquisition:write";
    public const string AdvocatesWrite = "advocates:write";
    public const string PersonalDataRead = "personal-data:read";
    public const string KeysManage = "keys:manage";
    public const string PeopleManage = "people:manage";

    public static readonly FrozenSet<string> All = FrozenSet.Create(
        BrandsRead,
        BrandsWrite,
        ChannelsRead,
        ChannelsWrite,
        MentionsRead,
        MentionsWrite,
        AuthorsRead,
        CasesRead,
        CasesWrite,
        PoliciesRead,
        PoliciesWrite,
        PlaybooksRead,
        PlaybooksWrite,
        PracticePlay,
        PracticeRead,
        PracticeWrite,
        RepliesRead,
        RepliesWrite,
        RepliesReview,
        RemovalsRead,
        RemovalsWrite,
        RemovalsApprove,
        LegalWrite,
        LegalApprove,
        VerdictsWrite,
        MetricsRead,
        ReportsRead,
        ReportsWrite,
        ImportsWrite,
        TriageRun,
        ModelsRead,
        ModelsWrite,
        AuditRead,
        ContactsRead,
        ContactsWrite,
        ProtectedPeopleRead,
        ProtectedPeopleWrite,
        AcquisitionRead,
        AcquisitionWrite,
        AdvocatesWrite,
        PersonalDataRead,
        KeysManage,
        PeopleManage
    );
}
