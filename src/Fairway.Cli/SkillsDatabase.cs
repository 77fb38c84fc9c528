using Fairway.App.Skills;
using Fairway.Postgres;
using Fairway.Postgres.Rows;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>
/// The database of the room of skills (LE-3): a file of its own, or a database of its own on PostgreSQL, into which no query of another database reaches. With a
/// user of its own named for it, the product's other user can be kept out of it altogether.
/// </summary>
public sealed class SkillsDatabase : DatabaseAt
{
    private readonly string? _made;

    private SkillsDatabase(string connection, string? made, string? owner)
        : base(connection, owner) => _made = made;

    /// <summary>The one that is named, else the one beside the database.</summary>
    /// <param name="named">What <c>--skills-db</c> or FAIRWAY_SKILLS_DB says.</param>
    /// <param name="beside">The connection of the database of everything else.</param>
    /// <param name="owner">Connection of the user who owns the tables of both; null: each its own.</param>
    internal static SkillsDatabase Choose(string? named, string beside, string? owner = null)
    {
        if (string.IsNullOrWhiteSpace(named))
        {
            var derived = Beside(beside, "skills");
            return new(derived, IsPostgres(beside) ? PostgresDatabase.As(owner ?? derived, derived) : null, owner);
        }
        if (IsPostgres(named) != IsPostgres(beside))
        {
            throw Stop.Usage("--skills-db and --db name databases of one kind: both on PostgreSQL, or both files.");
        }
        return AreOne(named, beside)
            ? throw Stop.Usage(
                "--skills-db names the database of everything else. Skills have one of their own: nothing of appraisals may be read from it."
            )
            : new(named, null, owner);
    }

    public SkillsDb Open() => Open(Configure);

    protected override Task GuardAsync(string owner, string? user, CancellationToken stop) => GuardedRows.LetInAsync(owner, user, stop);

    /// <summary>There are none: what is searched there is shown by its subject to everybody.</summary>
    protected override Task<bool> AreCurrentAsync(string connection, CancellationToken stop) => Task.FromResult(true);

    internal override DbContext ToUpdate() => Open(ConfigureToUpdate);

    /// <summary>Whoever else may sign in at the server has no business in it.</summary>
    internal override Task MadeAsync(CancellationToken stop) =>
        _made is null ? Task.CompletedTask : PostgresDatabase.ShutAsync(_made, stop);

    internal override string Unmade =>
        "Skills have a database of their own, apart from appraisals: let an administrator make it, or name another with --skills-db or FAIRWAY_SKILLS_DB.";

    private static SkillsDb Open(Action<DbContextOptionsBuilder> configure)
    {
        var options = new DbContextOptionsBuilder<SkillsDb>();
        configure(options);
        return new SkillsDb(options.Options);
    }
}
