using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Learning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Learning;

/// <summary>Sessions of the demonstration (LE-1): one that was held, one that is full with people in line, one in the field with places left.</summary>
internal sealed class SessionsTold(FairwayDb db, Instant now, Chance chance)
{
    private const string Headquarters = "Geneva";

    public async Task TellAsync(CancellationToken stop)
    {
        var organizerId = await db
            .OfficeGrants.Where(g => g.Office == Office.HrPartner && g.UnitCode == null)
            .OrderBy(g => g.Id)
            .Select(g => g.AccountId)
            .FirstAsync(stop);
        var accounts = await db.Users.Where(a => a.StaffId != null && a.Id != organizerId).OrderBy(a => a.Email).ToListAsync(stop);
        var organizer = await db.Users.SingleAsync(a => a.Id == organizerId, stop);
        Add(
            organizer,
            accounts,
            SessionKind.Information,
            -40,
            "The framework in an hour",
            "What the framework asks of everybody: the cycle, outputs, dialogue, the end. Questions are welcome.",
            "en",
            Headquarters,
            "Room II",
            places: 12,
            signedUp: 9
        );
        Add(
            organizer,
            accounts,
            SessionKind.Workshop,
            16,
            "Convenir de produits que l’on peut juger",
            "Un atelier pour les chefs responsables et leurs délégués. Apportez un projet de formulaire ; nous travaillons à deux.",
            "fr",
            Headquarters,
            "Salle IV",
            places: 4,
            signedUp: 6
        );
        Add(
            organizer,
            accounts,
            SessionKind.Workshop,
            30,
            "Conversaciones difíciles: practicar antes de tenerlas",
            "Taller regional: practicamos con las conversaciones simuladas y hablamos de lo que resultó.",
            "es",
            "Lima",
            "Sala de reuniones",
            places: 15,
            signedUp: 3
        );
        await db.SaveChangesAsync(stop);
    }

    private void Add(
        Account organizer,
        List<Account> accounts,
        SessionKind kind,
        int days,
        string title,
        string text,
        string language,
        string station,
        string place,
        int places,
        int signedUp
    )
    {
        var starts = now.InUtc().Date.PlusDays(days).At(new LocalTime(13, 0)).InUtc().ToInstant();
        var announced = now - Duration.FromDays(Math.Max(5, 20 - days));
        var session = new LearningSession
        {
            Id = chance.Id(announced),
            Kind = kind,
            Title = title,
            Text = text,
            Language = language,
            DutyStation = station,
            Place = place,
            StartsAt = starts,
            EndsAt = starts + Duration.FromMinutes(90),
            Places = places,
            OrganizerId = organizer.Id,
            OrganizerName = organizer.DisplayName,
        };
        db.LearningSessions.Add(session);
        db.History.Add(
            new HistoryEntry
            {
                At = announced,
                Actor = organizer.StaffId ?? organizer.Id.ToString(),
                Capability = "learning",
                Subject = session.Id.ToString(),
                Act = "session-announced",
                Rule = "LE-1",
            }
        );
        for (var number = 0; number < signedUp && number < accounts.Count; number++)
        {
            var at = announced + Duration.FromHours(3 + number);
            db.SessionSignups.Add(
                new SessionSignup
                {
                    Id = chance.Id(at),
                    SessionId = session.Id,
                    AccountId = accounts[number].Id,
                    Name = accounts[number].DisplayName,
                    At = at,
                    HasPlace = number < places,
                    Attended = days < 0 ? number != 4 : null,
                }
            );
        }
    }
}
