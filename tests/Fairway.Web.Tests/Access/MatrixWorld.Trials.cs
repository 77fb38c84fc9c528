using Fairway.App.Accounts;
using Fairway.App.Learning;
using Fairway.App.ReportsBoard;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Access;

/// <content>What keeps thousands of trials from slowing each other down.</content>
internal sealed partial class MatrixWorld
{
    private readonly Dictionary<(char, string), IReadOnlyList<KeyValuePair<string, string>>> hidden = [];
    private Guid? used;

    /// <summary>A report on O, a session and a letter to S.</summary>
    private static IEnumerable<object> OfTheBoard() =>
        [
            BoardItem.Of(
                An.Appraisal("O", "S", "2", "U"),
                Rules.Appraisals.AppraisalStep.Beginning,
                new LocalDate(2026, 2, 2),
                At,
                id: OtherEndpoints.Report
            ),
            new BoardSession
            {
                Id = OtherEndpoints.Session,
                Number = 1,
                HeldOn = new LocalDate(2026, 3, 1),
                Place = "Room",
                CalledBy = "B",
                CalledAt = At,
            },
            new BoardLetter
            {
                Id = OtherEndpoints.Letter,
                ToStaffId = "S",
                UnitCode = "U",
                TextEn = "A word",
                TextFr = "Un mot",
                TextEs = "Una palabra",
                SentBy = "B",
                SentAt = At,
            },
            new FigureSnapshot
            {
                AsOf = new LocalDate(2026, 2, 1),
                TakenAt = At,
                TakenBy = "B",
                Published = "[]",
                Counted = "[]",
                Steps = "[]",
            },
        ];

    /// <summary>A workshop to come, announced by HR of the whole organization.</summary>
    private static LearningSession Workshop(Guid organizer) =>
        new()
        {
            Id = OtherEndpoints.Workshop,
            Kind = SessionKind.Workshop,
            Title = "A workshop",
            Text = "About outputs.",
            Language = "en",
            DutyStation = "Geneva",
            Place = "Room",
            StartsAt = At + Duration.FromDays(30),
            EndsAt = At + Duration.FromDays(30) + Duration.FromHours(2),
            Places = 2,
            OrganizerId = organizer,
            OrganizerName = "W",
        };

    /// <summary>
    /// What was changed by the last trial is nobody's any more: thousands of appraisals that wait for the same few people would make each
    /// page of theirs slower than the one before.
    /// </summary>
    public async Task PutAwayAsync()
    {
        if (used is not { } id)
        {
            return;
        }

        used = null;
        await using var db = database.Open();
        await db.BoardItems.Where(i => i.SubjectId == id).ExecuteDeleteAsync();
        await db.AppraisalParts.Where(p => p.AppraisalId == id).ExecuteDeleteAsync();
        await db
            .Appraisals.Where(a => a.Id == id)
            .ExecuteUpdateAsync(a =>
                a.SetProperty(x => x.StaffId, "L")
                    .SetProperty(x => x.SupervisorId, (string?)null)
                    .SetProperty(x => x.SecondLevelId, (string?)null)
                    .SetProperty(x => x.DelegateId, (string?)null)
                    .SetProperty(x => x.UnitCode, "TOP")
            );
    }

    /// <summary>The database, as its owner.</summary>
    public string Connection => database.Connection;

    /// <summary>What the database is told when this reader asks.</summary>
    public async Task<string> AskingOfAsync(char who)
    {
        await using var db = database.Open();
        var asking = new Asking();
        asking.As((await Readers.LoadAsync(db, await AccountAsync(who), Server.Clock))!);
        return asking.Said;
    }

    /// <summary>The hidden fields of a page's forms as a reader gets them.</summary>
    /// <param name="isKept">Whether nothing changes the page between two looks: then one look serves all its handlers.</param>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> HiddenFieldsAsync(char who, string path, bool isKept)
    {
        if (isKept && hidden.TryGetValue((who, path), out var known))
        {
            return known;
        }

        var page = await (await As(who)).PageAsync(path);
        return hidden[(who, path)] = [
            .. page.QuerySelectorAll("main input[type=hidden]")
                .Select(f => KeyValuePair.Create(f.GetAttribute("name") ?? "", f.GetAttribute("value") ?? ""))
                .Where(f => f.Key is not ("" or "__form" or "UpTo"))
                .DistinctBy(f => f.Key),
        ];
    }
}
