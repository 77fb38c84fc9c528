namespace Fairway.Web.Tests.Access;

/// <summary>Endpoints that are not about one appraisal, by hand as <see cref="Matrix"/>: "all" is everybody signed in, "public" needs no sign-in,
/// "token" is nobody who signs in, but another system.</summary>
internal static partial class OtherEndpoints
{
    /// <summary>Everything: by hand, and the pages of exercises under the address of each kind.</summary>
    public static readonly string Table = string.Join('\n', new[] { ByHand, OfAccounts }.Concat(Exercises()));

    private const string ByHand = """
        # The keys of upward feedback are open, so that nobody can be given one of their own (UF-4).
        GET  /feedback/keys                                      public
        GET  /feedback/keys.json                                 public
        # A respondent's own invitations; nobody here is of this group (it isn't there). The command line shows a voucher in place of a session.
        GET  /feedback/upward                                    all
        POST /feedback/upward?handler=Sign                       -
        POST /feedback/upward?handler=Code                       -
        POST /feedback/upward?handler=Voucher                    -
        GET  /feedback/token                                     -
        POST /feedback/token                                     public
        GET  /accessibility                                      public
        GET  /support                                            public
        GET  /who-sees-what                                      public
        GET  /language                                           public
        # What a proxy asks; it says no more than a word.
        GET  /health/live                                        public
        GET  /health/ready                                       public
        GET  /operations                                         A
        # Whom to tell of a weakness stands there for everybody; where no contact is named, as here, there is nothing.
        GET  /.well-known/security.txt                           -
        # Whoever holds a signed form has its code confirmed: no name, no rating, no text (CY-12).
        GET  /check                                              public
        POST /check                                              public
        # Offices of trust are shown to everybody, proposed and confirmed by the administrator and HR without unit limits (decision 13).
        # Who holds an office may lay it down; this one is the Union's.
        GET  /offices                                            all
        GET  /offices/{id:guid}                                  all
        GET  /offices/propose                                    AW
        POST /offices/propose                                    AW
        POST /offices/{id:guid}?handler=Confirm                  AW
        POST /offices/{id:guid}?handler=Decline                  AW
        POST /offices/{id:guid}?handler=End                      AWU
        # The demonstration's pages do not exist on a real database.
        GET  /demonstration/enter                                -
        POST /demonstration/enter                                -
        GET  /demonstration/mailbox                              -
        GET  /demonstration/mailbox/{id:guid}                    -
        # Home is everybody's; appraisals have those who are in the staff file, a team those who appraise or are second level.
        GET  /                                                   all
        GET  /appraisals                                         OSDGC2MBHWhULXEN
        POST /appraisals                                         OSDGC2MBHWhULXEN
        # One's own file: of who is in the staff file. It has no parameter that could name another's (CY-12).
        GET  /appraisals/file                                    OSDGC2MBHWhULXEN
        # The copy of one's own data has no parameter either (FA-3).
        GET  /privacy/data                                       all
        GET  /privacy/data.zip                                   all
        # Who sees one's own records, and who read them: each their own list; of another's record there is no such page.
        GET  /privacy/who                                        all
        GET  /privacy/readings                                   all
        # Keeping and deleting: HR of the whole organization; the auditor reads. Nothing of o's is held here, so that there is nothing to lift.
        GET  /privacy/retention                                  WR
        POST /privacy/retention?handler=Hold                     W
        GET  /privacy/retention/{staffId}                        WR
        POST /privacy/retention/{staffId}?handler=Delete         W
        POST /privacy/retention/{staffId}?handler=Lift           -
        # Why not me, and when (PP-10): one's own has no parameter; another's is for the HR partner who sees these facts anyway. This one is o's.
        GET  /promotions/me                                      OSDGC2MBHWhULXEN
        GET  /promotions/me/print                                OSDGC2MBHWhULXEN
        GET  /promotions/of/{staffId}                            OHW
        # What if another rule held (PP-11): HR and the Union's representative try and read the same figures; names are for HR. This run is not there.
        GET  /promotions/what-if                                 HWhUR
        GET  /promotions/what-if/try                             HWhU
        POST /promotions/what-if/try                             HWhU
        GET  /promotions/what-if/compare                         HWhUR
        GET  /promotions/what-if/{id:guid}                       -
        GET  /promotions/what-if/{id:guid}/names                 -
        GET  /promotions/what-if/{id:guid}/export.{kind:regex(^(csv|xlsx|json)$)} -
        # An earlier cycle is shared by its official alone (decision 10); this one is nobody's.
        POST /appraisals/file?handler=Share                      OSDGC2MBHWhULXEN
        POST /appraisals/file?handler=TakeBack                   OSDGC2MBHWhULXEN
        GET  /appraisals/open                                    SDGC2N
        POST /appraisals/open                                    SDGC2N
        GET  /team                                               SDGC2N
        # One's own days; the feed opens with its owner's secret, which this is not.
        GET  /calendar                                           all
        POST /calendar?handler=Make                              all
        POST /calendar?handler=Revoke                            all
        GET  /calendar/feed/{secret}                             -
        # Notices (NT-1): each reads what was published to them, HR writes, the administrator sees what could not be sent. This one is not there.
        GET  /notices                                            all
        GET  /notices/{id:guid}                                  -
        GET  /notices/write                                      WHh
        POST /notices/write?handler=Preview                      WHh
        POST /notices/write?handler=Back                         WHh
        POST /notices/write?handler=Publish                      WHh
        GET  /notices/unsent                                     A
        POST /notices/unsent?handler=Again                       A
        POST /notices/unsent?handler=GiveUp                      A
        POST /team?handler=Round                                 SDGC2N
        POST /team?handler=End                                   SDGC2N
        # HR leaves people of the units they serve out of a cycle; nobody is left out here.
        GET  /appraisals/exclusions                              HWh
        GET  /appraisals/exclusions/new                          HWh
        POST /appraisals/exclusions/new                          HWh
        POST /appraisals/exclusions/new?handler=Confirm          HWh
        GET  /appraisals/exclusions/{id:guid}                    -
        POST /appraisals/exclusions/{id:guid}                    -
        # Steps of who is away (decision 11): HR confirms or puts off, for the units they serve; nobody is away here.
        GET  /appraisals/held                                    HWh
        GET  /appraisals/held/{id:guid}                          -
        POST /appraisals/held/{id:guid}                          -
        # Probation (PR-1 to PR-4): the list is everybody's and shows what exists for them; this one is not there. Who reads one that is, and in
        # which state, stands in Access_to_probation.
        GET  /probation                                          all
        GET  /probation/{id:guid}                                -
        POST /probation/{id:guid}?handler=Withdraw               -
        GET  /probation/{id:guid}/colleagues                     -
        POST /probation/{id:guid}/colleagues?handler=Name        -
        POST /probation/{id:guid}/colleagues?handler=Agree       -
        POST /probation/{id:guid}/colleagues?handler=Withdraw    -
        POST /probation/{id:guid}/colleagues?handler=Disagree    -
        GET  /probation/{id:guid}/comment                        -
        POST /probation/{id:guid}/comment                        -
        GET  /probation/{id:guid}/warn                           -
        POST /probation/{id:guid}/warn                           -
        GET  /probation/{id:guid}/report                         -
        POST /probation/{id:guid}/report                         -
        POST /probation/{id:guid}/report?handler=Ask             -
        GET  /probation/{id:guid}/sign                           -
        POST /probation/{id:guid}/sign                           -
        GET  /probation/{id:guid}/override                       -
        POST /probation/{id:guid}/override                       -
        GET  /probation/{id:guid}/decide                         -
        POST /probation/{id:guid}/decide                         -
        GET  /probation/input/{id:guid}                          -
        POST /probation/input/{id:guid}?handler=Save             -
        POST /probation/input/{id:guid}?handler=Give             -
        POST /probation/input/{id:guid}?handler=Autosave         -
        POST /probation/input/{id:guid}?handler=Decline          -
        # Reports of upward feedback (UF-6): the list is everybody's and shows what exists for them; this one is not there. Who reads one that is stands in
        # Reports_and_counts. HR without unit limits brings a file and doesn't read it. The counts are for everybody.
        GET  /feedback/reports                                   all
        GET  /feedback/reports/{id:guid}                         -
        POST /feedback/reports/{id:guid}                         -
        GET  /feedback/reports/{id:guid}/print                   -
        GET  /feedback/reports/{id:guid}/report.json             -
        GET  /feedback/reports/bring                             W
        POST /feedback/reports/bring                             W
        GET  /feedback/counts                                    all
        # Extra criteria (CY-4): HR's; partners for the units they serve.
        GET  /appraisals/criteria                                HWh
        POST /appraisals/criteria?handler=End                    HWh
        GET  /appraisals/criteria/new                            HWh
        POST /appraisals/criteria/new                            HWh
        POST /appraisals/criteria/new?handler=Add                HWh
        GET  /team/remind                                        SDGC2N
        POST /team/remind                                        SDGC2N
        POST /team/remind?handler=Send                           SDGC2N
        GET  /team/next/{after:guid}                             -
        # The second level's queue (CY-7): nobody here has an appraisal of which they are second level.
        GET  /team/second                                        -
        POST /team/second?handler=Round                          -
        # Learning (LE-1) is everybody's, what one plays or reads one's own. HR announces sessions; this one is W's, so that h changes nothing.
        GET  /learning                                           all
        GET  /learning/search                                    all
        GET  /learning/topics/{topic}                            all
        GET  /learning/guidance/{code}                           all
        GET  /learning/questions                                 all
        GET  /learning/forms/{code}                              all
        GET  /learning/simulations/{code}                        all
        POST /learning/simulations/{code}?handler=Forget         all
        GET  /learning/simulations/{code}/play                   all
        POST /learning/simulations/{code}/play                   all
        GET  /learning/courses/{code}                            all
        GET  /learning/courses/{code}/{chapter:int}              all
        POST /learning/courses/{code}/{chapter:int}              all
        GET  /learning/courses/{code}/check                      all
        POST /learning/courses/{code}/check                      all
        GET  /learning/offline                                   all
        GET  /learning/offline.zip                               all
        GET  /learning/sessions                                  all
        GET  /learning/sessions/{id:guid}                        all
        GET  /learning/sessions/{id:guid}/calendar.ics           all
        POST /learning/sessions/{id:guid}?handler=SignUp         all
        POST /learning/sessions/{id:guid}?handler=Withdraw       all
        POST /learning/sessions/{id:guid}?handler=Cancel         W
        POST /learning/sessions/{id:guid}?handler=Attended       W
        GET  /learning/sessions/write/{id:guid}                  W
        POST /learning/sessions/write/{id:guid}                  W
        # Support (SU-1): the directory is everybody's and HR's of the whole organization to write. Coaching is asked for by who is in the staff file and
        # answered by HR of the whole; this request is not there. A conversation with the Mediator is for who knows its id: this one is not there; the
        # room is the Mediator's alone.
        GET  /support/people                                     all
        GET  /support/people/{id:guid}                           W
        POST /support/people/{id:guid}                           W
        POST /support/people/{id:guid}?handler=Remove            W
        GET  /support/coaching                                   OSDGC2MBHWhULXEN
        POST /support/coaching?handler=Ask                       OSDGC2MBHWhULXEN
        POST /support/coaching?handler=Withdraw                  -
        POST /support/coaching?handler=Answer                    -
        GET  /support/mediator                                   all
        POST /support/mediator?handler=Open                      all
        POST /support/mediator?handler=Read                      -
        POST /support/mediator?handler=Write                     all
        POST /support/mediator?handler=Delete                    all
        GET  /support/mediator/room                              L
        POST /support/mediator/room?handler=Channels             L
        POST /support/mediator/room?handler=Publish              L
        POST /support/mediator/room?handler=Keys                 L
        POST /support/mediator/room?handler=List                 L
        POST /support/mediator/room?handler=Answer               L
        POST /support/mediator/room?handler=Delete               L
        # The Reports Board's inbox (BD-1).
        GET  /board                                              MB
        # Improving performance (UP-1): each sees those of theirs; the supervisor begins one, HR and the Board ask the supervisor to.
        GET  /underperformance                                   all
        GET  /underperformance/open/{staffId}                    S
        POST /underperformance/open/{staffId}                    S
        GET  /underperformance/propose/{staffId}                 MBHW
        POST /underperformance/propose/{staffId}                 MBHW
        # One report: a member who has a part in it has a page that says so, and no act (BD-2); here O's, whom S appraises.
        GET  /board/items/{id:guid}                              MB
        POST /board/items/{id:guid}?handler=Assign               B
        POST /board/items/{id:guid}?handler=TakeUp               M
        POST /board/items/{id:guid}?handler=Release              B
        POST /board/items/{id:guid}?handler=Write                -
        POST /board/items/{id:guid}?handler=TakeBack             -
        POST /board/items/{id:guid}?handler=Conclude             -
        POST /board/items/{id:guid}?handler=Reopen               B
        POST /board/items/{id:guid}?handler=Propose              B
        # Sessions and letters are the Board's; the secretary runs them; a letter is also for the chief to whom it went, here S.
        GET  /board/sessions                                     MB
        POST /board/sessions                                     B
        GET  /board/sessions/{id:guid}                           MB
        POST /board/sessions/{id:guid}?handler=Attend            B
        POST /board/sessions/{id:guid}?handler=Matter            B
        POST /board/sessions/{id:guid}?handler=Decide            -
        POST /board/sessions/{id:guid}?handler=Close             B
        GET  /board/sessions/{id:guid}/minutes                   MB
        GET  /board/sessions/{id:guid}/minutes.pdf               MB
        GET  /board/letters/write                                B
        POST /board/letters/write                                B
        GET  /board/letters/{id:guid}                            SMB
        # Published figures: the Board, HR and the head; taken by the secretary and HR without unit limits (BD-3).
        GET  /board/figures                                      MBHWhUR
        POST /board/figures?handler=Take                         BW
        GET  /board/figures/export.csv                           -
        GET  /compliance                                         HWh
        POST /compliance?handler=Preview                         HWh
        POST /compliance?handler=Send                            HWh
        GET  /compliance/export.{kind:regex(^(csv|xlsx)$)}       HWh
        # Procedures and yearly reports are published to everybody.
        GET  /board/procedures                                   all
        POST /board/procedures?handler=Publish                   B
        # Outcomes, workplans and rules are the organization's own (RB-2, RB-3).
        GET  /outcomes                                           all
        GET  /outcomes/unserved                                  all
        GET  /outcomes/{biennium:int}/{**code}                   all
        GET  /workplans                                          all
        GET  /workplans/{biennium:int}/{**unit}                  all
        GET  /workplans/edit/{biennium:int}/{**unit}             SD
        POST /workplans/edit/{biennium:int}/{**unit}             SD
        POST /workplans/edit/{biennium:int}/{**unit}?handler=Autosave    SD
        GET  /rules                                              all
        GET  /rules/workflow                                     all
        GET  /rules/sources                                      all
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
        GET  /people/questions/{id:guid}                         OHW
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
        # Delegations (SV-5): everybody sees their own, if any; the chief of a unit with a smaller one that they answer for gives them.
        GET  /units/delegations                                  OSDGC2MBHWhULXEN
        POST /units/delegations                                  SDGC2
        GET  /units/delegations/give                             S
        POST /units/delegations/give                             S
        # Stand-ins (SV-4): one's own, and HR's of those they serve; named by who supervises somebody, or by HR for them.
        GET  /units/stand-ins                                    OSDGC2MBHWhULXEN
        POST /units/stand-ins                                    SNHW
        GET  /units/stand-ins/name                               S2C
        POST /units/stand-ins/name                               S2C
        """;

