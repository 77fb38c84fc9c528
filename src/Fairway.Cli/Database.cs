using Fairway.App;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>The database that was chosen, with that of the room of skills beside it.</summary>
public sealed class Database : DatabaseAt
{
    private const string DefaultFile = "fairway.db";

    private Database(string connection, SkillsDatabase skills)
        : base(connection) => Skills = skills;

    /// <summary>Where skills stand, apart from everything else (LE-3).</summary>
    public SkillsDatabase Skills { get; }

    /// <summary>
    /// <c>Host=…</c> means PostgreSQL, anything else an SQLite file; nothing said means <c>fairway.db</c> in the data folder.
    /// </summary>
    /// <param name="connection">What <c>--db</c> or FAIRWAY_DB says.</param>
    /// <param name="dataFolder">Where the file stands if nothing is said.</param>
    /// <param name="skills">What <c>--skills-db</c> or FAIRWAY_SKILLS_DB says; null: the one beside it.</param>
    public static Database Choose(string? connection, string dataFolder, string? skills = null)
    {
        if (string.IsNullOrWhiteSpace(connection))
        {
            connection = Path.Combine(dataFolder, DefaultFile);
        }
        return new Database(connection, SkillsDatabase.Choose(skills, connection));
    }

    /// <summary>Where a compiler that is started beside a demonstration has its own folder: next to the file, else in the data folder.</summary>
    /// <param name="dataFolder">As for <see cref="Choose"/>.</param>
    internal string CompilerFolder(string dataFolder) =>
        File is not { } file ? Path.Combine(dataFolder, "compiler")
        : Path.GetFileName(file) == DefaultFile ? Path.Combine(Path.GetDirectoryName(file)!, "compiler")
        : Path.ChangeExtension(file, null) + "-compiler";

    /// <summary>A context outside the web's services: for imports and exports.</summary>
    public FairwayDb Open() => Open(create: false);

    internal override DbContext ToUpdate() => Open(create: true);

    private FairwayDb Open(bool create)
    {
        var options = new DbContextOptionsBuilder<FairwayDb>();
        Configure(options, create);
        return new FairwayDb(options.Options);
    }
}
