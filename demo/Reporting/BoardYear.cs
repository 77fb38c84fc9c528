using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.Demo.Scenes;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Reporting;

/// <summary>
/// What the Board has done with what it received: members examined some reports, a session with its minutes returned one and concluded on another, the next
/// one is called; procedures, a yearly report and a letter; figures at two dates.
/// </summary>
internal sealed class BoardYear(FairwayDb db, PolicyLibrary policies, Instant now, Chance chance)
{
    private readonly string _secretary = DemoPeople.Of("board-secretary").StaffId!;
    private readonly LocalDate _today = now.InUtc().Date;

    public async Task TellAsync(CancellationToken stop)
    {
        var members = (await BoardMembers.OnAsync(db, _today, stop)).Select(m => m.StaffId).ToList();
        var me = DemoPeople.Of("board-member").StaffId!;
        var latest = await db
            .BoardItems.Include(i => i.Authors)
            .Where(i => i.State == BoardItemState.Received && i.OpenedAt != null)
            .OrderByDescending(i => i.ReceivedAt)
            .ThenBy(i => i.StaffId)
            .Take(120)
            .ToListAsync(stop);
        var people = await BoardCase.PeopleAsync(db, latest, _today, stop);
        // Reports that everybody on the Board can examine, and whose two sides can still correct them.
        var free = latest.Where(i => members.TrueForAll(m => ExaminationConflicts.Of(m, people[i.Id]).Judgement == Judgement.Met)).ToList();
        var settled = await db.Appraisals.Where(a => a.State == AppraisalState.BeginningAgreed).Select(a => a.Id).ToListAsync(stop);
        var returned = free.Find(i => i.Kind == BoardReportKind.Beginning && settled.Contains(i.SubjectId));
        var others = free.Where(i => i != returned).ToList();
        if (returned is null || others.Count < 12 || members.Count < 4)
        {
            return;
        }

        var held = _today.PlusDays(-9);
        var session = Session(1, held, BoardSessionState.Closed, [me, .. members.Where(m => m != me).Take(3)]);
        Examine(returned, me);
        Matter(
            session,
            1,
            returned,
            BoardProposal.Return,
            "Two outputs say what will be done and not by what it will be judged met. Please agree on a measure for each; the rest of the form is clear.",
            3,
            1,
            "The members agreed that the outputs themselves are well chosen. One member would have preferred a comment."
        );
        returned.State = BoardItemState.Returned;
        Examine(others[0], members[1]);
        Say(
            others[0],
            members[1],
            BoardNoteKind.Recommendation,
            "The developmental objective is ambitious. Agree early on the days that it needs.",
            held
        );
        Matter(session, 2, others[0], BoardProposal.Conclude, "", 4, 0, "No further discussion.");
        others[0].State = BoardItemState.Concluded;
        Matter(session, 3, null, null, "Calendar of sessions for the coming year", 4, 0, "Four sessions, one in each quarter.");
        foreach (var item in others.Skip(1).Take(6))
        {
            Examine(item, me);
        }

        Say(others[1], me, BoardNoteKind.Comment, "Clear measures; easy to follow.", null);
        foreach (var item in others.Skip(7).Take(4))
        {
            Examine(item, members[2]);
            Say(item, members[2], BoardNoteKind.Comment, "The outputs are specific and their measures can be checked.", held.PlusDays(2));
            Say(
                item,
                members[2],
                BoardNoteKind.Guidance,
                "Two of the competencies carry the same indicators in most forms of the unit. Choose them with each official.",
                held.PlusDays(2)
            );
            item.State = BoardItemState.Concluded;
        }

        var next = Session(2, _today.PlusDays(19), BoardSessionState.Called, []);
        db.BoardMatters.Add(
            new BoardMatter
            {
                Id = chance.Id(now),
                SessionId = next.Id,
                Order = 1,
                ItemId = others[1].Id,
                Proposal = BoardProposal.Conclude,
                Text = "",
                ProposedBy = me,
            }
        );
        others[1].State = BoardItemState.OnAgenda;
        Papers(session, returned);
        await db.SaveChangesAsync(stop);

        var zones = DutyStationZones.Of(policies.PolicyAt(_today).Service);
        var figures = new Figures(db, new At(now), policies, zones);
        // Some weeks after the last cycle's end, when most reports were there, and now.
        await figures.TakeAsync(_secretary, new LocalDate(new Cycle(returned.PeriodStart, returned.PeriodEnd).Start.Year, 1, 15), stop);
        await figures.TakeAsync(_secretary, _today, stop);
        db.ChangeTracker.Clear();
    }

    private BoardSession Session(int number, LocalDate on, BoardSessionState state, IReadOnlyList<string> present)
    {
        var session = new BoardSession
        {
            Id = chance.Id(now),
            Number = number,
            HeldOn = on,
            Place = "Room VII, headquarters, and by video",
            State = state,
            Remarks = state == BoardSessionState.Closed ? "The session began at 10:00 and ended at 11:40." : "",
            CalledBy = _secretary,
            CalledAt = Noon(on.PlusDays(-28)),
            ClosedBy = state == BoardSessionState.Closed ? _secretary : null,
            ClosedAt = state == BoardSessionState.Closed ? Noon(on.PlusDays(1)) : null,
        };
        session.Attendance.AddRange(present.Select(m => new BoardAttendance { SessionId = session.Id, StaffId = m }));
        db.Add(session);
        Remember(session.Id.ToString(), _secretary, session.CalledAt, "call-session");
        if (session.ClosedAt is { } closed)
        {
            Remember(session.Id.ToString(), _secretary, closed, "close-session");
        }

        return session;
    }