    public static readonly Guid Grant = new("0197a000-0000-7000-8000-00000000000a");
    public static readonly Guid Question = new("0197a000-0000-7000-8000-00000000000b");

    /// <summary>A report that the Board has received, on O.</summary>
    public static readonly Guid Report = new("0197a000-0000-7000-8000-0000000000b1");

    /// <summary>A session of the Board.</summary>
    public static readonly Guid Session = new("0197a000-0000-7000-8000-0000000000b2");

    /// <summary>A letter of the Board to S.</summary>
    public static readonly Guid Letter = new("0197a000-0000-7000-8000-0000000000b3");

    /// <summary>A workshop that HR of the whole organization has announced.</summary>
    public static readonly Guid Workshop = new("0197a000-0000-7000-8000-0000000000b4");

    public static readonly Guid Nothing = new("0197a000-0000-7000-8000-00000000000c");

    /// <summary>The address with what stands in the world of the test.</summary>
    public static string Sample(string path, Guid accountOfX) =>
        OfDirectory(path)
            .Replace("/account/people/{id:guid}", $"/account/people/{accountOfX}", StringComparison.Ordinal)
            .Replace("/offices/{id:guid}", $"/offices/{Grant}", StringComparison.Ordinal)
            .Replace("/people/questions/{id:guid}", $"/people/questions/{Question}", StringComparison.Ordinal)
            .Replace("{kind:regex(^(csv|xlsx|json)$)}", "csv", StringComparison.Ordinal)
            .Replace("{kind:regex(^(csv|xlsx)$)}", "xlsx", StringComparison.Ordinal)
            .Replace("/board/items/{id:guid}", $"/board/items/{Report}", StringComparison.Ordinal)
            .Replace("/board/sessions/{id:guid}", $"/board/sessions/{Session}", StringComparison.Ordinal)
            .Replace("/board/letters/{id:guid}", $"/board/letters/{Letter}", StringComparison.Ordinal)
            .Replace("/learning/sessions/{id:guid}", $"/learning/sessions/{Workshop}", StringComparison.Ordinal)
            .Replace("/learning/sessions/write/{id:guid}", $"/learning/sessions/write/{Workshop}", StringComparison.Ordinal)
            .Replace("/training/requests/{id:guid}", $"/training/requests/{Training}", StringComparison.Ordinal)
            .Replace("/training/council/minutes/{id:guid?}", $"/training/council/minutes/{CouncilMeeting}", StringComparison.Ordinal)
            .Replace("/training/funds/{id:guid}", $"/training/funds/{Fund}", StringComparison.Ordinal)
            .Replace("/jobs/propose", "/jobs/propose?unit=U&post=A%20job", StringComparison.Ordinal)
            .Replace("/jobs/{id:guid}", $"/jobs/{Described}", StringComparison.Ordinal)
            .Replace(
                "/reclassification/exercises/plan/{id:guid?}",
                $"/reclassification/exercises/plan/{ReclassificationPlanned}",
                StringComparison.Ordinal
            )
            .Replace(
                "/reclassification/exercises/{id:guid}",
                $"/reclassification/exercises/{ReclassificationExercise}",
                StringComparison.Ordinal
            )
            .Replace("/reclassification/{id:guid}/form", $"/reclassification/{ReclassificationDraft}/form", StringComparison.Ordinal)
            .Replace("/reclassification/{id:guid}/bundle", $"/reclassification/{ReclassificationAppealed}/bundle", StringComparison.Ordinal)
            .Replace(
                "/reclassification/{id:guid}",
                $"/reclassification/{(OfAppeals().IsMatch(path) ? ReclassificationAppealed : OfExercises().IsMatch(path) ? ReclassificationInExercise : Reclassified)}",
                StringComparison.Ordinal
            )
            .Replace("/recognition/{id:guid}", $"/recognition/{Recognition}", StringComparison.Ordinal)
            .Replace("/transparency/concerns/{id:guid}", $"/transparency/concerns/{Concern}", StringComparison.Ordinal)
            .Replace("/skills/skill/{id:guid?}", $"/skills/skill/{Skill}", StringComparison.Ordinal)
            .Replace("/skills/files/{id:guid}", $"/skills/files/{SkillsFile}", StringComparison.Ordinal)
            .Replace("/skills/openings/{id:guid}", $"/skills/openings/{SkillsOpening}", StringComparison.Ordinal)
            .Replace("/skills/language/{code?}", "/skills/language/fr", StringComparison.Ordinal)
            .Replace("/recognition/give", "/recognition/give?to=O", StringComparison.Ordinal)
            .Replace("/learning/topics/{topic}", "/learning/topics/mid-term", StringComparison.Ordinal)
            .Replace("/learning/guidance/{code}", "/learning/guidance/smart-outputs", StringComparison.Ordinal)
            .Replace("/learning/forms/{code}", "/learning/forms/check-in-note", StringComparison.Ordinal)
            .Replace("/learning/simulations/{code}", "/learning/simulations/first-talk", StringComparison.Ordinal)
            .Replace("/learning/courses/{code}", "/learning/courses/basics", StringComparison.Ordinal)
            .Replace("{chapter:int}", "1", StringComparison.Ordinal)
            .Replace("{id:guid}", Nothing.ToString(), StringComparison.Ordinal)
            .Replace("{secret}", "guessed", StringComparison.Ordinal)
            .Replace("{after:guid}", Nothing.ToString(), StringComparison.Ordinal)
            .Replace("{year:int}", "2026", StringComparison.Ordinal)
            .Replace("{figure}", "days", StringComparison.Ordinal)
            .Replace("{group:regex(^(GS|NPO-P)$)}", "GS", StringComparison.Ordinal)
            .Replace("{staffId?}", "O", StringComparison.Ordinal)
            .Replace("{staffId}", "O", StringComparison.Ordinal)
            .Replace("{official}", "O", StringComparison.Ordinal)
            .Replace("{fact}", "sex", StringComparison.Ordinal)
            .Replace("{rule}", "CY-2", StringComparison.Ordinal)
            .Replace("{biennium:int}", "2026", StringComparison.Ordinal)
            .Replace("{**code}", path.StartsWith("/outcomes", StringComparison.Ordinal) ? "A" : "U", StringComparison.Ordinal)
            .Replace("{**unit}", "U", StringComparison.Ordinal);

    public static readonly KeyValuePair<string, string>[] Fields = [new("Input.Text", "x"), new("Input.Reason", "x")];
}
