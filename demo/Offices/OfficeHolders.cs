using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.Demo.People;
using Fairway.Demo.Scenes;
using Fairway.Demo.Structure;
using NodaTime;

namespace Fairway.Demo.Offices;

/// <summary>Accounts of those who can be entered or hold an office of trust, and the grants, each by two people (decision 13).</summary>
internal sealed class OfficeHolders
{
    private readonly OrganizationPlan _organization;
    private readonly Instant _now;
    private readonly Chance _chance;
    private readonly Dictionary<string, Account> _byStaffId = new(StringComparer.Ordinal);
    private readonly Account _administrator;
    private readonly Account _second;

    public OfficeHolders(OrganizationPlan organization, Instant now, Chance chance)
    {
        (_organization, _now, _chance) = (organization, now, chance);
        var made = now - Duration.FromDays(430);
        _administrator = Make(DemoPeople.Administrator.Email, DemoPeople.Administrator.Name, null, "en", made);
        _second = Make($"noor.sabbagh@{People.Addresses.Domain}", "Noor Sabbagh", null, "en", made);
        foreach (var person in DemoPeople.All.Where(p => p.StaffId is not null))
        {
            AccountOf(person.StaffId!);
        }

        FromTerminal(_administrator, made);
        FromTerminal(_second, made + Duration.FromMinutes(6));
        Grant();
    }

    public List<Account> Accounts { get; } = [];
    public List<OfficeGrant> Grants { get; } = [];
    public List<HistoryEntry> History { get; } = [];

    private Account AccountOf(string staffId)
    {
        if (_byStaffId.TryGetValue(staffId, out var known))
        {
            return known;
        }

        var person = _organization.Roster.People.Single(p => p.StaffId == staffId);
        return _byStaffId[staffId] = Make(person.Email, person.Name, staffId, person.Language, _now - Duration.FromDays(400));
    }

    private Account Make(string email, string name, string? staffId, string language, Instant at)
    {
        var account = Account.New(email, name, staffId, language);
        account.Id = _chance.Id(at);
        account.UserName = account.Id.ToString("N");
        account.NormalizedUserName = account.UserName.ToUpperInvariant();
        account.ConcurrencyStamp = _chance.Id(at).ToString();
        account.EmailConfirmed = true;
        // So that home has something to say of what happened since.
        account.LastSeenAt = _now - Duration.FromDays(12);
        account.SeenBeforeAt = _now - Duration.FromDays(23);
        Accounts.Add(account);
        return account;
    }

    private void FromTerminal(Account account, Instant at)
    {
        // A year from the terminal; renewed by two people before it ran out.
        Add(account, Office.Administrator, null, at, 365, "Made on the terminal", account, account, AccountHistory.Terminal);
        Add(
            account,
            Office.Administrator,
            null,
            at + Duration.FromDays(350),
            700,
            "Renewed",
            _second == account ? _administrator : _second,
            null,
            null
        );
    }

