using System.Linq.Expressions;
using Fairway.Rules.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Fairway.App.Privacy;

/// <summary>Whom a copy of their own data is for: an account, and the official it belongs to.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="StaffId">The official; empty for who is not in the staff file, which no row names.</param>
public sealed record DataSubject(Guid AccountId, string StaffId)
{
    /// <summary>The account as histories write it for who is not in the staff file.</summary>
    public string AccountText { get; } = AccountId.ToString();

    /// <summary>How a history names them as the actor.</summary>
    public string Actor => StaffId.Length > 0 ? StaffId : AccountText;
}

/// <summary>Why something that names a person is in no copy for them. Each has its words, with the provision it rests on.</summary>
public enum WhyNot
{
    /// <summary>It opens the way in: who got hold of the copy would get in.</summary>
    SecretOfSignIn = 1,

    /// <summary>What another has not released yet (decision 1).</summary>
    Unreleased,

    /// <summary>Kept in confidence by a rule: the notes of HR (UP-3), what a panel or the Board deliberates (PP-8, BD-2).</summary>
    Confidential,

    /// <summary>It would help to tell who said what where that must stay unknown (UF-2).</summary>
    Anonymity,

    /// <summary>It is about somebody else, whose record it is; the person only acted in it.</summary>
    AnothersRecord,

    /// <summary>It opens with a key that its holder alone has.</summary>
    Sealed,
}

/// <summary>
/// What of one table is a person's. Every table and every column of the model that names a person stands in <see cref="HeldTables"/>: a test goes through the
/// model and fails for one that doesn't.
/// </summary>
/// <param name="Row">The rows' type in the model.</param>
public sealed record HeldTable(Type Row)
{
    /// <summary>The rows about the person, or written by them, that stand in their copy; null: none.</summary>
    public Func<FairwayDb, DataSubject, IQueryable<object>>? Own { get; private init; }

    /// <summary>Columns by which a row is the person's own: it is in the copy unless <see cref="Waits"/> says why it may not be.</summary>
    public IReadOnlyList<string> Mine { get; private init; } = [];

    /// <summary>Columns that name the person in a row that is another's record: the copy says in how many.</summary>
    public IReadOnlyList<string> Named { get; private init; } = [];

    /// <summary>Columns that are left out of the rows.</summary>
    public IReadOnlyDictionary<string, WhyNot> LeftOut { get; private init; } = new Dictionary<string, WhyNot>();

    /// <summary>Columns that are left out of those rows for which the condition holds.</summary>
    public IReadOnlyList<HiddenColumns> Hidden { get; private init; } = [];

    /// <summary>Why rows about the person are left out: all of them where there are no own ones, else some; null: none is.</summary>
    public WhyNot? Waits { get; private init; }

    /// <summary>Whether the table has nothing of a person's at all.</summary>
    public bool OfNobody => Own is null && Waits is null && Named.Count == 0;

    private Func<FairwayDb, DataSubject, IProperty, CancellationToken, Task<int>> Counts { get; init; } = null!;

    /// <summary>A table whose rows are in the copy.</summary>
    /// <param name="mine">The columns that make them the person's, separated by spaces; empty: they belong to a row of another table that is.</param>
    /// <param name="own">The rows.</param>
    public static HeldTable Of<T>(string mine, Func<FairwayDb, DataSubject, IQueryable<T>> own)
        where T : class => Of<T>() with { Mine = Words(mine), Own = own };

    /// <summary>A table without rows of the person's own.</summary>
    public static HeldTable Of<T>()
        where T : class => new(typeof(T)) { Counts = CountAsync<T> };

    /// <summary>Which rows are deleted with which kind of record, beside those that hang on rows which are.</summary>
    public IReadOnlyList<GoingRows> Going { get; private init; } = [];

    /// <summary>Whether the rows are records of their own: they don't go with a row that they name, which waits for them instead.</summary>
    public bool IsOwnRecord { get; private init; }

    /// <summary>Why no time makes rows of this table go; null: it has rows that do.</summary>
    public string? StaysBecause { get; private init; }

    /// <summary>The rows for which the condition holds are records of a kind, and go when its time has come.</summary>
    public HeldTable Goes<T>(RetentionKind kind, Func<FairwayDb, Leaver, Expression<Func<T, bool>>> which)
        where T : class => AlsoGoes(kind, which) with { IsOwnRecord = true };

    /// <summary>The same for rows that hang on another's: they go with it, and by themselves with this kind.</summary>
    public HeldTable AlsoGoes<T>(RetentionKind kind, Func<FairwayDb, Leaver, Expression<Func<T, bool>>> which)
        where T : class => this with { Going = [.. Going, new(kind, (db, who) => which(db, who))] };

    /// <summary>No row of the table goes with anybody's file.</summary>
    public HeldTable Stays(string because) => this with { StaysBecause = because };

    public HeldTable Naming(string columns) => this with { Named = Words(columns) };

    public HeldTable Without(WhyNot why, string columns) =>
        this with
        {
            LeftOut = LeftOut
                .Concat(Words(columns).Select(c => KeyValuePair.Create(c, why)))
                .ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal),
        };

    public HeldTable Hide<T>(WhyNot why, string columns, Func<T, DataSubject, bool> when)
        where T : class => this with { Hidden = [.. Hidden, new(why, Words(columns), (row, me) => when((T)row, me))] };

    public HeldTable Waiting(WhyNot why) => this with { Waits = why };

    /// <summary>In how many rows a column names the person.</summary>
    public Task<int> CountAsync(FairwayDb db, DataSubject me, IProperty column, CancellationToken stop) => Counts(db, me, column, stop);

    private static async Task<int> CountAsync<T>(FairwayDb db, DataSubject me, IProperty column, CancellationToken stop)
        where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var value = Expression.Call(typeof(EF), nameof(EF.Property), [column.ClrType], row, Expression.Constant(column.Name));
        // Captured and not constant: one plan for all persons.
        Expression asked =
            column.ClrType == typeof(string)
                ? Expression.Property(Expression.Constant(me), nameof(DataSubject.StaffId))
                : Expression.Convert(Expression.Property(Expression.Constant(me), nameof(DataSubject.AccountId)), column.ClrType);
        return await db.Set<T>().CountAsync(Expression.Lambda<Func<T, bool>>(Expression.Equal(value, asked), row), stop);
    }

    private static string[] Words(string columns) => columns.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Columns that are left out of some rows.</summary>
public sealed record HiddenColumns(WhyNot Why, IReadOnlyList<string> Columns, Func<object, DataSubject, bool> When);

/// <summary>Rows of a table that go with a kind of record.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Which">The condition on a row, for whose they are.</param>
public sealed record GoingRows(RetentionKind Kind, Func<FairwayDb, Leaver, LambdaExpression> Which);

/// <summary>Whose records go, and what of it was closed long enough ago.</summary>
/// <param name="AccountId">The account; empty: there is none.</param>
/// <param name="StaffId">The official.</param>
/// <param name="ClosedBefore">Before which moment a record of a kind that is counted from its closing must be closed.</param>
public sealed record Leaver(Guid AccountId, string StaffId, IReadOnlyDictionary<RetentionKind, Instant> ClosedBefore)
{
    /// <summary>The account as histories write it.</summary>
    public string AccountText { get; } = AccountId.ToString();
}
