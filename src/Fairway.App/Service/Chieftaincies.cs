using NodaTime;

namespace Fairway.App.Service;

/// <summary>Ending the dated rows of who heads and who supervises.</summary>
internal static class Chieftaincies
{
    /// <summary>Closes a chieftaincy; one that would have had no day goes, since it never was.</summary>
    public static void Close(FairwayDb db, Chieftaincy row, LocalDate until)
    {
        if (row.From >= until)
        {
            db.Chieftaincies.Remove(row);
            return;
        }
        db.Chieftaincies.Attach(row);
        row.Until = until;
    }

    /// <summary>Closes a supervision; one that would have had no day goes, since it never was.</summary>
    public static void Close(FairwayDb db, Supervision row, LocalDate until)
    {
        if (row.From >= until)
        {
            db.Supervisions.Remove(row);
            return;
        }
        db.Supervisions.Attach(row);
        row.Until = until;
    }
}
