using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.Rules.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Fairway.App.Privacy;

/// <summary>
/// Which rows go with which kind of record: those that <see cref="HeldTables"/> names, and by the model's foreign keys whatever hangs on them. A table that is a record
/// of its own, or stays, doesn't hang on anything here.
/// </summary>
public sealed class GoingTables
{
    private static readonly MethodInfo s_keys = Method(nameof(KeysOf));
    private static readonly MethodInfo s_count = Method(nameof(CountRowsAsync));
    private static readonly MethodInfo s_delete = Method(nameof(DeleteRowsAsync));
    private static readonly MethodInfo s_ids = Method(nameof(IdsAsync));

    private static readonly ConditionalWeakTable<IModel, IReadOnlyList<(RetentionKind Kind, RetentionKind For)>> s_waits = [];

    private readonly FairwayDb _db;
    private readonly Leaver _who;
    private readonly Dictionary<Type, HeldTable> _held = HeldTables.All.ToDictionary(t => t.Row);

    public GoingTables(FairwayDb db, Leaver who)
    {
        (_db, _who) = (db, who);
        Tables = [.. db.Model.GetEntityTypes().Where(t => !t.IsOwned()).OrderByDescending(Depth).ThenBy(t => t.GetTableName())];
    }

    /// <summary>All tables, those that hang on others first.</summary>
    private IReadOnlyList<IEntityType> Tables { get; }

    /// <summary>The kinds in the order in which they go: what names a record of another kind goes before it.</summary>
    public static IReadOnlyList<RetentionKind> InOrder(IModel model)
    {
        var waits = Waits(model);
        return [.. Enum.GetValues<RetentionKind>().OrderBy(kind => waits.Any(w => w.Kind == kind)).ThenBy(kind => kind)];
    }

    /// <summary>Kinds whose records are named by records of another, and go no sooner.</summary>
    public static IReadOnlyList<(RetentionKind Kind, RetentionKind For)> Waits(IModel model) => s_waits.GetValue(model, FindWaits);

    private static IReadOnlyList<(RetentionKind Kind, RetentionKind For)> FindWaits(IModel model) =>
        [
            .. (
                from table in model.GetEntityTypes()
                where !table.IsOwned()
                let held = HeldTables.All.First(t => t.Row == table.ClrType)
                where held.IsOwnRecord
                from key in table.GetForeignKeys()
                from its in held.Going
                from other in HeldTables.All.First(t => t.Row == key.PrincipalEntityType.ClrType).Going
                where other.Kind != its.Kind
                select (other.Kind, its.Kind)
            ).Distinct(),
        ];

    /// <summary>Whether rows of a table go with anything: by themselves or with what they hang on.</summary>
    public static bool CanGo(IEntityType table)
    {
        var held = HeldTables.All.First(t => t.Row == table.ClrType);
        return held.Going.Count > 0
            || (
                held.StaysBecause is null && table.GetForeignKeys().Any(k => k.PrincipalEntityType != table && CanGo(k.PrincipalEntityType))
            );
    }