    private void Grant()
    {
        var hr = AccountOf(DemoPeople.Of("hr-office").StaffId!);
        Add(hr, Office.HrPartner, null, Days(420), 720, "Chief of the human resources partners", _administrator, _second);
        var partners = new (string Unit, string? Staff)[]
        {
            ("RO-AMERICAS", DemoPeople.Of("hr-partner").StaffId),
            ("RO-AFRICA", null),
            ("RO-ASIA", null),
            ("RO-EUROPE", null),
            ("GRD", null),
            ("JSP", null),
            ("CORP", null),
        };
        var specialists = Candidates(p => p.Seat.Family == "hr" && p.Seat is { IsInternational: true, IsChief: false });
        foreach (var (unit, staff) in partners)
        {
            var holder =
                staff
                ?? specialists.Find(p => p.Seat.Unit == unit)?.StaffId
                ?? specialists.Find(p => !_byStaffId.ContainsKey(p.StaffId))!.StaffId;
            Add(AccountOf(holder), Office.HrPartner, unit, Days(380), 700, "Human resources partner", hr, _administrator);
        }

        var secretary = AccountOf(DemoPeople.Of("board-secretary").StaffId!);
        Add(secretary, Office.BoardSecretary, null, Days(400), 720, "Secretariat of the Reports Board", hr, _administrator);
        Add(
            AccountOf(DemoPeople.Of("board-member").StaffId!),
            Office.BoardMember,
            null,
            Days(395),
            720,
            "Named by the Director-General",
            hr,
            _administrator
        );
        Add(
            AccountOf(DemoPeople.Of("board-member").StaffId!),
            Office.BoardChair,
            null,
            Days(390),
            720,
            "Elected by the Reports Board",
            hr,
            _administrator
        );
        var members = Candidates(p => p.Seat is { Grade: "P5" or "D1", IsChief: false } && p.Seat.Family != "hr");
        foreach (var member in _chance.Some(members, 5))
        {
            Add(
                AccountOf(member.StaffId),
                Office.BoardMember,
                null,
                Days(395),
                720,
                "Named by the Joint Negotiating Committee",
                hr,
                _administrator
            );
        }

        var union = AccountOf(DemoPeople.Of("union").StaffId!);
        Add(union, Office.Union, null, Days(300), 720, "Elected by the general meeting", _administrator, hr);
        // The Union's representative sits in the Joint Training Council, beside one whom the organization names.
        Add(union, Office.TrainingCouncil, null, Days(240), 720, "Named by the Staff Union", hr, _administrator);
        var general = AccountOf(DemoPeople.Of("director-general").StaffId!);
        Add(general, Office.DirectorGeneral, null, Days(410), 720, "Elected by the Governing Body", _administrator, hr);
        var others = Candidates(p => p.Seat is { Grade: "P5", IsChief: false } && p.Seat.Unit != "HRD-PAR");
        Add(
            Make(DemoPeople.Mediator.Email, DemoPeople.Mediator.Name, null, "en", Days(261)),
            Office.Mediator,
            null,
            Days(260),
            640,
            "Appointed after consultation of the Union",
            _administrator,
            hr
        );
        Add(
            Make(DemoPeople.Auditor.Email, DemoPeople.Auditor.Name, null, "en", Days(201)),
            Office.Auditor,
            null,
            Days(200),
            560,
            "Named by the Governing Body",
            _administrator,
            hr
        );
        Add(
            AccountOf(others[1].StaffId),
            Office.TrainingCouncil,
            null,
            Days(230),
            720,
            "Named by the Director-General",
            hr,
            _administrator
        );
        // Independent Review Groups: of headquarters, and of each region.
        var regions = new string?[] { null, "RO-AFRICA", "RO-AMERICAS", "RO-ARAB", "RO-ASIA", "RO-EUROPE" };
        foreach (var (member, unit) in others.Skip(2).Zip(regions))
        {
            Add(
                AccountOf(member.StaffId),
                Office.ReviewGroup,
                unit,
                Days(220),
                720,
                "Named by the Joint Negotiating Committee",
                hr,
                _administrator
            );
        }
        // One that ended early, and one that waits for a second person.
        var former = Add(
            AccountOf(others[0].StaffId),
            Office.BoardMember,
            null,
            Days(390),
            720,
            "Named by the Director-General",
            hr,
            _administrator
        );
        former.EndedBy = former.AccountId;
        former.EndedAt = Days(45);
        var waiting = specialists.Find(p => !_byStaffId.ContainsKey(p.StaffId))!;
        Add(
            AccountOf(waiting.StaffId),
            Office.HrPartner,
            "RO-ARAB",
            Days(2),
            540,
            "Follows a colleague who moved to Bangkok",
            _administrator,
            null
        );
    }

    private List<Person> Candidates(Func<Person, bool> fits) =>
        [
            .. _organization.Roster.People.Where(p =>
                fits(p) && p.Seat.Scene is null && p.Seat.Station == DutyStationCounts.Headquarters && p.Current.Status == "active"
            ),
        ];

    private Instant Days(int ago) => _now - Duration.FromDays(ago) + Duration.FromMinutes(_chance.Below(300));

    private OfficeGrant Add(
        Account holder,
        Office office,
        string? unit,
        Instant proposed,
        int days,
        string reason,
        Account by,
        Account? second,
        string? actor = null
    )
    {
        // The renewal of an administrator's office is confirmed by the head of the partners.
        var confirming = second ?? (reason == "Renewed" ? AccountOf(DemoPeople.Of("hr-office").StaffId!) : null);
        var from = proposed.InUtc().Date;
        var grant = new OfficeGrant
        {
            Id = _chance.Id(proposed),
            AccountId = holder.Id,
            Office = office,
            UnitCode = unit,
            From = from,
            Until = from.PlusDays(days),
            Reason = reason,
            ProposedBy = by.Id,
            ProposedAt = proposed,
            ConfirmedBy = confirming?.Id,
            ConfirmedAt = confirming is null ? null : proposed + Duration.FromMinutes(actor is null ? 90 : 0),
        };
        Grants.Add(grant);
        if (actor is null)
        {
            Remember(proposed, by.Actor(), holder, grant, "OfficeProposed");
        }

        if (confirming is not null)
        {
            Remember(grant.ConfirmedAt!.Value, actor ?? confirming.Actor(), holder, grant, "OfficeGranted");
        }

        return grant;
    }

    private void Remember(Instant at, string actor, Account holder, OfficeGrant grant, string act) =>
        History.Add(
            new HistoryEntry
            {
                Id = _chance.Id(at),
                At = at,
                Actor = actor,
                Capability = "accounts",
                Subject = holder.StaffId ?? holder.Id.ToString(),
                Act = act,
                Detail = JsonSerializer.Serialize(OfficesOfTrust.Facts(grant)),
            }
        );
}
