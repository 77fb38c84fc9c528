using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Postgres;
using Fairway.Postgres.Rows;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Fairway.App.Tests.Databases;

/// <summary>Row-level security on PostgreSQL: the second line behind the access rules (ADR 29).</summary>
[Trait("Decision", "22")]
public sealed class Rows_that_are_guarded
{
    /// <summary>Tables that are not guarded row by row, each with its reason: a new table stands here, or has a policy.</summary>
    private static readonly Dictionary<string, string> s_open = new(StringComparer.Ordinal)
    {
        ["accounts_accounts"] = "asked before anybody is known; names are everybody's",
        ["accounts_attempts"] = "counted before anybody is known",
        ["operations_nodes"] = "which processes run, nothing of anybody",
        ["operations_jobs"] = "how jobs fare, nothing of anybody",
        ["accounts_authenticator_keys"] = "asked before anybody is known; encrypted",
        ["accounts_claims"] = "asked before anybody is known",
        ["accounts_ended_sign_ons"] = "asked before anybody is known",
        ["accounts_logins"] = "asked before anybody is known",
        ["accounts_offices"] = "shown to everybody (decision 13)",
        ["accounts_passkeys"] = "asked before anybody is known; public keys",
        ["accounts_protection_keys"] = "the product's own",
        ["accounts_recovery_codes"] = "asked before anybody is known; hashes",
        ["accounts_tokens"] = "asked before anybody is known",
        ["api_answers"] = "asked by the token that has written; nothing that anybody wrote",
        ["api_tokens"] = "asked before anybody is known; hashes",
        ["appraisals_criteria"] = "decided for everybody of a unit or grade",
        ["appraisals_criteria_of"] = "which criteria of those count; no text",
        ["appraisals_exclusions"] = "that a step is not due, which the calendars of several people count",
        ["appraisals_held_steps"] = "that a step is put off, which the calendars of several people count",
        ["appraisals_outputs"] = "titles of agreed outputs are everybody's, without whose they are (ADR 7)",
        ["appraisals_reminders"] = "that somebody was reminded; no text",
        ["appraisals_rounds"] = "where somebody was in their list; ids",
        ["feedback_codes"] = "encrypted for those who draw them",
        ["feedback_groups"] = "sizes and public keys of groups",
        ["feedback_respondents"] = "who may answer, which the signed lists tell; nothing of an answer is here (ADR 15)",
        ["feedback_rounds"] = "days and signed lists",
        ["history_entries"] = "who did what when, never a text; appended to, and shown per record by the product",
        ["history_settings"] = "facts about the installation",
        ["learning_sessions"] = "announced to everybody",
        ["learning_signups"] = "who takes part, which the organizer sees",
        ["notices_broadcasts"] = "published to many",
        ["notices_reminders"] = "that somebody was reminded; no text",
        ["promotions_candidacies"] = "the lists that are published name them; counts are everybody's",
        ["promotions_conflicts"] = "declared conflicts, by which files are withheld",
        ["promotions_exercises"] = "the process is everybody's",
        ["promotions_late_facts"] = "that a fact changed after the list; counted for everybody",
        ["promotions_lists"] = "published lists and their hashes",
        ["promotions_members"] = "who sits on a panel, which candidates see",
        ["promotions_panels"] = "where a panel is",
        ["promotions_readings"] = "that a file was read; no text",
        ["provisioning_entries"] = "the directory's own",
        ["provisioning_groups"] = "the directory's own",
        ["provisioning_members"] = "the directory's own",
        ["provisioning_tokens"] = "asked before anybody is known; hashes",
        ["reclassification_comments"] = "of a job, not of a person",
        ["reclassification_descriptions"] = "of a job, not of a person",
        ["reclassification_duties"] = "of a job, not of a person",
        ["reclassification_exercise_regions"] = "the process is everybody's",
        ["reclassification_exercises"] = "the process is everybody's",
        ["reclassification_left_out"] = "counted by region for everybody",
        ["recognition_receivers"] = "whom a recognition names; its text is guarded",
        ["recognition_rewards"] = "who approves sees them by the recognition and by office",
        ["reportsboard_attendance"] = "who was at a session",
        ["reportsboard_authors"] = "whom an item concerns, by which notes are guarded",
        ["reportsboard_examiners"] = "who examines",
        ["reportsboard_figures"] = "published figures",
        ["reportsboard_items"] = "that something was received; its forms are guarded",
        ["reportsboard_matters"] = "matters of the Board's sessions, shown by the product to the Board",
        ["reportsboard_papers"] = "published",
        ["reportsboard_sessions"] = "when the Board meets",
        ["results_outcomes"] = "everybody's",
        ["results_workplan_drafts"] = "a unit's own, by those who write it together",
        ["results_workplan_lines"] = "everybody's",
        ["results_workplans"] = "everybody's",
        ["service_chieftaincies"] = "everybody's",
        ["service_delegations"] = "everybody's",
        ["service_exceptions"] = "facts of service, by which conditions are computed",
        ["service_fact_owners"] = "who keeps a fact, not the fact",
        ["service_head_alternates"] = "everybody's",
        ["service_officials"] = "names are everybody's",
        ["service_periods"] = "who serves where is everybody's",
        ["service_stand_ins"] = "everybody's",
        ["service_supervisions"] = "everybody's",
        ["service_units"] = "everybody's",
        ["support_contacts"] = "everybody's",
        ["support_mediator_channels"] = "everybody's",
        ["support_mediator_conversations"] = "nobody's by name; opened by a secret address",
        ["support_mediator_keys"] = "encrypted for the Mediators",
        ["support_mediator_messages"] = "encrypted in the browser (ADR 18)",
        ["training_figures"] = "published figures",
        ["training_funds"] = "sums of units",
        ["training_minutes"] = "the Council's",
        ["training_movements"] = "sums of units; the requests behind them are guarded",
        ["training_priorities"] = "published",
        ["transparency_integrity_runs"] = "counts",
        ["transparency_reports"] = "published facts",
        ["transparency_survey_counts"] = "counts without a person (ADR 21)",
        ["transparency_survey_participation"] = "that somebody took part; no answer",
        ["transparency_survey_results"] = "published figures",
    };

