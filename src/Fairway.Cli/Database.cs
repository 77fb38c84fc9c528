using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Postgres.Rows;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>The database that was chosen, with that of the room of skills beside it.</summary>
public sealed class Database : DatabaseAt
{
    private const string DefaultFile = "fairway.db";

    private Database(string connection, string? owner, SkillsDatabase skills)
        : base(connection, owner) => Skills = skills;

    /// <summary>Where skills stand, apart from everything else (LE-3).</summary>
    public SkillsDatabase Skills { get; }

    /// <summary>
    /// <c>Host=…</c> means PostgreSQL, anything else an SQLite file; nothing said means <c>fairway.db</c> in the data folder.
    /// </summary>
    /// <param name="connection">What <c>--db</c> or FAIRWAY_DB says.</param>
    /// <param name="dataFolder">Where the file stands if nothing is said.</param>
    /// <param name="skills">What <c>--skills-db</c> or FAIRWAY_SKILLS_DB says; null: the one beside it.</param>
    /// <param name="owner">What <c>--db-owner</c> or FAIRWAY_DB_OWNER says; null: the user of <paramref name="connection"/>.</param>
    public static Database Choose(string? connection, string dataFolder, string? skills = null, string? owner = null)
    {
        if (string.IsNullOrWhiteSpace(connection))
        {
            connection = Path.Combine(dataFolder, DefaultFile);
        }
        owner = string.IsNullOrWhiteSpace(owner) ? null : owner;
        if (owner is not null && !(IsPostgres(connection) && IsPostgres(owner)))
        {
            throw Stop.Usage(
                "--db-owner names the owner of tables on PostgreSQL, as \"Host=…;Username=…\"; --db must name that server too."
            );
        }
        return new Database(connection, owner, SkillsDatabase.Choose(skills, connection, owner));
    }

    /// <summary>Where a compiler that is started beside a demonstration has its own folder: next to the file, else in the data folder.</summary>
    /// <param name="dataFolder">As for <see cref="Choose"/>.</param>
    internal string CompilerFolder(string dataFolder) =>
        File is not { } file ? Path.Combine(dataFolder, "compiler")
        : Path.GetFileName(file) == DefaultFile ? Path.Combine(Path.GetDirectoryName(file)!, "compiler")
        : Path.ChangeExtension(file, null) + "-compiler";

    /// <summary>A context outside the web's services, in the product's own name: for imports and exports.</summary>
    public FairwayDb Open()
    {
        var options = new DbContextOptionsBuilder<FairwayDb>();
        Configure(options);
        var db = Leased(new FairwayDb(options.Options), new Asking());
        db.Asking.AsProduct();
        return db;
    }

    protected override Task GuardAsync(string owner, string? user, CancellationToken stop) => GuardedRows.ApplyAsync(owner, user, stop);

    protected override Task<bool> AreCurrentAsync(string connection, CancellationToken stop) =>
        GuardedRows.AreCurrentAsync(connection, stop);

    internal override DbContext ToUpdate()
    {
        var options = new DbContextOptionsBuilder<FairwayDb>();
        ConfigureToUpdate(options);
        return new FairwayDb(options.Options);
    }

    /// <summary>A context for one scope: whoever is asked for in it is told to the database with each transaction.</summary>
    internal FairwayDb Leased(IDbContextFactory<FairwayDb> pool, Asking asking) => Leased(pool.CreateDbContext(), asking);

    private FairwayDb Leased(FairwayDb db, Asking asking)
    {
        (db.Asking, db.FormAnswered) = (asking, null);
        if (GuardsRows)
        {
            // A change of one row would be sent without a transaction, and the guard has its word from the transaction.
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        }
        return db;
    }
}
