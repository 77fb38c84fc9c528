using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Testing;

/// <summary>Builders start valid, and a test names only what matters to it: <c>An.Official("7").InGrade("G5", since: "2012-01-01")</c>.</summary>
public static class An
{
    /// <summary>In service at the ILO in Geneva since 2015, P3, regular budget, past probation.</summary>
    public static OfficialBuilder Official(string staffId = "1001") => new(staffId);

    /// <summary>An account that can sign in with <see cref="AccountBuilder.Password"/>.</summary>
    public static AccountBuilder Account(string? staffId = null) => new(staffId);

    /// <summary>An office of trust that two people have granted, for 2020–2030.</summary>
    public static OfficeGrant Office(
        Office office,
        Guid of,
        string? unit = null,
        string from = "2020-01-01",
        string until = "2030-01-01"
    ) =>
        new()
        {
            AccountId = of,
            Office = office,
            UnitCode = unit,
            From = Days.Of(from),
            Until = Days.Of(until),
            Reason = "For a test",
            ProposedBy = Guid.CreateVersion7(),
            ProposedAt = Days.Of(from).AtMidnight().InUtc().ToInstant(),
            ConfirmedBy = Guid.CreateVersion7(),
            ConfirmedAt = Days.Of(from).AtMidnight().InUtc().ToInstant(),
        };

    /// <summary>An appraisal of the biennium 2026–27, opened on its first working day and not begun.</summary>
    public static Appraisal Appraisal(
        string of = "1001",
        string? by = "2001",
        string? secondLevel = "3001",
        string unit = "ENT",
        bool ofManager = false,
        int cycle = 2026
    ) =>
        new()
        {
            StaffId = of,
            SupervisorId = by,
            SecondLevelId = secondLevel,
            UnitCode = unit,
            OfManager = ofManager,
            CycleStart = new(cycle, 1, 1),
            CycleEnd = new(cycle + 1, 12, 31),
            OpenedOn = new(cycle, 1, 5),
            BeginningDue = new(cycle, 4, 1),
            PolicyVersion = TheServer.Policies.Version,
            State = AppraisalState.BeginningDraft,
        };
}

/// <summary>As <see cref="An"/>, for words that want the other article.</summary>
public static class A
{
    public static Unit Unit(string code = "ENT", string? under = null, string kind = "unit", string? name = null) =>
        new()
        {
            Code = code,
            ParentCode = under,
            Kind = kind,
            Name = name ?? $"Unit {code}",
        };

    /// <summary>The responsible chief of a unit.</summary>
    public static Chieftaincy Chief(string of, string is_, string since = "2020-01-01", string? until = null) =>
        new()
        {
            UnitCode = of,
            StaffId = is_,
            From = Days.Of(since),
            Until = Days.OfNullable(until),
        };

    public static Supervision Supervision(
        string of,
        string by,
        string? secondLevel = null,
        string since = "2020-01-01",
        string? until = null
    ) =>
        new()
        {
            StaffId = of,
            SupervisorId = by,
            SecondLevelId = secondLevel,
            From = Days.Of(since),
            Until = Days.OfNullable(until),
        };

    public static Delegation Delegation(string by, string to, string of, bool signs = false, string since = "2020-01-01") =>
        new()
        {
            ChiefId = by,
            DelegateId = to,
            UnitCode = of,
            DelegateSigns = signs,
            From = Days.Of(since),
        };

    /// <summary>The first shared version of a form, with the hash that its signatures bind to.</summary>
    public static FormVersion Form(Appraisal of, string content, string by, Instant at, AppraisalStep step = AppraisalStep.Beginning) =>
        new()
        {
            AppraisalId = of.Id,
            Step = step,
            Number = 1,
            Content = content,
            Hash = FormText.Hash(of, step, content),
            SharedBy = by,
            SharedAt = at,
            Language = "en",
        };
}

/// <summary>What <see cref="TheDatabase.Add"/> takes beside rows.</summary>
public interface IBuilds
{
    object Built { get; }
}

/// <summary>Builds an official with their service.</summary>
public sealed class OfficialBuilder(string staffId) : IBuilds
{
    private string _family = "Okonkwo";
    private string _given = "Ada";
    private LocalDate _born = new(1980, 1, 1);
    private LocalDate _entry = new(2015, 1, 1);
    private bool _probation;
    private string _grade = "P3";
    private LocalDate? _gradeSince;
    private string _funding = "RB";
    private string _station = "Geneva";
    private string? _unit = "ENT";
    private LocalDate? _left;
    private string? _language;
    private string? _email = $"{staffId}@example.org";