    private void Matter(
        BoardSession session,
        int order,
        BoardItem? item,
        BoardProposal? proposal,
        string text,
        int inFavour,
        int against,
        string discussion
    )
    {
        var at = Noon(session.HeldOn);
        db.Add(
            new BoardMatter
            {
                Id = chance.Id(now),
                SessionId = session.Id,
                Order = order,
                ItemId = item?.Id,
                Proposal = proposal,
                Text = text,
                ProposedBy = item is null ? _secretary : DemoPeople.Of("board-member").StaffId!,
                Outcome = BoardOutcome.Carried,
                For = inFavour,
                Against = against,
                Discussion = discussion,
                DecidedAt = at,
            }
        );
        if (item is not null && proposal == BoardProposal.Return)
        {
            Say(item, DemoPeople.Of("board-member").StaffId!, BoardNoteKind.Observation, text, session.HeldOn);
            Remember(item.Id.ToString(), _secretary, at, "return");
        }
    }

    private void Examine(BoardItem item, string member)
    {
        var at = Later(item.ReceivedAt + Duration.FromDays(2));
        db.Add(
            new BoardExaminer
            {
                Id = chance.Id(now),
                ItemId = item.Id,
                StaffId = member,
                AssignedBy = _secretary,
                AssignedAt = at,
            }
        );
        item.State = BoardItemState.UnderExamination;
        Remember(item.Id.ToString(), _secretary, at, "assign");
    }

    /// <param name="released">The day on which those whom it is for could read it; null: not yet.</param>
    private void Say(BoardItem item, string author, BoardNoteKind kind, string text, LocalDate? released) =>
        db.Add(
            new BoardNote
            {
                Id = chance.Id(now),
                ItemId = item.Id,
                Kind = kind,
                AuthorId = author,
                Language = "en",
                Text = text,
                At = released is { } day ? Noon(day) - Duration.FromHours(3) : now - Duration.FromDays(1),
                ReleasedAt = released is { } on ? Noon(on) : null,
            }
        );

    private void Papers(BoardSession session, BoardItem returned)
    {
        var published = Noon(_today.PlusDays(-210));
        db.Add(
            new BoardPaper
            {
                Id = chance.Id(now),
                Kind = BoardPaperKind.Procedures,
                Number = 1,
                From = _today.PlusDays(-200),
                TextEn =
                    "1. The Board examines what it receives; it does not rate again.\n2. A member never examines a report in which they have a part.\n3. Three members without conflict make a quorum. More votes in favour than against carry a decision.\n4. A report is returned with an observation that says what is to be put right.",
                TextFr =
                    "1. Le Comité examine ce qu’il reçoit ; il ne note pas à nouveau.\n2. Un membre n’examine jamais un rapport auquel il prend part.\n3. Trois membres sans conflit forment le quorum. Plus de voix pour que contre emportent la décision.\n4. Un rapport est renvoyé avec une observation qui dit ce qui est à corriger.",
                TextEs =
                    "1. La Junta examina lo que recibe; no vuelve a calificar.\n2. Un miembro nunca examina un informe en el que tiene parte.\n3. Tres miembros sin conflicto forman quórum. Se aprueba con más votos a favor que en contra.\n4. Un informe se devuelve con una observación que dice lo que hay que corregir.",
                PublishedBy = _secretary,
                PublishedAt = published,
            }
        );
        db.Add(
            new BoardPaper
            {
                Id = chance.Id(now),
                Kind = BoardPaperKind.YearlyReport,
                Number = _today.Year - 1,
                From = _today.PlusDays(-190),
                TextEn =
                    "Most reports arrived in time. Measures have become clearer; developmental objectives are still often courses alone.",
                TextFr =
                    "La plupart des rapports sont arrivés dans les délais. Les mesures sont devenues plus claires ; les objectifs de développement restent souvent de simples cours.",
                TextEs =
                    "La mayoría de los informes llegaron a tiempo. Las medidas son más claras; los objetivos de desarrollo siguen siendo a menudo solo cursos.",
                Figures = """{"sessions":4,"letters":6}""",
                PublishedBy = _secretary,
                PublishedAt = published + Duration.FromDays(10),
            }
        );
        if (returned.SupervisorId is { } chief)
        {
            db.Add(
                new BoardLetter
                {
                    Id = chance.Id(now),
                    ToStaffId = chief,
                    UnitCode = returned.UnitCode,
                    SessionId = session.Id,
                    TextEn =
                        "The Board has returned one report of your unit. Please agree on a measure for each output; we are glad to help with examples.",
                    TextFr =
                        "Le Comité a renvoyé un rapport de votre unité. Veuillez convenir d’une mesure pour chaque produit ; nous vous aiderons volontiers par des exemples.",
                    TextEs =
                        "La Junta ha devuelto un informe de su unidad. Acuerden una medida para cada producto; con gusto les ayudaremos con ejemplos.",
                    SentBy = _secretary,
                    SentAt = Noon(session.HeldOn.PlusDays(1)),
                }
            );
        }
    }

    private void Remember(string subject, string actor, Instant at, string act) =>
        db.History.Add(
            new HistoryEntry
            {
                Id = chance.Id(now),
                At = at,
                Actor = actor,
                Capability = "reportsboard",
                Subject = subject,
                Act = act,
                Rule = "BD-1",
            }
        );

    private Instant Later(Instant at) => at < now ? at : now;

    private static Instant Noon(LocalDate day) => day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(12);

    private sealed class At(Instant instant) : IClock
    {
        public Instant GetCurrentInstant() => instant;
    }
}
