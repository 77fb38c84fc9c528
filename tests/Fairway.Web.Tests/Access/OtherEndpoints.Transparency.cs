namespace Fairway.Web.Tests.Access;

/// <content>The register of concerns, and the rooms (FA-1, FA-2).</content>
internal static partial class OtherEndpoints
{
    /// <summary>A concern of X, under their name, that waits for an answer of HR of the whole organization.</summary>
    private const string OfTransparency = """
        GET  /transparency                                       all
        GET  /transparency/concerns                              all
        # Whoever is in the staff file, and the Union.
        GET  /transparency/concerns/raise                        OSDGC2MBHWhULXEN
        POST /transparency/concerns/raise                        OSDGC2MBHWhULXEN
        GET  /transparency/concerns/{id:guid}                    all
        # It did not come through the Union, so that there is nothing to show or to keep back.
        POST /transparency/concerns/{id:guid}?handler=Show       -
        POST /transparency/concerns/{id:guid}?handler=Decline    -
        POST /transparency/concerns/{id:guid}?handler=Withdraw   X
        POST /transparency/concerns/{id:guid}?handler=PassOn     W
        POST /transparency/concerns/{id:guid}?handler=Answer     W
        POST /transparency/concerns/{id:guid}?handler=AskAgain   X
        POST /transparency/concerns/{id:guid}?handler=Close      X
        # The survey after a cycle: results for everybody; nobody here had an appraisal in the cycle that has ended.
        GET  /transparency/survey                                all
        GET  /transparency/survey/answer                         -
        POST /transparency/survey/answer                         -
        # The yearly report: everybody reads what is published; HR of the whole organization draws it up, the Union and the auditor see the draft.
        GET  /transparency/report                                all
        POST /transparency/report?handler=DrawUp                 W
        GET  /transparency/report/{year:int}                     all
        GET  /transparency/report/{year:int}/report.pdf          all
        GET  /transparency/report/{year:int}/{figure}.csv        all
        GET  /transparency/report/{year:int}/draft               WUR
        POST /transparency/report/{year:int}/draft?handler=Publish W
        # The rooms are the Union's and the auditor's; integrity, readings and offices the auditor's alone.
        GET  /transparency/processes                             UR
        GET  /transparency/rules                                 UR
        GET  /transparency/contests                              UR
        GET  /transparency/audit                                 R
        POST /transparency/audit?handler=Verify                  R
        """;

    /// <summary>The concern.</summary>
    public static readonly Guid Concern = new("0197a000-0000-7000-8000-0000000000b8");
}
