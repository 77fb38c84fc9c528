using System.Text.RegularExpressions;
using Fairway.App;
using Fairway.App.Archives;
using Fairway.App.Skills;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Fairway.Architecture.Tests;

/// <summary>What an organization takes along is all that there is, and what lets somebody in goes only where it is asked for.</summary>
public sealed partial class Archives
{
    /// <summary>Columns that are called like secrets and are none, and why.</summary>
    private static readonly Dictionary<string, string> s_harmless = new(StringComparer.Ordinal)
    {
        ["accounts_accounts.ConcurrencyStamp"] = "counts changes",
        ["accounts_ended_sign_ons.TokenId"] = "the number of a message that counts once",
        ["accounts_logins.ProviderKey"] = "whom a provider means; the provider says so, not the number",
        ["accounts_passkeys.CredentialId"] = "public half",
        ["api_answers.Key"] = "what a program called its request, which counts for its token alone",
        ["appraisals_journal.Private"] = "yes or no",
        ["promotions_members.IsSecretary"] = "an office",
        ["reclassification_duties.Share"] = "of the time",
        ["feedback_groups.KeyId"] = "published",
        ["feedback_groups.PublicKey"] = "published",
        ["feedback_rounds.KeysDestroyedAt"] = "an instant",
        ["feedback_rounds.TokensOpen"] = "a day",
        ["history_settings.Key"] = "the name of a setting; rows that hold secrets are left out",
        ["provisioning_entries.TokenId"] = "which system wrote it",
        ["results_outcomes.Key"] = "the programme and budget's own key",
        ["results_outcomes.ParentKey"] = "the same",
        ["results_workplan_lines.OutcomeKey"] = "the same",
        ["appraisals_outputs.OutcomeKey"] = "the same",
        ["support_mediator_keys.Share"] = "one of two shares, alone without any meaning",
    };

    [Fact]
    public void Every_table_of_both_databases_is_in_a_whole_export_or_left_out_by_name()
    {
        foreach (var model in Models())
        {
            var all = model.GetRelationalModel().Tables.Select(t => t.Name).Order(StringComparer.Ordinal).ToList();
            ArchiveModel.Of(model, credentials: true).Select(t => t.Name).ShouldBe(all, "with credentials: all");
            var without = ArchiveModel.Of(model, credentials: false);
            var leftOut = ArchiveModel.LeftOut(model, credentials: false);
            without.Select(t => t.Name).Concat(leftOut).Order(StringComparer.Ordinal).ShouldBe(all);
            foreach (var table in model.GetRelationalModel().Tables)
            {
                var whole = ArchiveModel.Of(model, credentials: true).Single(t => t.Name == table.Name);
                whole.Columns.Select(c => c.Name).ShouldBe(table.Columns.Select(c => c.Name), ignoreOrder: true);
            }
        }
    }

    [Fact]
    public void What_is_left_out_is_there_and_says_what_it_is()
    {
        var tables = Models().SelectMany(m => m.GetRelationalModel().Tables).ToList();
        foreach (var credential in Credential.All)
        {
            var table = tables.Find(t => t.Name == credential.Table);
            table.ShouldNotBeNull(credential.Table);
            if (credential.Column is not null)
            {
                table.FindColumn(credential.Column).ShouldNotBeNull($"{credential.Table}.{credential.Column}");
            }
            credential.Why.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public void What_is_called_like_a_secret_is_left_out_or_listed_as_none()
    {
        var asked = new List<string>();
        foreach (var model in Models())
        {
            foreach (var table in ArchiveModel.Of(model, credentials: false))
            {
                asked.AddRange(
                    table.Columns.Where(c => Secret().IsMatch(c.Name) && !IsHashOfText(table, c)).Select(c => $"{table.Name}.{c.Name}")
                );
            }
        }
        asked.Except(s_harmless.Keys).ShouldBeEmpty("does it let somebody in, sign or unseal? Then it belongs into Credential");
        s_harmless.Keys.Except(asked).ShouldBeEmpty("listed, and not there");
    }

    /// <summary>The two models agree on everything that a file shows, so that one archive is for both databases.</summary>
    [Fact]
    public void An_archive_is_the_same_on_both_databases()
    {
        var models = Models().ToList();
        foreach (var (sqlite, postgres) in new[] { (models[0], models[2]), (models[1], models[3]) })
        {
            Shape(sqlite).ShouldBe(Shape(postgres));
        }
        ArchiveModel
            .Of(models[0], credentials: true)
            .SelectMany(t => t.Columns.Where(c => c.Type == ArchiveType.Json).Select(c => $"{t.Name}.{c.Name}"))
            .ShouldBe(["accounts_passkeys.Data"], "what the framework keeps as JSON");

        static List<string> Shape(IModel model) =>
            [
                .. ArchiveModel
                    .Of(model, credentials: true)
                    .SelectMany(t => t.Columns.Select((c, i) => $"{t.Name}.{c.Name} {c.Type} {c.Nullable} {i < t.KeyLength} {c.RefersTo}")),
            ];
    }

    /// <summary>Forms, evidence, lists and reports are named by the hash of what everybody concerned reads.</summary>
    private static bool IsHashOfText(ArchiveTable table, ArchiveColumn column) =>
        column is { Name: "Hash", Type: ArchiveType.Text }
        && table.Columns.Any(c => c.Name is "Content" or "Facts" or "Size" or "Reasons" or "SignerId");

    private static IEnumerable<IModel> Models()
    {
        using var db = new FairwayDb(Options<FairwayDb>(postgres: false));
        using var skills = new SkillsDb(Options<SkillsDb>(postgres: false));
        using var dbThere = new FairwayDb(Options<FairwayDb>(postgres: true));
        using var skillsThere = new SkillsDb(Options<SkillsDb>(postgres: true));
        return [db.Model, skills.Model, dbThere.Model, skillsThere.Model];
    }

    private static DbContextOptions<T> Options<T>(bool postgres)
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        if (postgres)
        {
            Fairway.Postgres.PostgresDatabase.Configure(options, "Host=nowhere;Database=none");
        }
        else
        {
            Sqlite.SqliteDatabase.Configure(options, "Data Source=:memory:");
        }
        return options.Options;
    }

    [GeneratedRegex("Hash|Cipher|Secret|Password|Private|Share$|Stamp|Token|Key|Credential|Xml", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}