    object IBuilds.Built => Build();

    public static implicit operator Official(OfficialBuilder builder) => builder.Build();

    public OfficialBuilder Named(string given, string family) => With(() => (_given, _family) = (given, family));

    public OfficialBuilder Born(string day) => With(() => _born = Days.Of(day));

    public OfficialBuilder Since(string entryOnDuty) => With(() => _entry = Days.Of(entryOnDuty));

    public OfficialBuilder OnProbation() => With(() => _probation = true);

    /// <summary>The grade of the current period; before <paramref name="since"/> the one beneath it in the same category.</summary>
    public OfficialBuilder InGrade(string grade, string? since = null) =>
        With(() => (_grade, _gradeSince) = (grade, Days.OfNullable(since)));

    /// <summary>RB or TC.</summary>
    public OfficialBuilder FundedBy(string funding) => With(() => _funding = funding);

    public OfficialBuilder At(string dutyStation) => With(() => _station = dutyStation);

    public OfficialBuilder InUnit(string? code) => With(() => _unit = code);

    /// <summary>The first day no longer in service.</summary>
    public OfficialBuilder Left(string day) => With(() => _left = Days.Of(day));

    public OfficialBuilder Reading(string language) => With(() => _language = language);

    public OfficialBuilder WithoutEmail() => With(() => _email = null);

    public Official Build()
    {
        var official = new Official
        {
            StaffId = staffId,
            FamilyName = _family,
            GivenNames = _given,
            Email = _email,
            Language = _language,
            DateOfBirth = _born,
            EntryOnDuty = _entry,
            Probation = _probation,
        };
        official.FoldName();
        if (_gradeSince is { } since && since > _entry)
        {
            official.Periods.Add(Period(_entry, since, Beneath(_grade)));
            official.Periods.Add(Period(since, _left, _grade));
        }
        else
        {
            official.Periods.Add(Period(_entry, _left, _grade));
        }
        return official;
    }

    private static string Beneath(string grade)
    {
        var step = grade[^1];
        return step is '1' or 'A' ? grade : grade[..^1] + (char)(step - 1);
    }

    private ServicePeriod Period(LocalDate from, LocalDate? until, string grade) =>
        new()
        {
            StaffId = staffId,
            From = from,
            Until = until,
            Organization = "ILO",
            Status = "active",
            Category = grade[0] switch
            {
                'G' => "GS",
                'N' => "NPO",
                var letter => letter.ToString(),
            },
            Grade = grade,
            Contract = "FT",
            Funding = _funding,
            DutyStation = _station,
            UnitCode = _unit,
        };

    private OfficialBuilder With(Action change)
    {
        change();
        return this;
    }
}

/// <summary>Builds an account.</summary>
public sealed class AccountBuilder(string? staffId) : IBuilds
{
    /// <summary>The password of every account that a test makes.</summary>
    public const string Password = "correct horse battery";

    // One round instead of a hundred thousand: what is tested here is not how long guessing takes.
    private static readonly string s_hash = new PasswordHasher<Account>(
        Options.Create(new PasswordHasherOptions { IterationCount = 1 })
    ).HashPassword(null!, Password);

    private string _name = "Ada Okonkwo";
    private string _email = $"{staffId ?? Guid.NewGuid().ToString("N")}@example.org";
    private string? _language;

    object IBuilds.Built => Build();

    public static implicit operator Account(AccountBuilder builder) => builder.Build();

    public AccountBuilder Named(string name)
    {
        _name = name;
        return this;
    }

    public AccountBuilder Mail(string address)
    {
        _email = address;
        return this;
    }

    public AccountBuilder Reading(string language)
    {
        _language = language;
        return this;
    }

    public Account Build()
    {
        var account = new Account
        {
            StaffId = staffId,
            DisplayName = _name,
            Email = _email,
            NormalizedEmail = _email.ToUpperInvariant(),
            EmailConfirmed = true,
            Language = _language,
            PasswordHash = s_hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
        };
        account.UserName = account.Id.ToString("N");
        account.NormalizedUserName = account.UserName.ToUpperInvariant();
        return account;
    }
}
