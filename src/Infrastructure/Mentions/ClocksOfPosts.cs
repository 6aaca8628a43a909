using Dapper;
using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Policies;
using Entente.Infrastructure.Database;
using Npgsql;

namespace Entente.Infrastructure.Mentions;

/// <summary>Starts what posts start on a case that is open already: the next reply's clock, a principle's.</summary>
internal static class ClocksOfPosts
{
    private static readonly string Statement = EmbeddedSql.Read(typeof(ClocksOfPosts), "StartClocks.sql");

    /// <summary>Each case by the policy it was decided under. Ids that name no event are passed over.</summary>
    public static async Task StartAsync(
        DatabaseSession session,
        Brand brand,
        IPolicyReads policies,
        DateTimeOffset now,
        IReadOnlyCollection<Guid> eventIds,
        CancellationToken ct
    )
    {
        if (eventIds.Count == 0)
        {
            return;
        }
        var versions = await session.Connection.QueryAsync<string>(
            new CommandDefinition(
                """
                select distinct c.policy_version
                from unnest(@eventIds) as new (id)
                cross join lateral (
                    select case_id
                    from case_events
                    where brand_id = @brand and id = new.id and kind <> 'opened'
                    limit 1
                ) e
                cross join lateral (
                    select policy_version
                    from cases
                    where brand_id = @brand and id = e.case_id and step <> 'closed'
                    limit 1
                ) c
                """,
                new { brand = brand.Id, eventIds = eventIds.ToArray() },
                session.Transaction,
                cancellationToken: ct
            )
        );
        var timetables = new List<Timetable>();
        foreach (var version in versions)
        {
            timetables.Add(new Timetable(await policies.OfVersionAsync(brand.Id, version, ct), brand.Zone));
        }
        if (timetables.Count == 0)
        {
            return;
        }
        await using var command = new NpgsqlCommand(Statement, session.Connection, session.Transaction);
        command.Parameters.AddWithValue("brand", brand.Id);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        command.Parameters.AddWithValue("event_id", eventIds.ToArray());
        command.Parameters.AddWithValue("policy_version", timetables.ConvertAll(t => t.Policy.Version).ToArray());
        foreach (var kind in (ClockKind[])[ClockKind.NextReply, ClockKind.Principle])
        {
            var due = timetables.ConvertAll(t => t.Due(kind, now).UtcDateTime).ToArray();
            command.Parameters.AddWithValue($"{Domain.Vocabulary.Word(kind)}_due_at", due);
        }
        await command.ExecuteNonQueryAsync(ct);
    }
}
