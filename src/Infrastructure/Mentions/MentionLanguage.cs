namespace Entente.Infrastructure.Mentions;

/// <summary>A column: the language of a post (<c>m</c>) as its network says, else as the machine last read this wording.</summary>
internal static class MentionLanguage
{
    public const string Column = """
        coalesce(
            m.language,
            (
                select s.language
                from assessments s
                where s.brand_id = m.brand_id and s.mention_id = m.id and s.written_at = m.written_at
                order by s.assessed_at desc
                limit 1
            )
        ) as language
        """;
}
