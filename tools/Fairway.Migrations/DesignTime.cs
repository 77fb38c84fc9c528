using Fairway.App;
using Fairway.Postgres;
using Fairway.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Fairway.Migrations;

/// <summary>The context as `dotnet ef` needs it: which provider is the first argument after `--`. No server is asked.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<FairwayDb>
{
    public FairwayDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<FairwayDb>();
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
        return new FairwayDb(options.Options);
    }

    private static void Main() => Console.Error.WriteLine("This program only serves `dotnet ef`; use ./fairway migrations.");
}
