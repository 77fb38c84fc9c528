using Fairway.App;
using Fairway.App.Skills;
using Fairway.Postgres;
using Fairway.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Fairway.Migrations;

/// <summary>The contexts as `dotnet ef` needs them: which provider is the first argument after `--`. No server is asked.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<FairwayDb>, IDesignTimeDbContextFactory<SkillsDb>
{
    FairwayDb IDesignTimeDbContextFactory<FairwayDb>.CreateDbContext(string[] args) => new(OptionsOf<FairwayDb>(args));

    SkillsDb IDesignTimeDbContextFactory<SkillsDb>.CreateDbContext(string[] args) => new(OptionsOf<SkillsDb>(args));

    private static DbContextOptions<T> OptionsOf<T>(string[] args)
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        switch (args.FirstOrDefault())
        {
            case "sqlite":
                SqliteDatabase.Configure(options, "design.db");
                break;
            case "postgres":
                PostgresDatabase.Configure(options, "Host=localhost;Database=design");
                break;
            default:
                throw new ArgumentException("Which database? Say `-- sqlite` or `-- postgres` at the end, or use ./fairway migrations.");
        }
        return options.Options;
    }

    private static void Main() => Console.Error.WriteLine("This program only serves `dotnet ef`; use ./fairway migrations.");
}
