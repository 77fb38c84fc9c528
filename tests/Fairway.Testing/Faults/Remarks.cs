using System.Globalization;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Testing.Faults;

/// <summary>
/// What is done while servers are killed: officials remark on forms that they have shared, each remark with words of its own. One remark is four rows in one transaction (the
/// remark, its history, the mail to the chief, the form that was sent), so that a half of it would be seen.
/// </summary>
public static class Remarks
{
    public const int Officials = 6;

    private const string Chief = "2001";

    private static readonly Instant s_at = Instant.FromUtc(2026, 3, 18, 9, 0);

    public static string Official(int number) => (1001 + number).ToString(CultureInfo.InvariantCulture);

    public static Guid Appraisal(int number) => new($"0197a000-0000-7000-8000-{number:x12}");

    public static Task<TheDatabase> On(Provider provider) => TheDatabase.From(provider, "remarks", FillAsync);

    /// <summary>What stands in the database of all that was remarked.</summary>
    public static async Task<Written> WrittenAsync(TheDatabase database)
    {
        await using var db = database.Open();
        var remarks = await db
            .FormComments.Select(c => new
            {
                c.AuthorId,
                c.At,
                c.Text,
            })
            .ToListAsync();
        var history = await db.History.Where(h => h.Act == "comment").Select(h => new { h.Actor, h.At }).ToListAsync();
        var mails = await db.Outbox.Where(m => m.Kind == "AppraisalCommented").CountAsync();
        var forms = await db.SentForms.CountAsync();
        var halves = remarks.Select(r => (r.AuthorId, r.At)).Except(history.Select(h => (h.Actor, h.At))).Count();
        halves += history.Select(h => (h.Actor, h.At)).Except(remarks.Select(r => (r.AuthorId, r.At))).Count();
        halves += Math.Abs(remarks.Count - mails) + Math.Abs(remarks.Count - forms);
        return new([.. remarks.GroupBy(r => r.Text).Select(g => (g.Key, g.Count()))], halves);
    }

    private static async Task FillAsync(FairwayDb db)
    {
        db.AddRange(A.Unit("TOP"), A.Unit("ENT", under: "TOP"), A.Chief("ENT", is_: Chief), A.Chief("TOP", is_: "3001"));
        db.Add(A.Supervision(Chief, "3001"));
        db.AddRange(An.Official(Chief).InUnit("ENT").Build(), An.Official("3001").InUnit("TOP").Build());
        db.AddRange((Account)An.Account(Chief).Mail("chief@example.org"), (Account)An.Account("3001").Mail("director@example.org"));
        for (var number = 0; number < Officials; number++)
        {
            var official = Official(number);
            db.Add(An.Official(official).InUnit("ENT").Build());
            db.Add((Account)An.Account(official).Mail($"official{number}@example.org"));
            db.Add(A.Supervision(official, Chief));
            var form = FormText.Write(Form());
            var appraisal = new Appraisal
            {
                Id = Appraisal(number),
                StaffId = official,
                CycleStart = new(2026, 1, 1),
                CycleEnd = new(2027, 12, 31),
                PolicyVersion = TheServer.Policies.Version,
                OpenedOn = new(2026, 1, 5),
                State = AppraisalState.BeginningShared,
                SupervisorId = Chief,
                SecondLevelId = "3001",
                UnitCode = "ENT",
                OfManager = false,
                BeginningDue = new(2026, 4, 1),
                SharedVersion = 1,
            };
            db.AddRange(appraisal, A.Form(appraisal, form, official, s_at));
        }
        await db.SaveChangesAsync();
    }

    private static AgreementForm Form() =>
        new()
        {
            Outputs =
            [
                new(Guid.CreateVersion7(), "Payroll migration in Dakar", "Paid from the new system", "June 2027", "Two weeks", null, null),
            ],
            Competencies =
            [
                .. TheServer
                    .Policies.PolicyAt(new(2026, 1, 5))
                    .Appraisals.Catalogue.All.Take(3)
                    .Select(c => new CompetencyChoice(c.Code, "i", "w")),
            ],
            Objective = new DevelopmentalObjective("Read a balance sheet", "Course in May", ""),
            DiscussedOn = new(2026, 3, 10),
        };

    /// <summary>What stands of remarks.</summary>
    /// <param name="Remarks">Each one's words, and how often they are there.</param>
    /// <param name="Halves">Remarks without their history, their mail or their form, or these without a remark.</param>
    public sealed record Written(IReadOnlyList<(string Words, int Times)> Remarks, int Halves);
}
