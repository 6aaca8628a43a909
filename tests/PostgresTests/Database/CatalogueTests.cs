using System.Text.RegularExpressions;
using Entente.Application.Mentions;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Acquisition;
using Entente.Domain.Advocates;
using Entente.Domain.Cases;
using Entente.Domain.Contacts;
using Entente.Domain.Imports;
using Entente.Domain.Legal;
using Entente.Domain.Mentions;
using Entente.Domain.Removals;
using Entente.Domain.Replies;
using Entente.Domain.Reports;
using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Database;

/// <summary>What must hold of every table, asked of the catalogue, so that a table that comes later is held to it too.</summary>
public sealed partial class CatalogueTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly string[] OfTheInstance =
    [
        "access_events",
        "api_keys",
        "invitations",
        "password_resets",
        "recovery_codes",
        "second_factors",
        "user_identities",
        "user_sessions",
        "users",
    ];

    private static readonly string NotOfTheInstance = $"c.relname <> all (array['{string.Join("', '", OfTheInstance)}'])";

    private string _owner = "";

    public async ValueTask InitializeAsync() => _owner = await cluster.CreateDatabaseAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_table_forces_row_level_security_and_guards_reading_and_writing()
    {
        var tables = await _owner.AskOwnerAsync<string>(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
        );
        Assert.Contains("mentions", tables);
        var guarded = await _owner.AskOwnerAsync<string>(
            """
            select c.relname
            from pg_class c
            join pg_policy p on p.polrelid = c.oid
            where c.relnamespace = 'public'::regnamespace
            and c.relrowsecurity and c.relforcerowsecurity
            and p.polcmd = '*'
            and pg_get_expr(p.polqual, c.oid) ~ 'app_brand|app_is_instance'
            and pg_get_expr(p.polwithcheck, c.oid) = pg_get_expr(p.polqual, c.oid)
            """
        );
        Assert.Equal(tables.Order(), guarded.Order());
    }

    [Fact]
    public async Task Every_table_belongs_to_a_brand_except_those_of_the_instance()
    {
        var without = await _owner.AskOwnerAsync<string>(
            """
            select relname from pg_class c
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
            and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'brand_id' and a.attnum = 1 and a.attnotnull)
            """
        );
        Assert.Equal(OfTheInstance, without.Order());
    }

    [Fact]
    public async Task The_brand_stands_first_in_every_key()
    {
        var keys = await _owner.AskOwnerAsync<string>(
            $"""
            select conname from pg_constraint k join pg_class c on c.oid = k.conrelid
            where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f') and {NotOfTheInstance}
            and k.conkey[1] = 1
            """
        );
        Assert.Contains("mentions_pkey", keys);
        var others = await _owner.AskOwnerAsync<string>(
            $"""
            select conname from pg_constraint k join pg_class c on c.oid = k.conrelid
            where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f') and {NotOfTheInstance}
            and k.conkey[1] <> 1
            union
            select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
            where c.relnamespace = 'public'::regnamespace and {NotOfTheInstance} and x.indkey[0] <> 1
            """
        );
        // The slug names the brand itself; accounts are the instance's, whatever brands they work on.
        Assert.Equal(["brands_slug_key", "role_assignments_user_id_fkey"], others.Order());
    }

    [Fact]
    public async Task The_role_of_the_product_owns_nothing_and_passes_nothing()
    {
        var powers = await _owner.AskOwnerAsync<bool>(
            "select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or rolcanlogin from pg_roles where rolname = 'entente_app'"
        );
        Assert.False(Assert.Single(powers));
        var owned = await _owner.AskOwnerAsync<long>(
            """
            select count(*) from pg_shdepend where refobjid = 'entente_app'::regrole and deptype = 'o'
            """
        );
        Assert.Equal(0, Assert.Single(owned));
        Assert.Equal([false], await _owner.AskOwnerAsync<bool>("select has_schema_privilege('entente_app', 'public', 'create')"));
    }

    [Fact]
    public async Task The_role_of_the_product_empties_no_table_and_writes_no_history_anew()
    {
        var rights = await _owner.AskOwnerAsync<(string Table, bool Reads, bool Truncates, bool Rewrites)>(
            """
            select relname, has_table_privilege('entente_app', oid, 'select'), has_table_privilege('entente_app', oid, 'truncate'),
                   has_table_privilege('entente_app', oid, 'update') or has_any_column_privilege('entente_app', oid, 'update')
                   or has_table_privilege('entente_app', oid, 'delete')
            from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
            """
        );
        Assert.All(rights, r => Assert.True(r.Reads, r.Table));
        Assert.All(rights, r => Assert.False(r.Truncates, r.Table));
        string[] histories =
        [
            "access_events",
            "assessments",
            "audit_entries",
            "brand_events",
            "case_events",
            "closed_weeks",
            "evidence",
            "mention_revisions",
            "playbook_versions",
            "practice_answers",
            "practice_scenario_versions",
            "removal_answers",
            "removal_appeals",
            "removal_dossiers",
            "removal_reminders",
            "reply_reviews",
            "report_files",
            "verdicts",
        ];
        Assert.Equal(histories, rights.Where(r => !r.Rewrites).Select(r => r.Table).Order());
    }

    [Fact]
    public async Task Every_list_of_words_in_a_check_equals_the_words_of_the_code()
    {
        var checks = await _owner.AskOwnerAsync<(string Table, string Column, string Check)>(
            """
            select c.relname, a.attname, pg_get_constraintdef(k.oid)
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
            where k.contype = 'c' and c.relnamespace = 'public'::regnamespace
            and array_length(k.conkey, 1) = 1 and pg_get_constraintdef(k.oid) like '%ARRAY[%'
            """
        );
        Assert.Equal(Words.Count, checks.Select(c => KeyOf(c.Table, c.Column)).Distinct().Count());
        Assert.All(
            checks,
            c => Assert.Equal(Words[KeyOf(c.Table, c.Column)].Order(), Literal().Matches(c.Check).Select(m => m.Groups[1].Value).Order())
        );
    }

    /// <summary>By column, or by table and column where a word means different things.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> Words = new()
    {
        ["due_category"] = Vocabulary.AllWords<Category>(),
        ["due_standing"] = Vocabulary.AllWords<Standing>(),
        ["network"] = Vocabulary.AllWords<Network>(),
        ["sentiment"] = Vocabulary.AllWords<Sentiment>(),
        ["category"] = Vocabulary.AllWords<Category>(),
        ["standing"] = Vocabulary.AllWords<Standing>(),
        ["principles"] = [Vocabulary.Word(SignalKind.PersonalData), Vocabulary.Word(SignalKind.EmployeeAttack)],
        ["step"] = Vocabulary.AllWords<Step>(),
        ["categories"] = Vocabulary.AllWords<Category>(),
        ["steps"] = Vocabulary.AllWords<Step>(),
        ["waiting"] = Vocabulary.AllWords<Waiting>(),
        ["outcome"] = Vocabulary.AllWords<Outcome>(),
        ["platform_decision"] = Vocabulary.AllWords<PlatformDecision>(),
        ["case_events.kind"] = Vocabulary.AllWords<CaseEventKind>(),
        ["replies.visibility"] = Vocabulary.AllWords<Visibility>(),
        ["replies.status"] = Vocabulary.AllWords<ReplyStatus>(),
        ["legal_referrals.ground"] = Vocabulary.AllWords<LegalGround>(),
        ["legal_referrals.status"] = Vocabulary.AllWords<ReferralStatus>(),
        ["removal_requests.status"] = Vocabulary.AllWords<RemovalStatus>(),
        ["removal_requests.measure"] = Vocabulary.AllWords<Measure>(),
        ["removal_requests.approval"] = Vocabulary.AllWords<ApprovalDecision>(),
        ["removal_requests.decision"] = Vocabulary.AllWords<PlatformDecision>(),
        ["removal_answers.decision"] = Vocabulary.AllWords<PlatformDecision>(),
        ["removal_answers.instance"] = Vocabulary.AllWords<Instance>(),
        ["removal_appeals.instance"] = [Vocabulary.Word(Instance.Complaint), Vocabulary.Word(Instance.OutOfCourt)],
        ["reply_reviews.decision"] = Vocabulary.AllWords<Domain.Replies.ReviewDecision>(),
        ["reports.status"] = Vocabulary.AllWords<ReportStatus>(),
        ["imports.status"] = Vocabulary.AllWords<ImportStatus>(),
        ["imports.format"] = Vocabulary.AllWords<ImportFormat>(),
        ["import_rows.result"] = [.. Vocabulary.AllWords<RecordingResult>(), "would_be_accepted"],
        ["published_contacts.kind"] = Vocabulary.AllWords<ContactKind>(),
        ["protected_people.kind"] = Vocabulary.AllWords<ProtectedKind>(),
        ["triage_models.status"] = Vocabulary.AllWords<TrainingStatus>(),
        ["triage_models.decision"] = Vocabulary.AllWords<TrainingDecision>(),
        ["inbox_lots.status"] = Vocabulary.AllWords<Domain.Mentions.InboxStatus>(),
        ["surges.scope"] = Vocabulary.AllWords<Domain.Surges.SurgeScope>(),
        ["campaigns.kind"] = Vocabulary.AllWords<CampaignKind>(),
        ["campaign_costs.kind"] = Vocabulary.AllWords<CostKind>(),
        ["advocates.status"] = Vocabulary.AllWords<AdvocateAnswer>(),
        ["advocate_answers.answer"] = Vocabulary.AllWords<AdvocateAnswer>(),
        ["advocate_answers.given_through"] = Vocabulary.AllWords<AnswerChannel>(),
        ["reassessments.status"] = Vocabulary.AllWords<ReassessmentStatus>(),
        ["brand_events.kind"] = ["model_replaced", "model_chosen", "policy_published"],
        ["case_clocks.kind"] = Vocabulary.AllWords<Domain.Policies.ClockKind>(),
        ["access_events.kind"] = Vocabulary.AllWords<AccessEventKind>(),
        ["way"] = Vocabulary.AllWords<SignInWay>(),
        ["locale"] = ["fr", "en"],
        ["language"] = ["fr", "en"],
        ["roles"] = Vocabulary.AllWords<Role>(),
        ["span"] = Vocabulary.AllWords<ReportSpan>(),
        ["report_schedules.every"] = Vocabulary.AllWords<ReportSpan>(),
        ["report_deliveries.status"] = Vocabulary.AllWords<DeliveryStatus>(),
    };

    private static string KeyOf(string table, string column) => Words.ContainsKey($"{table}.{column}") ? $"{table}.{column}" : column;

    [GeneratedRegex("'([^']+)'::")]
    private static partial Regex Literal();
}
