using Fairway.App;
using Fairway.App.Support;

namespace Fairway.Demo.Support;

/// <summary>The directory of support and how the Mediator is reached (SU-1). A key is for the Mediator to make: only a browser can.</summary>
internal static class SupportTold
{
    public static void Add(FairwayDb db)
    {
        db.MediatorChannels.Add(
            new MediatorChannels
            {
                Telephone = "+41 22 555 0142",
                Email = "mediator@fairway.example",
                Place = "Room 4-27",
                Hours = "Tue, Thu 14:00–17:00 (EN, FR, ES)",
            }
        );
        Add(SupportKind.SeniorHrOfficer, "Adjoa Mensah", "Africa", "adjoa.mensah", "EN, FR");
        Add(SupportKind.SeniorHrOfficer, "Ricardo Paz Soldán", "Americas", "ricardo.paz", "ES, EN, PT");
        Add(SupportKind.SeniorHrOfficer, "Suda Charoen", "Asia and the Pacific", "suda.charoen", "EN");
        Add(SupportKind.SeniorHrOfficer, "Tamar Beridze", "Europe and Central Asia", "tamar.beridze", "EN, FR, RU");
        Add(SupportKind.SeniorHrOfficer, "Huda Nasser", "Arab States", "huda.nasser", "AR, EN");
        Add(SupportKind.HrManagement, "Secretariat of the Director, HRD", null, "hrd.management", "EN, FR, ES");
        Add(SupportKind.Coaching, "Staff Development Unit", null, "staff.development", "EN, FR, ES");
        Add(SupportKind.ConflictResolution, "Joint grievance service", null, "grievances", "EN, FR, ES");

        void Add(SupportKind kind, string name, string? region, string mailbox, string languages) =>
            db.SupportContacts.Add(
                new SupportContact
                {
                    Kind = kind,
                    Name = name,
                    Region = region,
                    Email = $"{mailbox}@{People.Addresses.Domain}",
                    Note = languages,
                }
            );
    }
}
