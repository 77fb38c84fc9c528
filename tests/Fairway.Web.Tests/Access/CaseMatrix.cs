namespace Fairway.Web.Tests.Access;

/// <summary>
/// Who may do what in a case of underperformance, written by hand from UP-1 to UP-3 as <see cref="Matrix"/>: its people are the official O, the
/// supervisor S, the second level 2, HR of the unit H and of the whole W, and of the Board M and B once a result is there. Nobody else: no delegate (D, G),
/// no stand-in (N), not who supervised before (E), whatever office they hold.
/// </summary>
internal static class CaseMatrix
{
    public static readonly string[] States =
    [
        "proposed",
        "opened",
        "discussed",
        "shared",
        "signed",
        "running",
        "reviewed",
        "board",
        "decision",
        "closed",
    ];

    /// <summary>For whom the case exists in a state.</summary>
    public static string SeesIt(string state) =>
        state switch
        {
            "proposed" => "S2HW",
            "board" or "decision" or "closed" => "OS2HWMB",
            _ => "OS2HW",
        };

    public const string Table = """
        GET  /underperformance/{id:guid}                             S2HW OS2HW OS2HW OS2HW OS2HW OS2HW OS2HW OS2HWMB OS2HWMB OS2HWMB
        GET  /underperformance/{id:guid}/print                       S2HW OS2HW OS2HW OS2HW OS2HW OS2HW OS2HW OS2HWMB OS2HWMB OS2HWMB
        # The same as a file; without a browser here it leads back to the print view.
        GET  /underperformance/{id:guid}/print.pdf                   S2HW OS2HW OS2HW OS2HW OS2HW OS2HW OS2HW OS2HWMB OS2HWMB OS2HWMB
        # To take along: the official alone.
        GET  /underperformance/{id:guid}/case.json                   -    O     O     O     O     O     O     O       O       O
        # What both say, for everybody in the case.
        POST /underperformance/{id:guid}?handler=Say                 -    OS    OS    OS    OS    OS    OS    OS      OS      -
        # Once the plan is signed the supervisor says how it went, and doesn't let it lapse.
        POST /underperformance/{id:guid}?handler=End                 SHW  SHW   SHW   SHW   HW    HW    HW    HW      HW      -
        POST /underperformance/{id:guid}?handler=Withdraw            -    -     -     -     S     -     S     -       -       -
        GET  /underperformance/{id:guid}/discussion                  -    S     S     -     -     -     -     -       -       -
        POST /underperformance/{id:guid}/discussion                  -    S     S     -     -     -     -     -       -       -
        GET  /underperformance/{id:guid}/plan                        -    -     S     S     S     -     -     -       -       -
        POST /underperformance/{id:guid}/plan                        -    -     S     S     S     -     -     -       -       -
        POST /underperformance/{id:guid}/plan?handler=Another        -    -     S     S     S     -     -     -       -       -
        POST /underperformance/{id:guid}/plan?handler=Share          -    -     S     S     S     -     -     -       -       -
        POST /underperformance/{id:guid}/plan?handler=Autosave       -    -     S     S     S     -     -     -       -       -
        # The supervisor signs first. Of a review there is nothing written here that could be signed.
        GET  /underperformance/{id:guid}/sign                        -    -     -     S     O     S     O     -       -       -
        POST /underperformance/{id:guid}/sign                        -    -     -     S     O     -     O     -       -       -
        GET  /underperformance/{id:guid}/progress                    -    -     -     -     -     OS    -     -       -       -
        POST /underperformance/{id:guid}/progress                    -    -     -     -     -     OS    -     -       -       -
        GET  /underperformance/{id:guid}/review                      -    -     -     -     -     S     -     -       -       -
        POST /underperformance/{id:guid}/review                      -    -     -     -     -     S     -     -       -       -
        POST /underperformance/{id:guid}/review?handler=Keep         -    -     -     -     -     S     -     -       -       -
        POST /underperformance/{id:guid}/review?handler=Autosave     -    -     -     -     -     S     -     -       -       -
        # Leave is HR's to record: its days, and not what kind it is.
        GET  /underperformance/{id:guid}/leave                       -    -     -     -     -     HW    HW    HW      HW      -
        POST /underperformance/{id:guid}/leave                       -    -     -     -     -     HW    HW    HW      HW      -
        POST /underperformance/{id:guid}/leave?handler=Remove        -    -     -     -     -     HW    HW    HW      HW      -
        # A note in confidence: both sides and HR leave one, HR alone reads them, also once the case is over.
        GET  /underperformance/{id:guid}/note                        SHW  OSHW  OSHW  OSHW  OSHW  OSHW  OSHW  OSHW    OSHW    HW
        POST /underperformance/{id:guid}/note                        SHW  OSHW  OSHW  OSHW  OSHW  OSHW  OSHW  OSHW    OSHW    -
        # What follows: HR says it, the Board advises.
        GET  /underperformance/{id:guid}/outcome                     -    -     -     -     -     -     -     HWMB    HWMB    -
        POST /underperformance/{id:guid}/outcome?handler=Advise      -    -     -     -     -     -     -     MB      MB      -
        POST /underperformance/{id:guid}/outcome?handler=Further     -    -     -     -     -     -     -     HW      -       -
        POST /underperformance/{id:guid}/outcome?handler=Propose     -    -     -     -     -     -     -     HW      -       -
        POST /underperformance/{id:guid}/outcome?handler=TakeBack    -    -     -     -     -     -     -     -       HW      -
        POST /underperformance/{id:guid}/outcome?handler=Override    -    -     -     -     -     -     -     -       HWMB    -
        # A guard is not met here: nobody can decide.
        POST /underperformance/{id:guid}/outcome?handler=Decide      -    -     -     -     -     -     -     -       -       -
        """;
}
