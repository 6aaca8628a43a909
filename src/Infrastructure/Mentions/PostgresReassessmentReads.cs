using Dapper;
using Entente.Application.Mentions;
using Entente.Domain.Mentions;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Mentions;

internal sealed class PostgresReassessmentReads(EntenteDatabase database) : IReassessmentReads
{
    public async Task<Reassessment?> FindAsync(Guid brandId, Guid id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<ReassessmentRow>(
            new CommandDefinition(
                $"select {ReassessmentRow.Columns} from reassessments where brand_id = @brandId and id = @id",
                new { brandId, id },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToReassessment();
    }
}
