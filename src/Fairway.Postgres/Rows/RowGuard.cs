using System.Data.Common;
using Fairway.App;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Fairway.Postgres.Rows;

/// <summary>
/// Tells PostgreSQL in whose name each statement asks, inside the statement's own transaction: nothing of it is left on a connection that goes back to the pool, and a
/// pool between us and the server may hand on connections as it likes (ADR 29).
/// </summary>
/// <remarks>
/// A query that runs alone is sent with its word in one message, which the server takes for one transaction; an explicit transaction begins with it. Changes are saved
/// in an explicit one (the context's <c>AutoTransactionBehavior</c>), since their statements are counted one by one.
/// </remarks>
internal sealed class RowGuard : DbCommandInterceptor, IDbTransactionInterceptor
{
    public static readonly RowGuard Instance = new();

    private const string Setting = "fairway.asking";
    private const string Parameter = "fairway_asking";
    private const string Word = $"SELECT set_config('{Setting}', @{Parameter}, true)";
    private const string Before = Word + ";\n";

    private RowGuard() { }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Put(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        await PutAsync(command, eventData, cancellationToken);
        return result;
    }

    /// <summary>The first answer is that of the word.</summary>
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (IsPut(command))
        {
            result.NextResult();
        }
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        if (IsPut(command))
        {
            await result.NextResultAsync(cancellationToken);
        }
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Put(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        await PutAsync(command, eventData, cancellationToken);
        return result;
    }

    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        if (eventData.Context is FairwayDb db)
        {
            using var word = WordAlone(db, connection, result);
            word.ExecuteNonQuery();
        }
        return result;
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is FairwayDb db)
        {
            await using var word = WordAlone(db, connection, result);
            await word.ExecuteNonQueryAsync(cancellationToken);
        }
        return result;
    }

    /// <summary>What was said after the savepoint is undone with the rest.</summary>
    public void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData)
    {
        if (eventData.Context is FairwayDb db)
        {
            db.Asking.SetInTransaction = null;
        }
    }

    public Task RolledBackToSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        RolledBackToSavepoint(transaction, eventData);
        return Task.CompletedTask;
    }

    private static bool IsPut(DbCommand command) => command.CommandText.StartsWith(Before, StringComparison.Ordinal);

    private static bool IsKnown(DbCommand command, FairwayDb db) =>
        command.Transaction is not null && db.Asking.SetInTransaction == db.Asking.Said;

    private static void Put(DbCommand command, CommandEventData eventData)
    {
        if (eventData.Context is not FairwayDb db || IsKnown(command, db))
        {
            return;
        }
        if (eventData.CommandSource == CommandSource.SaveChanges)
        {
            using var word = WordAlone(db, command.Connection!, command.Transaction);
            word.ExecuteNonQuery();
            return;
        }
        PutBefore(command, db);
    }

    private static async Task PutAsync(DbCommand command, CommandEventData eventData, CancellationToken stop)
    {
        if (eventData.Context is not FairwayDb db || IsKnown(command, db))
        {
            return;
        }
        if (eventData.CommandSource == CommandSource.SaveChanges)
        {
            await using var word = WordAlone(db, command.Connection!, command.Transaction);
            await word.ExecuteNonQueryAsync(stop);
            return;
        }
        PutBefore(command, db);
    }

    private static void PutBefore(DbCommand command, FairwayDb db)
    {
        command.CommandText = Before + command.CommandText;
        Add(command, db);
        if (command.Transaction is not null)
        {
            db.Asking.SetInTransaction = db.Asking.Said;
        }
    }

    private static DbCommand WordAlone(FairwayDb db, DbConnection connection, DbTransaction? transaction)
    {
        var word = connection.CreateCommand();
        word.Transaction = transaction;
        word.CommandText = Word;
        Add(word, db);
        db.Asking.SetInTransaction = db.Asking.Said;
        return word;
    }

    private static void Add(DbCommand command, FairwayDb db)
    {
        var asking = command.CreateParameter();
        asking.ParameterName = Parameter;
        asking.Value = db.Asking.Said;
        command.Parameters.Add(asking);
    }
}
