using Fairway.App;

namespace Fairway.Cli;

/// <summary>What is wrong with a database, for the person at the terminal: what it is, and what to do.</summary>
public static class Troubles
{
    public static string Sentence(DatabaseTrouble trouble, DatabaseAt database, Exception exception) =>
        trouble switch
        {
            DatabaseTrouble.Busy when database.File is not null =>
                $"{database.Place} is locked by another process. Stop that process (another Fairway, a backup, a database browser), then try again.",
            DatabaseTrouble.Busy => $"The {database.Place} is busy: {Root(exception)} Try again in a moment.",
            DatabaseTrouble.ReadOnly when database.File is not null =>
                $"{database.Place} can be read but not written. Give this user the right to write to the file and to its folder, or choose another with --data or --db.",
            DatabaseTrouble.ReadOnly =>
                $"The {database.Place} takes no changes now: it is a replica, or was set to read-only. Name the primary server with --db.",
            DatabaseTrouble.Unreachable when database.File is not null =>
                $"{database.Place} can't be opened: {Root(exception)} Check that the folder exists and that this user may write to it.",
            DatabaseTrouble.Unreachable =>
                $"The {database.Place} does not answer: {Root(exception)} Check that PostgreSQL is running and that host and port in --db are right.",
            DatabaseTrouble.Refused =>
                $"The {database.Place} lets us in no further: {Root(exception)} {database.Unmade ?? "Check the name, password and rights in --db."}",
            DatabaseTrouble.Full => $"There is no room left where {database.Place} stands. Nothing was changed; make room and try again.",
            DatabaseTrouble.Damaged =>
                $"{database.Place} is not a database, or a damaged one: {Root(exception)} Put a backup in its place, or choose another with --db.",
            _ => $"{database.Place}: {Root(exception)}",
        };

    private static string Root(Exception exception)
    {
        var message = exception.GetBaseException().Message.ReplaceLineEndings(" ").Trim();
        return message.EndsWith('.') ? message : message + ".";
    }
}
