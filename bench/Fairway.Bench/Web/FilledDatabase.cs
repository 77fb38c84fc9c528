using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Cli;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fairway.Bench.Web;

/// <summary>A database of the measurement's own with the demonstration organization in it, gone when the measurement is done.</summary>
internal sealed class FilledDatabase : IAsyncDisposable
{
    private readonly bool isPostgres;
    private Dictionary<int, TimeSpan> before = [];

    private FilledDatabase(string name, string connection, bool isPostgres) =>
        (Name, Connection, this.isPostgres) = (name, connection, isPostgres);

    public string Name { get; }
    public string Connection { get; }

    /// <summary>On PostgreSQL its processes are counted with the server's.</summary>
    public bool HasProcesses => isPostgres;

    public FairwayDb Open() => Database.Choose(Connection, "").Open();

    public static async Task<FilledDatabase> Sqlite(string folder, string? keep, int officials = Demo.Demonstration.FewestOfficials)
    {
        var file = Path.Combine(folder, "fairway.db");
        var database = new FilledDatabase("SQLite", file, isPostgres: false);
        var kept = keep is null ? null : Path.Combine(keep, "fairway.db");
        if (kept is null)
        {
            await database.Fill(officials);
            return database;
        }
        if (!File.Exists(kept))
        {
            Directory.CreateDirectory(keep!);
            await new FilledDatabase("SQLite", kept, isPostgres: false).Fill(officials);
        }
        File.Copy(kept, file);
        return database;
    }

    /// <param name="server">A connection string of somebody who may create databases.</param>
    /// <param name="officials">How many the organization has.</param>
    /// <param name="keep">Where databases are kept, one is kept on the server as well.</param>
    public static async Task<FilledDatabase> Postgres(string server, string? keep, int officials = Demo.Demonstration.FewestOfficials)
    {
        var name = $"fairway_bench_{Guid.NewGuid():N}";
        var database = new FilledDatabase("PostgreSQL", $"{server};Database={name}", isPostgres: true);
        if (keep is null)
        {
            await database.Fill(officials);
            return database;
        }
        // Two states of the product keep theirs in two folders, and on one server apart.
        var keptName = $"fairway_bench_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(keep)))[..12]}";
        var kept = new FilledDatabase("PostgreSQL", $"{server};Database={keptName};Pooling=false", isPostgres: true);
        await using (var db = kept.Open())
        {
            if (!await db.Database.CanConnectAsync())
            {
                await kept.Fill(officials);
            }
        }
        // Not by the product's context, which would say first who asks. The names are made above, without a quote in them; an identifier can't be a parameter.
        await using var any = new NpgsqlConnection($"{server};Database=postgres");
        await any.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name} template {keptName}", any);
        create.CommandTimeout = 0;
        await create.ExecuteNonQueryAsync();
        return database;
    }

    /// <summary>Processor time that the database's processes have used since the last call; nothing where it has none of its own.</summary>
    public async Task<TimeSpan> CpuSinceLast()
    {
        if (!isPostgres)
        {
            return TimeSpan.Zero;
        }
        await using var db = Open();
        var ids = await db
            .Database.SqlQueryRaw<int>("""select pid as "Value" from pg_stat_activity where pid <> pg_backend_pid()""")
            .ToListAsync();
        var now = new Dictionary<int, TimeSpan>();
        foreach (var id in ids)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                now[id] = process.TotalProcessorTime;
            }
            catch (ArgumentException)
            {
                // It ended between the two questions.
            }
        }
        var used = now.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Value - before.GetValueOrDefault(p.Key));
        before = now;
        return used;
    }

    public async ValueTask DisposeAsync()
    {
        if (isPostgres)
        {
            await using var db = Open();
            await db.Database.EnsureDeletedAsync();
        }
    }

    private async Task Fill(int officials)
    {
        Console.Error.WriteLine($"Filling {Name} with a demonstration organization of {officials} officials …");
        var parts = new Parts
        {
            Database = Database.Choose(Connection, ""),
            Policies = PolicyLibrary.Load(PolicyLibrary.Shipped),
            Learning = Fairway.App.Learning.LearningLibrary.Load(Fairway.App.Learning.LearningLibrary.Shipped),
            PublicUrl = new Uri("http://localhost"),
            Port = 1,
        };
        await Versions.BringUpToDate(parts.Database, CancellationToken.None);
        await using var app = Composition.Build(parts);
        await using var scope = app.Services.CreateAsyncScope();
        await Demo.Demonstration.LoadAsync(
            scope.ServiceProvider.GetRequiredService<FairwayDb>(),
            parts.Clock,
            parts.Policies,
            scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>(),
            progress: null,
            CancellationToken.None,
            officials: officials
        );
    }
}
