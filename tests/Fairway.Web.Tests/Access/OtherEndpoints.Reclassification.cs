namespace Fairway.Web.Tests.Access;

/// <content>Job descriptions and reclassification (RG-1).</content>
internal static partial class OtherEndpoints
{
    /// <summary>O holds a job of which a new description is proposed; one request of O is in evaluation with H, another of O is not sent.</summary>
    private const string OfReclassification = """
        GET  /jobs                                               all
        GET  /jobs/propose                                       SHW
        POST /jobs/propose                                       SHW
        # What is proposed: who holds the job, and who keeps it.
        GET  /jobs/{id:guid}                                     OSHW
        POST /jobs/{id:guid}?handler=Comment                     O
        POST /jobs/{id:guid}?handler=Answer                      SHW
        POST /jobs/{id:guid}?handler=IntoForce                   SHW
        POST /jobs/{id:guid}?handler=Withdraw                    SHW
        GET  /reclassification                                   all
        # Whoever is in the staff file asks for themselves.
        POST /reclassification?handler=Begin                     OSDGC2MBHWhULXEN
        GET  /reclassification/{id:guid}                         OSHW
        POST /reclassification/{id:guid}?handler=Withdraw        O
        POST /reclassification/{id:guid}?handler=TakeOn          HW
        # H has taken it on.
        POST /reclassification/{id:guid}?handler=Evaluate        H
        # An appeal: official and chief; members of the Independent Review Group but for C, who evaluated it; L reports, R doesn't. Nobody decides yet.
        GET  /reclassification/{id:guid}/bundle                  OSHWLR
        GET  /reclassification/{id:guid}/case.json               O
        POST /reclassification/{id:guid}?handler=Appeal          OS
        POST /reclassification/{id:guid}?handler=TakeUp          R
        POST /reclassification/{id:guid}?handler=StepAside       LR
        POST /reclassification/{id:guid}?handler=Remark          R
        POST /reclassification/{id:guid}?handler=Recommend       L
        POST /reclassification/{id:guid}?handler=Decide          -
        # What is not sent is its author's alone.
        GET  /reclassification/{id:guid}/form                    O
        POST /reclassification/{id:guid}/form                    O
        POST /reclassification/{id:guid}/form?handler=Keep       O
        POST /reclassification/{id:guid}/form?handler=Autosave   O
        # Exercises: everybody reads what is published, HR of the whole organization plans and runs them.
        GET  /reclassification/exercises                         all
        GET  /reclassification/exercises/plan/{id:guid?}         W
        POST /reclassification/exercises/plan/{id:guid?}         W
        GET  /reclassification/exercises/{id:guid}               all
        POST /reclassification/exercises/{id:guid}?handler=Publish W
        POST /reclassification/exercises/{id:guid}?handler=Open  W
        POST /reclassification/exercises/{id:guid}?handler=Close W
        POST /reclassification/exercises/{id:guid}?handler=Withdraw W
        # O’s request in it is written by O and S together; that the job has not changed says O alone.
        POST /reclassification/{id:guid}?handler=LeaveUnchanged  O
        POST /reclassification/{id:guid}?handler=Resume          OS
        """;

    /// <summary>A description that is proposed.</summary>
    public static readonly Guid Described = new("0197a000-0000-7000-8000-0000000000c1");

    /// <summary>A request in evaluation.</summary>
    public static readonly Guid Reclassified = new("0197a000-0000-7000-8000-0000000000c2");

    /// <summary>A request that is not sent.</summary>
    public static readonly Guid ReclassificationDraft = new("0197a000-0000-7000-8000-0000000000c3");

    /// <summary>A request before the Independent Review Group; L reports.</summary>
    public static readonly Guid ReclassificationAppealed = new("0197a000-0000-7000-8000-0000000000c4");

    /// <summary>An exercise that is open.</summary>
    public static readonly Guid ReclassificationExercise = new("0197a000-0000-7000-8000-0000000000c5");

    /// <summary>An exercise that is being planned.</summary>
    public static readonly Guid ReclassificationPlanned = new("0197a000-0000-7000-8000-0000000000c6");

    /// <summary>O’s request in the exercise that is open.</summary>
    public static readonly Guid ReclassificationInExercise = new("0197a000-0000-7000-8000-0000000000c7");

    [System.Text.RegularExpressions.GeneratedRegex("handler=(LeaveUnchanged|Resume)$")]
    private static partial System.Text.RegularExpressions.Regex OfExercises();

    [System.Text.RegularExpressions.GeneratedRegex("handler=(Appeal|TakeUp|StepAside|Remark|Recommend|Decide)$")]
    private static partial System.Text.RegularExpressions.Regex OfAppeals();
}
