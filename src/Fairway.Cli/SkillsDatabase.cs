using Fairway.App.Skills;
using Fairway.Postgres;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>
/// The database of the room of skills (LE-3): a file of its own, or a database of its own on PostgreSQL, into which no query of another database reaches. With a
/// user of its own named for it, the product's other user can be kept out of it altogether.
/// </summary>
public sealed class SkillsDatabase : DatabaseAt
{
    private readonly string? _made;

    private SkillsDatabase(string connection, string? made)
        : base(connection) => _made = made;

    /// <summary>The one that is named, else the one beside the database.</summary>
    /// <param name="named">What <c>--skills-db</c> or FAIRWAY_SKILLS_DB says.</param>
    /// <param name="beside">The connection of the database of everything else.</param>
    internal static SkillsDatabase Choose(string? named, string beside)
    {
        if (string.IsNullOrWhiteSpace(named))
        {
            var derived = Beside(beside, "skills");
            return new(derived, IsPostgres(beside) ? derived : null);
        }
        if (IsPostgres(named) != IsPostgres(beside))
        {
            throw Stop.Usage("--skills-db and --db name databases of one kind: both on PostgreSQL, or both files.");
        }
        return AreOne(named, beside)
            ? throw Stop.Usage(
                "--skills-db names the database of everything else. Skills have one of their own: nothing of appraisals may be read from it."
            )
            : new(named, null);
    }

    public SkillsDb Open() => Open(create: false);

    internal override DbContext ToUpdate() => Open(create: true);

    /// <summary>Whoever else may sign in at the server has no business in it.</summary>
    internal override Task MadeAsync(CancellationToken stop) =>
        _made is null ? Task.CompletedTask : PostgresDatabase.ShutAsync(_made, stop);

    internal override string Unmade =>
        "Skills have a database of their own, apart from appraisals: let an administrator make it, or name another with --skills-db or FAIRWAY_SKILLS_DB.";

    private SkillsDb Open(bool create)
    {
        var options = new DbContextOptionsBuilder<SkillsDb>();
        Configure(options, create);
        return new SkillsDb(options.Options);
    }
}