    /// <summary>How many rows of which table go with a kind, but for those that went with kinds before it.</summary>
    public async Task<SortedDictionary<string, int>> CountAsync(
        RetentionKind kind,
        IReadOnlySet<RetentionKind> before,
        CancellationToken stop
    )
    {
        var rows = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in Tables)
        {
            if (Which(table, new HashSet<RetentionKind> { kind }) is { } which)
            {
                Note(
                    rows,
                    table,
                    await (Task<int>)s_count.MakeGenericMethod(table.ClrType).Invoke(this, [which, Which(table, before), stop])!
                );
            }
        }
        await HistoryAsync(kind, before, rows, ids => _db.History.CountAsync(e => ids.Contains(e.Subject), stop), stop);
        return rows;
    }

    /// <summary>Deletes the rows that go with a kind, those that hang on others first, and says how many of which table.</summary>
    public async Task<SortedDictionary<string, int>> DeleteAsync(RetentionKind kind, CancellationToken stop)
    {
        var rows = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var only = new HashSet<RetentionKind> { kind };
        await HistoryAsync(
            kind,
            new HashSet<RetentionKind>(),
            rows,
            ids => _db.History.Where(e => ids.Contains(e.Subject)).ExecuteDeleteAsync(stop),
            stop
        );
        foreach (var table in Tables)
        {
            if (Which(table, only) is { } which)
            {
                Note(
                    rows,
                    table,
                    table.ClrType == typeof(Account) ? await LeavingAccounts.DeleteOrEmptyAsync(_db, _who, stop)
                        : table.ClrType == typeof(FeedbackRespondent) ? await NamelessInvitations.MakeAsync(_db, _who, stop)
                        : await (Task<int>)s_delete.MakeGenericMethod(table.ClrType).Invoke(this, [which, stop])!
                );
            }
        }
        return rows;
    }

    /// <summary>What was done in a record goes with it: the history names the record by its id.</summary>
    private async Task HistoryAsync(
        RetentionKind kind,
        IReadOnlySet<RetentionKind> before,
        SortedDictionary<string, int> rows,
        Func<List<string>, Task<int>> act,
        CancellationToken stop
    )
    {
        var ids = new List<string>();
        foreach (var table in Tables.Where(t => _held[t.ClrType].IsOwnRecord && IsNamedInHistory(t)))
        {
            if (Which(table, new HashSet<RetentionKind> { kind }) is { } which)
            {
                ids.AddRange(
                    await (Task<List<string>>)s_ids.MakeGenericMethod(table.ClrType).Invoke(this, [which, Which(table, before), stop])!
                );
            }
        }
        foreach (var some in ids.Chunk(1_000))
        {
            Note(rows, _db.Model.FindEntityType(typeof(HistoryEntry))!, await act([.. some]));
        }
    }

    private static bool IsNamedInHistory(IEntityType table) =>
        table.FindPrimaryKey()!.Properties is [{ Name: "Id" } key]
        && key.ClrType == typeof(Guid)
        && table.ClrType != typeof(OutboxMessage)
        && table.ClrType != typeof(HistoryEntry)
        && table.ClrType != typeof(Account);

    private static void Note(SortedDictionary<string, int> rows, IEntityType table, int count)
    {
        if (count > 0)
        {
            var name = table.GetTableName()!;
            rows[name] = rows.GetValueOrDefault(name) + count;
        }
    }

    /// <summary>The condition on a table's rows that go with any of the kinds; null: none does.</summary>
    private LambdaExpression? Which(IEntityType table, IReadOnlySet<RetentionKind> kinds)
    {
        var held = _held[table.ClrType];
        var row = Expression.Parameter(table.ClrType);
        Expression? any = null;
        foreach (var going in held.Going.Where(g => kinds.Contains(g.Kind)))
        {
            var which = going.Which(_db, _who);
            Or(new Exchanged(which.Parameters[0], row).Visit(which.Body));
        }
        if (!held.IsOwnRecord && held.StaysBecause is null)
        {
            foreach (var key in table.GetForeignKeys().Where(k => k.PrincipalEntityType != table))
            {
                if (Which(key.PrincipalEntityType, kinds) is { } above)
                {
                    var named = key.Properties[0];
                    var keys = (IQueryable)
                        s_keys
                            .MakeGenericMethod(key.PrincipalEntityType.ClrType, named.ClrType)
                            .Invoke(this, [above, key.PrincipalKey.Properties[0].Name])!;
                    var value = Expression.Call(typeof(EF), nameof(EF.Property), [named.ClrType], row, Expression.Constant(named.Name));
                    Or(Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [named.ClrType], keys.Expression, value));
                }
            }
        }
        return any is null ? null : Expression.Lambda(any, row);

        void Or(Expression one) => any = any is null ? one : Expression.OrElse(any, one);
    }

    private IQueryable<TKey> KeysOf<T, TKey>(LambdaExpression which, string key)
        where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var stored = _db.Model.FindEntityType(typeof(T))!.FindProperty(key)!.ClrType;
        Expression value = Expression.Call(typeof(EF), nameof(EF.Property), [stored], row, Expression.Constant(key));
        // A column that may be empty names a key that may not.
        value = stored == typeof(TKey) ? value : Expression.Convert(value, typeof(TKey));
        return _db.Set<T>().Where((Expression<Func<T, bool>>)which).Select(Expression.Lambda<Func<T, TKey>>(value, row));
    }

    private IQueryable<T> Rows<T>(LambdaExpression which, LambdaExpression? without)
        where T : class
    {
        var rows = _db.Set<T>().Where((Expression<Func<T, bool>>)which);
        return without is null ? rows : rows.Where(Expression.Lambda<Func<T, bool>>(Expression.Not(without.Body), without.Parameters));
    }

    private Task<int> CountRowsAsync<T>(LambdaExpression which, LambdaExpression? without, CancellationToken stop)
        where T : class => Rows<T>(which, without).CountAsync(stop);

    private Task<int> DeleteRowsAsync<T>(LambdaExpression which, CancellationToken stop)
        where T : class => Rows<T>(which, null).ExecuteDeleteAsync(stop);

    private async Task<List<string>> IdsAsync<T>(LambdaExpression which, LambdaExpression? without, CancellationToken stop)
        where T : class
    {
        var ids = await Rows<T>(which, without).Select(r => EF.Property<Guid>(r, "Id")).ToListAsync(stop);
        return [.. ids.Select(id => id.ToString())];
    }

    private static int Depth(IEntityType table) =>
        table
            .GetForeignKeys()
            .Where(k => k.PrincipalEntityType != table)
            .Select(k => 1 + Depth(k.PrincipalEntityType))
            .DefaultIfEmpty(0)
            .Max();

    private static MethodInfo Method(string name) => typeof(GoingTables).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;

    private sealed class Exchanged(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
