namespace Fairway.Web.Tests.Access;

/// <content>Recognition (RC-1).</content>
internal static partial class OtherEndpoints
{
    /// <summary>One that X gave O for everybody, with a reward that S, O's supervisor, proposed.</summary>
    private const string OfRecognition = """
        GET  /recognition                                        all
        # Whoever is in the staff file gives one, here to O, who doesn't recognise themselves and is told so.
        GET  /recognition/give                                   OSDGC2MBHWhULXEN
        POST /recognition/give                                   OSDGC2MBHWhULXEN
        GET  /recognition/{id:guid}                              all
        # Only O decides about O's record.
        POST /recognition/{id:guid}?handler=Keep                 O
        POST /recognition/{id:guid}?handler=TakeOut              O
        # X gave it; HR of O's unit takes back what should not stand there.
        POST /recognition/{id:guid}?handler=Withdraw             XHW
        POST /recognition/{id:guid}?handler=Propose              S
        POST /recognition/{id:guid}?handler=Approve              HW
        POST /recognition/{id:guid}?handler=Refuse               HW
        """;

    /// <summary>The recognition.</summary>
    public static readonly Guid Recognition = new("0197a000-0000-7000-8000-0000000000b7");
}
