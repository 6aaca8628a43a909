namespace Entente.Api.Removals;

/// <summary>What a reader of the document sees of removal requests.</summary>
internal static class RemovalExamples
{
    private const string Id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a801";
    private const string CaseId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a301";
    private const string MentionId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a201";

    public const string Context = "The author may say that the repair was late. Calling Lucie a thief is about her, not about the repair.";

    private static readonly object Argument = new
    {
        ground = "meta_bullying",
        ground_quote = "We remove content that's meant to degrade or shame.",
        explanation = "A customer calls a named technician a thief and worse, in public, after a late repair.",
        quotation = "Lucie du SAV est une voleuse et une moins que rien",
        quotation_language = "fr",
        translation = "Lucie from customer service is a thief and worthless",
        url = "https://social.example/p/1001",
        demonstration = new[] { new { element = "attack", text = "“Worthless” degrades her and says nothing of her work." } },
        context = Context,
        measure = "remove",
        notifier_name = "Claire Martin",
        notifier_email = "claire.martin@brand.example",
        good_faith = true,
        principal = new
        {
            kind = "employee",
            name = "Lucie Bernard",
            consented_on = "2026-02-10",
        },
    };

    public static readonly object New = new { case_id = CaseId, argument = Argument };

    public static readonly object Ground = new
    {
        id = "meta_bullying",
        kind = "platform_rule",
        country = (string?)null,
        networks = new[] { "facebook", "instagram" },
        citation = "Meta Community Standards: bullying and harassment",
        quote = (string?)null,
        elements = new[] { new { id = "attack", says = "The words degrade, humiliate or abuse them" } },
        fits = new[] { "insult" },
        principles = new[] { "employee_attack" },
        harmed_person_acts = false,
        link = "https://transparency.meta.com/policies/community-standards/bullying-harassment/",
        read_on = "2026-11-24",
        statement_category = "cyber_violence",
    };

    public static readonly object Item = new
    {
        id = Id,
        reference = "B3A801",
        version = 1,
        case_id = CaseId,
        mention_id = MentionId,
        network = "facebook",
        ground = "meta_bullying",
        measure = "remove",
        score = 82,
        status = "draft",
        author = "Aya",
        created_at = "2026-02-11T09:00:00.000000Z",
        submitted_at = (string?)null,
        asked_at = (string?)null,
        reminded_days = (int?)null,
        decision = (string?)null,
        updated_at = "2026-02-11T09:00:00.000000Z",
    };

    public static readonly object Request = new
    {
        id = Id,
        version = 1,
        reference = "B3A801",
        case_id = CaseId,
        mention_id = MentionId,
        network = "facebook",
        language = "en",
        status = "draft",
        argument = Argument,
        ground = Ground,
        score = 82,
        parts = new[]
        {
            new
            {
                part = "facts",
                points = 20,
                of = 20,
            },
        },
        missing = Array.Empty<object>(),
        advice = new[]
        {
            new
            {
                code = "element_not_shown",
                element = "private_person",
                says = "Show this too: they are a private individual, no public figure.",
            },
        },
        author = "Aya",
        approval = (object?)null,
        submission = (object?)null,
        answers = Array.Empty<object>(),
        appeals = Array.Empty<object>(),
        withdrawal = (object?)null,
        asked_at = (string?)null,
        next_reminder_at = (string?)null,
        reminders = Array.Empty<object>(),
        complaint_until = (string?)null,
        created_at = "2026-02-11T09:00:00.000000Z",
        notice = "This is no legal advice.",
    };

    public static readonly object Decision = new
    {
        decision = "removed",
        answered_at = "2026-02-14T10:00:00.000000Z",
        statement = new
        {
            visibility = "content_removed",
            ground = "incompatible_content",
            ground_reference = "Bullying and harassment",
            automated_detection = false,
            automated_decision = "not_automated",
        },
    };

    public static readonly object Form = new
    {
        network = "facebook",
        language = "en",
        country = "FR",
        ground = new
        {
            kind = "platform_rule",
            citation = "Meta Community Standards: bullying and harassment",
            quote = "We remove content that's meant to degrade or shame.",
            link = "https://transparency.meta.com/policies/community-standards/bullying-harassment/",
            statement_category = "cyber_violence",
        },
        urls = new[] { "https://social.example/p/1001" },
        item_ids = new[] { "1001" },
        quotation = "Lucie du SAV est une voleuse et une moins que rien",
        translation = "Lucie from customer service is a thief and worthless",
        explanation = "A customer calls a named technician a thief and worse, in public, after a late repair.",
        measure = "remove",
        measure_detail = (string?)null,
        documents = new[]
        {
            new
            {
                name = "evidence-1.json",
                sha256 = "b5a2c96250612366ea272ffac6d9744aaf4b45aacd96aa7cfcb931ee3b558259",
                captured_at = "2026-02-10T08:12:04.120000Z",
            },
        },
        notifier = new
        {
            name = "Claire Martin",
            email = "claire.martin@brand.example",
            organisation = "Fibre du Lac",
            acts_for = "employee",
            principal_name = "Lucie Bernard",
        },
        good_faith = true,
        good_faith_statement = "The notifier believes in good faith that the information and allegations are accurate and complete.",
    };
}
