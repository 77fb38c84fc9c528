namespace Fairway.Web.Tests.Access;

/// <content>Training and its funds (LE-2).</content>
internal static partial class OtherEndpoints
{
    /// <summary>
    /// A request of O that waits for its decision; S is the chief, and heads the unit whose fund it is. Who is named and may not do something now is refused.
    /// </summary>
    private const string OfTraining = """
        GET  /training                                           all
        # Whoever is in the staff file asks for themselves.
        GET  /training/ask                                       OSDGC2MBHWhULXEN
        POST /training/ask                                       OSDGC2MBHWhULXEN
        # A draft is one's own and has no parameter that could name another's.
        POST /training/ask?handler=Autosave                      OSDGC2MBHWhULXEN
        POST /training/ask?handler=Keep                          OSDGC2MBHWhULXEN
        POST /training/ask?handler=Drop                          OSDGC2MBHWhULXEN
        # A request exists for the official, the supervisor and who stands in for them, whoever holds the fund, and HR of the unit, who reads.
        GET  /training/requests/{id:guid}                        OSNHW
        GET  /training/requests/{id:guid}/file.json              O
        POST /training/requests/{id:guid}?handler=Support        SN
        POST /training/requests/{id:guid}?handler=Doubt          SN
        POST /training/requests/{id:guid}?handler=Withdraw       O
        POST /training/requests/{id:guid}?handler=Approve        S
        POST /training/requests/{id:guid}?handler=Refuse         S
        POST /training/requests/{id:guid}?handler=Cancel         OS
        POST /training/requests/{id:guid}?handler=Complete       OS
        POST /training/requests/{id:guid}?handler=ApproveBeyond  S
        POST /training/requests/{id:guid}?handler=RefuseBeyond   S
        POST /training/requests/{id:guid}?handler=Evaluate       OSN
        # Funds: whoever heads the unit of one reads it, HR of the unit opens, raises and cuts it; h can open some for other units.
        GET  /training/funds                                     SHWh
        POST /training/funds                                     HWh
        GET  /training/funds/{id:guid}                           SHW
        POST /training/funds/{id:guid}?handler=Raise             HW
        GET  /training/funds/{id:guid}/cut                       HW
        POST /training/funds/{id:guid}/cut                       HW
        GET  /training/funds/{id:guid}/ledger.csv                SHW
        # The Joint Training Council's room: its members, of whom U is one here, write; HR reads. No request is in it.
        GET  /training/council                                   UHWh
        POST /training/council?handler=Priority                  U
        POST /training/council?handler=EndPriority               U
        GET  /training/council/use.csv                           UHWh
        GET  /training/council/figures.csv                       UHWh
        GET  /training/council/minutes/{id:guid?}                UHWh
        POST /training/council/minutes/{id:guid?}                U
        """;

    /// <summary>A request of O for training.</summary>
    public static readonly Guid Training = new("0197a000-0000-7000-8000-0000000000b5");

    /// <summary>The fund of O's unit.</summary>
    public static readonly Guid Fund = new("0197a000-0000-7000-8000-0000000000b6");

    /// <summary>A meeting of the Joint Training Council.</summary>
    public static readonly Guid CouncilMeeting = new("0197a000-0000-7000-8000-0000000000b9");

    /// <summary>A priority that it has set.</summary>
    public static readonly Guid CouncilPriority = new("0197a000-0000-7000-8000-0000000000ba");

    /// <summary>All lines.</summary>
    public static IReadOnlyList<Matrix.Line> All { get; } =
    [
        .. Matrix.Read(Table),
        .. Matrix.Read(OfTraining),
        .. Matrix.Read(OfRecognition),
        .. Matrix.Read(OfTransparency),
        .. Matrix.Read(OfProvisioning),
        .. Matrix.Read(OfReclassification),
        .. Matrix.Read(OfSkills),
    ];
}