    private static readonly LocalDate s_today = new(2026, 3, 2);

    [Fact]
    public async Task Every_table_is_guarded_or_open_for_a_reason()
    {
        await using var database = await Guarded();
        await using var db = database.Open();
        var all = db.Model.GetRelationalModel().Tables.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var guarded = await Strings(
            database.Connection,
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace"
        );
        var open = s_open.Keys.ToList();
        all.Except(guarded, StringComparer.Ordinal).Except(open, StringComparer.Ordinal).ShouldBeEmpty("tables that are neither");
        guarded.Intersect(open, StringComparer.Ordinal).ShouldBeEmpty("tables that are both");
        open.Except(all, StringComparer.Ordinal).ShouldBeEmpty("tables that are no more");
    }

    [Fact]
    public async Task The_products_user_owns_nothing_and_gets_past_nothing()
    {
        await using var database = await Guarded();
        GuardedRows.AreGuarded(database.ForProduct).ShouldBe(true);
        GuardedRows.AreGuarded(database.Connection).ShouldBe(false, "the owner is bound by nothing");
        (
            await Strings(
                database.ForProduct,
                "SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.rolname = current_user "
                    + "WHERE c.relowner = r.oid OR r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb"
            )
        ).ShouldBeEmpty();
        foreach (
            var statement in (string[])
                [
                    "ALTER TABLE appraisals_journal DISABLE ROW LEVEL SECURITY",
                    "DROP POLICY rows ON appraisals_journal",
                    "CREATE POLICY mine ON appraisals_journal USING (true)",
                    "CREATE OR REPLACE FUNCTION rows_all() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
                    "UPDATE history_entries SET \"Actor\" = 'nobody'",
                    "DELETE FROM \"__EFMigrationsHistory\"",
                    "CREATE TABLE mine (id int)",
                ]
        )
        {
            var refused = await Should.ThrowAsync<PostgresException>(() => Strings(database.ForProduct, statement), statement);
            refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
        }
    }

    [Fact]
    public async Task Nobody_reads_nothing_until_it_is_said_who_asks_and_nothing_of_it_stays_on_the_connection()
    {
        await using var database = await Guarded();
        Appraisal appraisal = An.Appraisal("O", "S", "2", "U");
        await database.Add(A.Unit("U"), An.Official("O").InUnit("U"), An.Official("S").InUnit("U"), An.Official("X").InUnit("U"));
        await database.Add(appraisal, Entry(appraisal, "O", isPrivate: true), Entry(appraisal, "S", isPrivate: false));

        await using var db = Product(database);
        (await db.JournalEntries.CountAsync()).ShouldBe(0);
        db.Asking.As(Reader("O"));
        (await db.JournalEntries.CountAsync()).ShouldBe(2);
        db.Asking.As(Reader("S"));
        (await db.JournalEntries.Select(e => e.AuthorId).ToListAsync()).ShouldBe(["S"], "the other's note is private");
        db.Asking.As(Reader("X"));
        (await db.JournalEntries.CountAsync()).ShouldBe(0);
        using (db.Asking.OfEverybody())
        {
            (await db.JournalEntries.CountAsync()).ShouldBe(2);
        }
        (await db.JournalEntries.CountAsync()).ShouldBe(0, "the braces are closed");
        (await Strings(database.ForProduct, "SELECT coalesce(current_setting('fairway.asking', true), '')")).ShouldBe([""]);
    }

