using Fairway.App.Archives;
using Fairway.App.Files;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>Loads what <see cref="WholeExport"/> has written into an installation that holds nothing: all of it, with the same counts and hashes, or nothing.</summary>
internal static class WholeImport
{
    private const string Nothing = " Nothing was imported.";

    public static async Task<int> Load(Database database, string path, bool dryRun, CancellationToken stop)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw Stop.Usage($"{path} is not there. Name the folder or ZIP file that ./fairway export --all has written.");
        }
        await NeedEmpty(database, database.Open, stop);
        await NeedEmpty(database.Skills, database.Skills.Open, stop);
        try
        {
            using var place = ArchivePlace.At(path);
            using var placeOfSkills = place.Within(WholeExport.Skills);
            var (organization, skills) = await Read(database, place, placeOfSkills, stop);
            if (!dryRun)
            {
                await Versions.BringUpToDate(database, stop);
                await Into(database, (place, organization), (placeOfSkills, skills), stop);
            }
            Console.Out.WriteLine(WholeExport.Figures("organization", organization));
            Console.Out.WriteLine(WholeExport.Figures("skills", skills));
            Screen.Say(
                dryRun
                    ? "Every file, row and hash is in order. That is what an import would load; nothing was changed."
                    : "Imported, and read again: every table has the counts and hashes of the export."
            );
            if (!organization.Credentials)
            {
                Screen.Say("No credentials are in it: people set a new password by mail, or sign on with their provider.");
            }
            return 0;
        }
        catch (ArchiveRefusedException refused)
        {
            throw Stop.Failure(refused.Message + Nothing);
        }
        catch (Exception exception) when (database.TroubleOf(exception) is { } trouble)
        {
            throw Stop.Failure(Troubles.Sentence(trouble, database, exception) + Nothing);
        }
        catch (InvalidDataException)
        {
            throw Stop.Usage($"{path} is neither a folder nor a whole ZIP file. Take it from the original again." + Nothing);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Stop.Failure($"{path} can't be read: {exception.Message}{Nothing}");
        }
    }

    /// <summary>Refused before a long archive is read; it is looked at again within the transaction.</summary>
    private static async Task NeedEmpty<T>(DatabaseAt database, Func<T> open, CancellationToken stop)
        where T : DbContext
    {
        switch (await Versions.StateOf(database, stop))
        {
            case Versions.State.Missing:
                return;
            case Versions.State.Older:
                throw Stop.Failure($"{database.Place} is of an earlier version of Fairway: run ./fairway migrate first.{Nothing}");
        }
        await using var db = open();
        if (await ArchiveLoading.FilledAsync(db, stop) is { } filled)
        {
            throw NotEmpty(database, filled);
        }
    }

    private static Stop NotEmpty(DatabaseAt database, string filled) =>
        Stop.Usage(
            $"{database.Place} is not empty: {filled} has rows. A whole import goes into an installation that holds nothing: name another with --db or --data.{Nothing}"
        );

    private static async Task<(ArchiveManifest Organization, ArchiveManifest Skills)> Read(
        Database database,
        ArchivePlace place,
        ArchivePlace placeOfSkills,
        CancellationToken stop
    )
    {
        await using var db = database.Open();
        await using var room = database.Skills.Open();
        var (organization, skills) = await Screen.WithProgress(
            "Checking",
            progress =>
                Task.Run(
                    () =>
                        (
                            ArchiveCheck.Read(db, place, "", [WholeExport.Skills + "/"], progress, stop),
                            ArchiveCheck.Read(room, placeOfSkills, WholeExport.Skills + "/", null, null, stop)
                        ),
                    stop
                )
        );
        if (organization.Manifest is not { } whole || skills.Manifest is not { } apart)
        {
            throw Mistakes([.. organization.Mistakes, .. skills.Mistakes], organization.Count + skills.Count);
        }
        if ((whole.TakenAt, whole.Credentials) != (apart.TakenAt, apart.Credentials))
        {
            throw Mistakes(
                [
                    new(
                        $"{WholeExport.Skills}/{ArchiveManifest.File}",
                        1,
                        "takenAt",
                        "it is of another export than the organization's. Take both from one."
                    ),
                ],
                1
            );
        }
        return (whole, apart);
    }

    private static Stop Mistakes(IReadOnlyList<RowMistake> mistakes, int count)
    {
        foreach (var mistake in mistakes.Take(RowMistakes.Shown))
        {
            Screen.Say(mistake.ToString());
        }
        return Stop.Usage(
            count == 1
                ? "1 mistake in the export; nothing was imported."
                : $"{count} mistakes in the export{(count > RowMistakes.Shown ? $", of which the first {RowMistakes.Shown} are shown" : "")}; nothing was imported."
        );
    }

    private static Task Into(
        Database database,
        (ArchivePlace Place, ArchiveManifest Manifest) organization,
        (ArchivePlace Place, ArchiveManifest Manifest) skills,
        CancellationToken stop
    ) =>
        Screen.WithProgress(
            "Importing",
            async progress =>
            {
                await using var db = database.Open();
                await using var room = database.Skills.Open();
                await using var loading = await db.Database.BeginTransactionAsync(stop);
                await using var loadingOfSkills = await room.Database.BeginTransactionAsync(stop);
                await Load(database, db, organization, "", progress, stop);
                await Load(database.Skills, room, skills, WholeExport.Skills + "/", progress, stop);
                // Both hold what they should, unseen by anybody yet. Who stops it now would not know which of the two stands.
                await loadingOfSkills.CommitAsync(CancellationToken.None);
                try
                {
                    await loading.CommitAsync(CancellationToken.None);
                }
                catch
                {
                    await ArchiveLoading.EmptyAsync(room, CancellationToken.None);
                    throw;
                }
                return true;
            }
        );

    private static async Task Load(
        DatabaseAt database,
        DbContext db,
        (ArchivePlace Place, ArchiveManifest Manifest) from,
        string shown,
        IProgress<(double Share, string What)> progress,
        CancellationToken stop
    )
    {
        if (await ArchiveLoading.FilledAsync(db, stop) is { } filled)
        {
            throw NotEmpty(database, filled);
        }
        await ArchiveLoading.LoadAsync(db, from.Place, from.Manifest, shown, database.CountsOn, progress, stop);
        var figures = await ArchiveRows.MeasureAsync(db, from.Manifest.Credentials, progress, stop);
        foreach (var (said, read) in from.Manifest.Tables.Zip(figures))
        {
            if ((said.Rows, said.Sha256) != (read.Rows, read.Sha256))
            {
                throw Stop.Failure(
                    $"{shown}{said.File}:1: read again from the database, {said.Name} has {read.Rows} rows and another hash than the {said.Rows} of the export.{Nothing}"
                );
            }
        }
    }
}
