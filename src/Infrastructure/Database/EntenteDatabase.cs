using Dapper;
using Npgsql;

namespace Entente.Infrastructure.Database;

/// <summary>
/// The way to the rows. Every session says whose they are before it reads one: row-level security shows nothing else, whatever the
/// statement forgets.
/// </summary>
public sealed class EntenteDatabase(NpgsqlDataSource dataSource)
{
    private const string SeeBrand = "select set_config('app.brand', @app_brand, true);";
    private const string See = "select set_config($1, $2, true)";
    private const string KeepPlans = "set_config('plan_cache_mode', 'force_generic_plan', true)";

    private static readonly AsyncLocal<Surrounding?> Around = new();

    private volatile bool _mentionsCounted;

    private sealed record Surrounding(EntenteDatabase Database, Guid BrandId, DatabaseSession Session);

    /// <summary>A transaction that sees one brand's rows; a part of the surrounding one where there is one.</summary>
    public Task<DatabaseSession> OpenAsync(Guid brandId, CancellationToken ct) =>
        Surrounds(brandId) ? Around.Value!.Session.PartAsync(ct) : OpenAsync(See, "app.brand", brandId.ToString(), ct);

    /// <summary>
    /// Like <see cref="OpenAsync(Guid, CancellationToken)"/>; statements prepared by use keep the plan made without looking at their values:
    /// for long statements that touch few rows, planning each time costs more than running. As long as PostgreSQL has never counted the
    /// mentions, plans of statements and of foreign keys are made anew: those made for an empty table take every index for as good as any
    /// other.
    /// </summary>
    public async Task<DatabaseSession> OpenKeepingPlansAsync(Guid brandId, CancellationToken ct)
    {
        var part = Surrounds(brandId);
        var session = part ? await OpenAsync(brandId, ct) : await OpenAsync($"{See}, {KeepPlans}", "app.brand", brandId.ToString(), ct);
        try
        {
            if (part)
            {
                await session.ExecuteAsync($"select {KeepPlans}", new { }, ct);
            }
            await ForgetEmptyTablesAsync(session, ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// One or more statements in a transaction of their own, committed; how many rows they touched. One message, like <see cref="AskAsync"/>.
    /// </summary>
    public async Task<int> ExecuteAsync(Guid brandId, string sql, object parameters, CancellationToken ct)
    {
        if (Surrounds(brandId))
        {
            await using var part = await OpenAsync(brandId, ct);
            var touched = await part.ExecuteAsync(sql, parameters, ct);
            await part.CommitAsync(ct);
            return touched;
        }
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(SeeBrand + sql, WithBrand(parameters, brandId), cancellationToken: ct));
    }

    /// <summary>The rows of one statement that reads, in a transaction of its own.</summary>
    public async Task<IEnumerable<TRow>> QueryAsync<TRow>(Guid brandId, string sql, object parameters, CancellationToken ct)
    {
        await using var answers = await AskAsync(brandId, sql, parameters, ct);
        return await answers.ReadAsync<TRow>();
    }

    /// <summary>The one row of a statement that reads, or default.</summary>
    public async Task<TRow?> QuerySingleOrDefaultAsync<TRow>(Guid brandId, string sql, object parameters, CancellationToken ct) =>
        (await QueryAsync<TRow>(brandId, sql, parameters, ct)).SingleOrDefault();

    /// <summary>
    /// What one or more statements that read answer, in a transaction of their own. Whose rows they may see is sent with them: PostgreSQL runs
    /// what comes in one message as one transaction, so that a read costs one round trip instead of three.
    /// </summary>
    public async Task<DatabaseAnswers> AskAsync(Guid brandId, string sql, object parameters, CancellationToken ct)
    {
        if (Surrounds(brandId))
        {
            var part = await OpenAsync(brandId, ct);
            return await DatabaseAnswers.OfAsync(part, part.Connection, new(sql, parameters, part.Transaction, cancellationToken: ct));
        }
        var connection = await dataSource.OpenConnectionAsync(ct);
        var asked = new CommandDefinition(SeeBrand + sql, WithBrand(parameters, brandId), cancellationToken: ct);
        var answers = await DatabaseAnswers.OfAsync(connection, connection, asked);
        await answers.ReadAsync<string>();
        return answers;
    }

    /// <summary>
    /// Runs work of which every session of this brand is a part of one transaction: what a part commits is kept when the caller commits
    /// the whole, what it does not is undone at once. The work opens one session at a time.
    /// </summary>
    public async Task<T> WithinAsync<T>(DatabaseSession whole, Guid brandId, Func<Task<T>> work)
    {
        // Set in an async method, it holds for what is called from here and is gone on return.
        Around.Value = new Surrounding(this, brandId, whole);
        return await work();
    }

    /// <summary>A transaction that sees what belongs to the whole instance: the list of brands, the API keys.</summary>
    public Task<DatabaseSession> OpenInstanceAsync(CancellationToken ct) => OpenAsync(See, "app.instance", "on", ct);

    private static DynamicParameters WithBrand(object parameters, Guid brandId)
    {
        var withBrand = new DynamicParameters(parameters);
        withBrand.Add("app_brand", brandId.ToString());
        return withBrand;
    }

    private bool Surrounds(Guid brandId) => Around.Value is { } around && around.Database == this && around.BrandId == brandId;

    /// <summary>Plans made when the mentions were none are no longer kept; asked until they have been counted, which they stay.</summary>
    private async Task ForgetEmptyTablesAsync(DatabaseSession session, CancellationToken ct)
    {
        if (_mentionsCounted)
        {
            return;
        }
        const string counted = "select reltuples > 0 from pg_class where oid = 'mentions'::regclass";
        _mentionsCounted = await session.Connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(counted, transaction: session.Transaction, cancellationToken: ct)
        );
        if (!_mentionsCounted)
        {
            await session.ExecuteAsync("discard plans", new { }, ct);
        }
    }

    /// <param name="see">The statement that says with $1 and $2 whose rows the transaction sees.</param>
    private async Task<DatabaseSession> OpenAsync(string see, string setting, string value, CancellationToken ct)
    {
        var connection = await dataSource.OpenConnectionAsync(ct);
        try
        {
            // Npgsql sends its BEGIN together with this statement: one round trip.
            var transaction = await connection.BeginTransactionAsync(ct);
            await using var command = new NpgsqlCommand(see, connection, transaction);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = setting });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
            await command.ExecuteNonQueryAsync(ct);
            return new DatabaseSession(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

/// <summary>One transaction, or a part of one. What is not committed is rolled back on disposal.</summary>
public sealed class DatabaseSession(NpgsqlConnection connection, NpgsqlTransaction transaction, string? part = null) : IAsyncDisposable
{
    private int _parts;
    private bool _committed;

    public NpgsqlConnection Connection { get; } = connection;

    public NpgsqlTransaction Transaction { get; } = transaction;

    /// <summary>How many rows the statement touched.</summary>
    public Task<int> ExecuteAsync(string sql, object parameters, CancellationToken ct) =>
        Connection.ExecuteAsync(new CommandDefinition(sql, parameters, Transaction, cancellationToken: ct));

    /// <summary>For the rest of the transaction the server lets a statement run so long, where a request would not be waited for. Zero: no end.</summary>
    public Task AllowAsync(TimeSpan time, CancellationToken ct) =>
        ExecuteAsync("select set_config('statement_timeout', @limit, true)", new { limit = $"{time.TotalSeconds:0}s" }, ct);

    public async Task CommitAsync(CancellationToken ct)
    {
        await (part is null ? Transaction.CommitAsync(ct) : Transaction.ReleaseAsync(part, ct));
        _committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (part is null)
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
        else if (!_committed)
        {
            await Transaction.RollbackAsync(part);
        }
    }

    internal async Task<DatabaseSession> PartAsync(CancellationToken ct)
    {
        var name = $"part_{++_parts}";
        await Transaction.SaveAsync(name, ct);
        return new DatabaseSession(Connection, Transaction, name);
    }
}

/// <summary>The answers of statements sent together, to be read in their order.</summary>
public sealed class DatabaseAnswers : IAsyncDisposable
{
    private readonly SqlMapper.GridReader _answers;
    private readonly IAsyncDisposable _owned;

    private DatabaseAnswers(SqlMapper.GridReader answers, IAsyncDisposable owned) => (_answers, _owned) = (answers, owned);

    /// <summary>The rows of the next statement.</summary>
    public Task<IEnumerable<TRow>> ReadAsync<TRow>() => _answers.ReadAsync<TRow>();

    public async ValueTask DisposeAsync()
    {
        await _answers.DisposeAsync();
        await _owned.DisposeAsync();
    }

    /// <param name="owned">What ends with the answers, or at once where the statements fail.</param>
    internal static async Task<DatabaseAnswers> OfAsync(IAsyncDisposable owned, NpgsqlConnection connection, CommandDefinition asked)
    {
        try
        {
            return new DatabaseAnswers(await connection.QueryMultipleAsync(asked), owned);
        }
        catch
        {
            await owned.DisposeAsync();
            throw;
        }
    }
}
