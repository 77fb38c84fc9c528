namespace Fairway.Rules.ReportsBoard;

/// <summary>What kind of report the Reports Board receives (BD-1). A stored name never changes.</summary>
public enum BoardReportKind
{
    /// <summary>A beginning of cycle that both have signed (CY-2).</summary>
    Beginning = 1,

    /// <summary>An end of cycle (CY-4).</summary>
    EndOfCycle,

    /// <summary>A report of probation or a third appraisal (PR-1 to PR-3).</summary>
    Probation,

    /// <summary>A report under technical cooperation (PR-5).</summary>
    TechnicalCooperation,

    /// <summary>The result of an improvement plan (UP-1 to UP-3).</summary>
    ImprovementPlan,
}

/// <summary>Where a report stands at the Board. A stored name never changes.</summary>
public enum BoardItemState
{
    /// <summary>It is there; nobody has been asked to examine it.</summary>
    Received = 1,

    /// <summary>One or more members examine it.</summary>
    UnderExamination,

    /// <summary>It is on the agenda of a session.</summary>
    OnAgenda,

    /// <summary>The Board has said what it had to say.</summary>
    Concluded,

    /// <summary>The Board has sent it back for correction; a new version is awaited.</summary>
    Returned,

    /// <summary>A new version of the report has taken its place.</summary>
    Replaced,
}
