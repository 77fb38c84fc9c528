using System.Data.Common;
using Fairway.App;
using Fairway.App.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Fairway.Demo.Loading;

/// <summary>
/// Writes rows of mapped types as they are, past the change tracker, which for a hundred thousand rows costs more than the database does. Tables,
/// columns and conversions are the model's own. In the transaction that is open.
/// </summary>
internal sealed class BulkRows(FairwayDb db) : IAsyncDisposable
{
    private const int BatchSize = 250;

    private readonly Dictionary<Type, Table> _tables = [];

    public async Task AddAsync<T>(IEnumerable<T> rows, CancellationToken stop)
        where T : class
    {
        if (!_tables.TryGetValue(typeof(T), out var table))
        {
            _tables[typeof(T)] = table = new Table(db, typeof(T));
        }

        foreach (var chunk in rows.Chunk(BatchSize))
        {
            stop.ThrowIfCancellationRequested();
            foreach (var row in chunk.OfType<IVersioned>())
            {
                // As saving for the first time counts it.
                row.Version = 1;
            }

            await table.AddAsync(chunk, stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var table in _tables.Values)
        {
            await table.DisposeAsync();
        }
    }

    /// <summary>One column with the way from a row to what the database keeps of it.</summary>
    private sealed record Column(string Name, Func<object, object?> Read, RelationalTypeMapping Mapping, bool IsNullable);

    private sealed class Table : IAsyncDisposable
    {
        private readonly DbConnection _connection;
        private readonly DbTransaction _transaction;
        private readonly DbCommand _command;
        private readonly List<Column> _columns;

        public Table(FairwayDb db, Type type)
        {
            var entity = db.Model.FindEntityType(type)!;
            var name = entity.GetTableName()!;
            var sql = db.GetService<ISqlGenerationHelper>();
            _connection = db.Database.GetDbConnection();
            _transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            _columns = [.. entity.GetProperties().Where(p => !IsMadeByDatabase(p)).Select(p => ColumnOf(p, name))];
            _command = _connection.CreateCommand();
            _command.Transaction = _transaction;
            _command.CommandText =
                $"INSERT INTO {sql.DelimitIdentifier(name, entity.GetSchema())} ({string.Join(", ", _columns.Select(c => sql.DelimitIdentifier(c.Name)))})"
                + $" VALUES ({string.Join(", ", _columns.Select((_, i) => ParameterName(i)))})";
            _command.Parameters.AddRange(Parameters());
        }

        public async Task AddAsync(IReadOnlyList<object> rows, CancellationToken stop)
        {
            if (!_connection.CanCreateBatch)
            {
                // A database in the process: nothing is won by sending several at once.
                await _command.PrepareAsync(stop);
                foreach (var row in rows)
                {
                    Fill(_command.Parameters, row);
                    await _command.ExecuteNonQueryAsync(stop);
                }

                return;
            }

            await using var batch = _connection.CreateBatch();
            batch.Transaction = _transaction;
            foreach (var row in rows)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = _command.CommandText;
                command.Parameters.AddRange(Parameters());
                Fill(command.Parameters, row);
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(stop);
        }

        public ValueTask DisposeAsync() => _command.DisposeAsync();

        private static bool IsMadeByDatabase(IProperty property) =>
            property.IsPrimaryKey() && property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType != typeof(Guid);

        private static Column ColumnOf(IProperty property, string table)
        {
            if (property.IsShadowProperty())
            {
                throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} can't be read from a row.");
            }

            var mapping = property.GetRelationalTypeMapping();
            var (getter, converter) = (property.GetGetter(), mapping.Converter);
            return new(
                property.GetColumnName(StoreObjectIdentifier.Table(table, property.DeclaringType.GetSchema()))!,
                row =>
                    getter.GetClrValue(row) is not { } value ? null
                    : converter is null ? value
                    : converter.ConvertToProvider(value),
                mapping,
                property.IsNullable
            );
        }

        private static string ParameterName(int i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"@p{i}");

        private DbParameter[] Parameters() =>
            [.. _columns.Select((c, i) => c.Mapping.CreateParameter(_command, ParameterName(i), value: null, c.IsNullable))];

        private void Fill(DbParameterCollection parameters, object row)
        {
            for (var i = 0; i < _columns.Count; i++)
            {
                parameters[i].Value = _columns[i].Read(row) ?? DBNull.Value;
            }
        }
    }
}
