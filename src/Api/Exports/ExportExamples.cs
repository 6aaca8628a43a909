namespace Entente.Api.Exports;

/// <summary>What a reader of the document sees of exports, as JSON.</summary>
internal static class ExportExamples
{
    private const string Case = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a702";

    public static readonly object Mentions = new
    {
        data = new[]
        {
            new
            {
                id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a703",
                network = "facebook",
                external_id = "1001",
                parent_external_id = (string?)null,
                url = (string?)null,
                text = "Box en panne pour la troisième fois, appelez-moi au 06 •• •• •• 22.",
                language = "fr",
                posted_at = "2026-02-09T08:12:00.000000Z",
                written_at = "2026-02-09T08:12:00.000000Z",
                received_at = "2026-02-09T08:12:05.000000Z",
                deleted_at = (string?)null,
                is_own = false,
                sentiment = "negative",
                category = "discontent",
                standing = "permitted",
                breaks_principle = false,
                case_id = Case,
                author_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a704",
                author_external_id = (string?)null,
                author_handle = (string?)null,
                author_name = (string?)null,
                hidden_at = (string?)null,
            },
        },
    };

    public static readonly object Cases = new
    {
        data = new[]
        {
            new
            {
                id = Case,
                network = "facebook",
                category = "discontent",
                standing = "permitted",
                step = "dialogue",
                opened_at = "2026-02-09T08:12:05.000000Z",
                outcome = (string?)null,
            },
        },
    };

    public static readonly object Events = new
    {
        data = new[]
        {
            new
            {
                id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a705",
                sequence = 412,
                case_id = Case,
                cycle = 1,
                kind = "opened",
                actor = (string?)null,
                happened_at = "2026-02-09T08:12:05.000000Z",
                recorded_at = "2026-02-09T08:12:05.000000Z",
            },
        },
    };
}
