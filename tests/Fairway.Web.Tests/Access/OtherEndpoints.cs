namespace Fairway.Web.Tests.Access;

/// <summary>Endpoints that are not about one appraisal, by hand as <see cref="Matrix"/>: "all" is everybody signed in, "public" needs no sign-in.</summary>
internal static class OtherEndpoints
{
    public const string Table = """
        # Before one has signed in, and what anybody may read about the product itself.
        GET  /accessibility                                      public
        GET  /support                                            public
        GET  /who-sees-what                                      public
        GET  /language                                           public
        GET  /account/sign-in                                    public
        POST /account/sign-in                                    public
        GET  /account/sign-out                                   public
        POST /account/sign-out                                   public
        GET  /account/forgotten                                  public
        POST /account/forgotten                                  public
        GET  /account/invitation/{id:guid}                       public
        POST /account/invitation/{id:guid}                       public
        GET  /account/reset/{id:guid}                            public
        POST /account/reset/{id:guid}                            public
        GET  /account/address/confirm                            public
        POST /account/address/confirm                            public
        # One's own account.
        GET  /account                                            all
        POST /account?handler=Language                           all
        POST /account?handler=Everywhere                         all
        GET  /account/address                                    all
        POST /account/address                                    all
        GET  /account/password                                   all
        POST /account/password                                   all
        GET  /account/kept/another                               all
        # Kept text is its writer's alone; nobody here has written this one (it isn't there).
        GET  /account/kept/{id:guid}                             -
        POST /account/kept/{id:guid}?handler=Discard             -
        # Accounts of others: the administrator and HR without unit limits (decisions 13, 14).
        GET  /account/people                                     AW
        GET  /account/invite                                     AW
        POST /account/invite                                     AW
        POST /account/invite?handler=Unit                        AW
        GET  /account/people/{id:guid}                           AW
        POST /account/people/{id:guid}?handler=Again             AW
        POST /account/people/{id:guid}?handler=Close             AW
        POST /account/people/{id:guid}?handler=Open              AW
        # Offices of trust are shown to everybody, proposed and confirmed by the administrator and HR without unit limits (decision 13).
        GET  /offices                                            all
        GET  /offices/{id:guid}                                  all
        GET  /offices/propose                                    AW
        POST /offices/propose                                    AW
        POST /offices/{id:guid}?handler=Confirm                  AW
        POST /offices/{id:guid}?handler=Decline                  AW
        POST /offices/{id:guid}?handler=End                      AW
        # The demonstration's pages do not exist on a real database.
        GET  /demonstration/enter                                -
        POST /demonstration/enter                                -
        GET  /demonstration/mailbox                              -
        GET  /demonstration/mailbox/{id:guid}                    -
        # Home, one's own appraisals, one's team: everybody has a page, which shows what is theirs.
        GET  /                                                   all
        GET  /appraisals                                         all
        POST /appraisals                                         all
        GET  /appraisals/open                                    SDGC2
        POST /appraisals/open                                    SDGC2
        GET  /team                                               SDGC2
        # The Reports Board's inbox (BD-1).
        GET  /board                                              MB
        # Outcomes, workplans and rules are the organization's own (RB-2, RB-3).
        GET  /outcomes                                           all
        GET  /outcomes/unserved                                  all
        GET  /outcomes/{biennium:int}/{**code}                   all
        GET  /workplans                                          all
        GET  /workplans/{biennium:int}/{**unit}                  -
        GET  /workplans/edit/{biennium:int}/{**unit}             SDG
        POST /workplans/edit/{biennium:int}/{**unit}             SDG
        POST /workplans/edit/{biennium:int}/{**unit}?handler=Autosave    SDG
        GET  /rules                                              all
        GET  /rules/workflow                                     all
        GET  /rules/{rule}                                       all
        # People and units: who works where is everybody's; facts are HR's to correct, for the units they serve; the official says what is wrong.
        GET  /people                                             all
        GET  /people/{staffId}                                   all
        GET  /people/{staffId}/facts/{fact}/question             O
        POST /people/{staffId}/facts/{fact}/question             O
        GET  /people/{staffId}/facts/{fact}                      HW
        POST /people/{staffId}/facts/{fact}                      HW
        POST /people/{staffId}/facts/{fact}?handler=Release      HW
        GET  /people/questions                                   HWh
        GET  /people/questions/{id:guid}                         HW
        POST /people/questions/{id:guid}                         HW
        GET  /people/{official}/supervisor                       HW
        POST /people/{official}/supervisor                       HW
        POST /people/{official}/supervisor?handler=Tree          HW
        GET  /units                                              all
        GET  /units/{**code}                                     all
        GET  /units/vacant                                       HWh
        POST /units/vacant                                       HWh
        GET  /units/chief/{**code}                               HW
        POST /units/chief/{**code}                               HW
        POST /units/chief/{**code}?handler=Vacate                HW
        GET  /units/alternate                                    W
        POST /units/alternate                                    W
        # Delegations (SV-5): a chief gives them; chief and delegate see and end their own.
        GET  /units/delegations                                  SDGC2
        POST /units/delegations                                  SDGC2
        GET  /units/delegations/give                             SC2
        POST /units/delegations/give                             SC2
        """;

    public static readonly Guid Grant = new("0197a000-0000-7000-8000-00000000000a");
    public static readonly Guid Question = new("0197a000-0000-7000-8000-00000000000b");
    public static readonly Guid Nothing = new("0197a000-0000-7000-8000-00000000000c");

    /// <summary>The address with what stands in the world of the test.</summary>
    public static string Sample(string path, Guid accountOfX) =>
        path.Replace("/account/people/{id:guid}", $"/account/people/{accountOfX}", StringComparison.Ordinal)
            .Replace("/offices/{id:guid}", $"/offices/{Grant}", StringComparison.Ordinal)
            .Replace("/people/questions/{id:guid}", $"/people/questions/{Question}", StringComparison.Ordinal)
            .Replace("{id:guid}", Nothing.ToString(), StringComparison.Ordinal)
            .Replace("{staffId}", "O", StringComparison.Ordinal)
            .Replace("{official}", "O", StringComparison.Ordinal)
            .Replace("{fact}", "sex", StringComparison.Ordinal)
            .Replace("{rule}", "CY-2", StringComparison.Ordinal)
            .Replace("{biennium:int}", "2026", StringComparison.Ordinal)
            .Replace("{**code}", path.StartsWith("/outcomes", StringComparison.Ordinal) ? "A" : "U", StringComparison.Ordinal)
            .Replace("{**unit}", "U", StringComparison.Ordinal);

    public static readonly KeyValuePair<string, string>[] Fields = [new("Input.Text", "x"), new("Input.Reason", "x")];
}
