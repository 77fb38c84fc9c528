using System.Text.RegularExpressions;
using Fairway.App;
using Fairway.App.Skills;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fairway.Architecture.Tests;

/// <summary>One shape on both databases, and a capability that keeps to its own tables.</summary>
public sealed partial class Databases
{
    /// <summary>
    /// Whose table prefix is not the capability's name: what the framework of sign-in brings stands with the accounts.
    /// </summary>
    private static readonly Dictionary<string, string> s_prefixes = new(StringComparer.Ordinal)
    {
        ["IdentityUserClaim`1"] = "accounts",
        ["IdentityUserLogin`1"] = "accounts",
        ["IdentityUserToken`1"] = "accounts",
        ["IdentityUserPasskey`1"] = "accounts",
        ["IdentityPasskeyData"] = "accounts",
        ["DataProtectionKey"] = "accounts",
    };

    [Fact]
    public void Migrations_of_both_databases_carry_the_same_names()
    {
        var sqlite = Names(typeof(Sqlite.SqliteDatabase));
        sqlite.ShouldNotBeEmpty();
        Names(typeof(Postgres.PostgresDatabase)).ShouldBe(sqlite);
    }

    [Fact]
    public void A_table_is_named_after_its_capability()
    {
        using var db = Open();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var capability = s_prefixes.GetValueOrDefault(entity.ClrType.Name) ?? entity.ClrType.Namespace!.Split('.')[2];
            entity.GetTableName().ShouldStartWith(capability.ToLowerInvariant() + "_");
        }
    }

    [Fact]
    public void The_room_of_skills_has_tables_of_its_own_and_none_stands_in_the_other_database()
    {
        using var db = Open();
        using var skills = OpenSkills();
        var own = skills.Model.GetEntityTypes().Select(e => e.GetTableName()!).ToList();
        own.ShouldAllBe(table => table.StartsWith("skills_"));
        db.Model.GetEntityTypes().Select(e => e.GetTableName()!).ShouldAllBe(table => !table.StartsWith("skills_"));
    }

    [Fact]
    public void Instants_and_days_are_stored_so_that_both_databases_sort_them()
    {
        using var db = Open();
        var wrong =
            // What is kept within JSON is nothing that a database sorts.
            from entity in db.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson())
            from property in entity.GetProperties()
            let stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType
            where (Nullable.GetUnderlyingType(stored) ?? stored) is { } type && (type == typeof(DateTime) || type == typeof(DateTimeOffset))
            select $"{entity.ClrType.Name}.{property.Name} is stored as {stored.Name}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_record_that_several_may_change_is_guarded_against_lost_updates()
    {
        using var db = Open();
        var wrong =
            from entity in db.Model.GetEntityTypes()
            where typeof(App.History.IVersioned).IsAssignableFrom(entity.ClrType)
            where !entity.FindProperty(nameof(App.History.IVersioned.Version))!.IsConcurrencyToken
            select entity.ClrType.Name;
        wrong.ShouldBeEmpty();
    }

    private static List<string> Names(Type inAssembly) =>
        [
            .. inAssembly
                .Assembly.GetTypes()
                .SelectMany(t => t.GetCustomAttributes(typeof(MigrationAttribute), inherit: false).Cast<MigrationAttribute>())
                .Select(m => Stamp().Replace(m.Id, ""))
                .Order(StringComparer.Ordinal),
        ];

    private static FairwayDb Open() => new(Options<FairwayDb>());

    private static SkillsDb OpenSkills() => new(Options<SkillsDb>());

    private static DbContextOptions<T> Options<T>()
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        Sqlite.SqliteDatabase.Configure(options, "Data Source=:memory:");
        return options.Options;
    }

    [GeneratedRegex(@"^\d+_", RegexOptions.None, 1000)]
    private static partial Regex Stamp();
}