    [Fact]
    public async Task What_is_said_within_a_transaction_holds_there_for_whoever_asks_then()
    {
        await using var database = await Guarded();
        Appraisal appraisal = An.Appraisal("O", "S", "2", "U");
        await database.Add(A.Unit("U"), An.Official("O").InUnit("U"), An.Official("S").InUnit("U"), An.Official("X").InUnit("U"));
        await database.Add(appraisal, Entry(appraisal, "S", isPrivate: false));

        await using var db = Product(database);
        db.Asking.As(Reader("X"));
        await using var transaction = await db.Database.BeginTransactionAsync();
        (await db.JournalEntries.CountAsync()).ShouldBe(0);
        using (db.Asking.OfEverybody())
        {
            (await db.JournalEntries.ExecuteUpdateAsync(e => e.SetProperty(x => x.Text, "Changed"))).ShouldBe(1);
        }
        (await db.JournalEntries.ExecuteUpdateAsync(e => e.SetProperty(x => x.Text, "By X"))).ShouldBe(0);
        await transaction.CreateSavepointAsync("here");
        db.Asking.As(Reader("O"));
        (await db.JournalEntries.CountAsync()).ShouldBe(1);
        await transaction.RollbackToSavepointAsync("here");
        (await db.JournalEntries.CountAsync()).ShouldBe(1, "the savepoint took back what was said, and it is said again");
        await transaction.CommitAsync();
        (await database.Read(d => d.JournalEntries.Select(e => e.Text).SingleAsync())).ShouldBe("Changed");
    }

    [Fact]
    public async Task A_change_of_what_one_does_not_see_is_overtaken_and_changes_nothing()
    {
        await using var database = await Guarded();
        Appraisal appraisal = An.Appraisal("O", "S", "2", "U");
        await database.Add(A.Unit("U"), An.Official("O").InUnit("U"), An.Official("S").InUnit("U"), An.Official("X").InUnit("U"));
        var note = Entry(appraisal, "O", isPrivate: true);
        await database.Add(appraisal, note);

        await using var db = Product(database);
        db.Asking.As(Reader("X"));
        db.Attach(note);
        note.Text = "By another";
        (await db.SaveOrStaleAsync(default)).ShouldBe(ActResult.Stale);
        (await database.Read(d => d.JournalEntries.Select(e => e.Text).SingleAsync())).ShouldBe("A note");

        await using var own = Product(database);
        own.Asking.As(Reader("O"));
        (await own.JournalEntries.SingleAsync()).Text = "By its author";
        (await own.SaveOrStaleAsync(default)).ShouldBe(ActResult.Ok);
    }

    private static Task<TheDatabase> Guarded()
    {
        Assert.SkipUnless(TheDatabase.HasPostgres, "No PostgreSQL: ./fairway test starts one, FAIRWAY_TEST_POSTGRES names one.");
        return TheDatabase.On(Provider.Postgres);
    }

    private static FairwayDb Product(TheDatabase database)
    {
        var options = new DbContextOptionsBuilder<FairwayDb>();
        PostgresDatabase.Configure(options, database.ForProduct, guarded: true);
        var db = new FairwayDb(options.Options);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return db;
    }

    private static Reader Reader(string staffId) => new(Guid.CreateVersion7(), staffId, staffId, "en", DateTimeZone.Utc, s_today, []);

    private static JournalEntry Entry(Appraisal appraisal, string by, bool isPrivate) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            AppraisalId = appraisal.Id,
            AuthorId = by,
            Party = by == appraisal.StaffId ? Rules.Appraisals.AppraisalParty.Official : Rules.Appraisals.AppraisalParty.Supervisor,
            Kind = Rules.Appraisals.JournalKind.Progress,
            Text = "A note",
            Language = "en",
            At = Instant.FromUtc(2026, 2, 2, 9, 0),
            Private = isPrivate,
        };

    private static async Task<List<string>> Strings(string connection, string statement)
    {
        await using var asked = new NpgsqlConnection(connection);
        await asked.OpenAsync();
        await using var command = new NpgsqlCommand(statement, asked);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetString(0));
        }
        return found;
    }
}
