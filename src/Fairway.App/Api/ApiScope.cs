namespace Fairway.App.Api;

/// <summary>What a token opens of the API. The list is closed; no scope opens what its holder may not see on the pages.</summary>
public static class ApiScope
{
    /// <summary>One's own record: facts of service, appraisals, who read what.</summary>
    public const string Record = "record";

    public const string Calendar = "calendar";

    /// <summary>Those whom one appraises.</summary>
    public const string Team = "team";

    /// <summary>What is due from oneself.</summary>
    public const string Obligations = "obligations";

    public const string JournalRead = "journal.read";
    public const string JournalWrite = "journal.write";

    /// <summary>What is published to everybody: exercises, the yearly reports.</summary>
    public const string Published = "published";

    /// <summary>The staff folder, as <c>fairway import</c> takes it.</summary>
    public const string StaffImport = "staff.import";

    /// <summary>What an official can give a token of their own.</summary>
    public static IReadOnlyList<string> Personal { get; } = [Record, Calendar, Team, Obligations, JournalRead, JournalWrite, Published];

    public static IReadOnlyList<string> All { get; } = [.. Personal, StaffImport];
}
