using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>A remark with its writer's name.</summary>
public sealed record CommentLine(string AuthorId, string Author, string? About, string Text, Instant At);

/// <summary>A signature with its signer's name; ended ones were withdrawn or fell with a change of the text.</summary>
public sealed record SignatureLine(
    AppraisalParty Party,
    string SignerId,
    string Signer,
    Instant At,
    int FormNumber,
    string Hash,
    Instant? EndedAt,
    string? EndedBecause
);

/// <summary>A shared version, without its text.</summary>
public sealed record VersionLine(int Number, string SharedById, string SharedBy, Instant SharedAt, string Hash, string Language);

/// <summary>What changed in the shared form since the version that the reader knew before.</summary>
public sealed record NewsOfForm(int Since, string By, IReadOnlyList<AgreementChange> Changes);

/// <summary>An appraisal as its page shows it.</summary>
public sealed record AppraisalView(
    AppraisalCase Case,
    PolicySet Policy,
    IReadOnlyDictionary<string, string> Names,
    AgreementForm? Form,
    EditableForm? Editable,
    NewsOfForm? News,
    IReadOnlyList<VersionLine> Versions,
    IReadOnlyList<SignatureLine> Signatures,
    IReadOnlyList<CommentLine> Comments,
    IReadOnlyList<(string AuthorId, Preparations.Sheet Sheet)> SharedSheets,
    IReadOnlyDictionary<string, string> Links
)
{
    public Appraisal Appraisal => Case.Appraisal;

    public string NameOf(string? staffId) => staffId is not null && Names.TryGetValue(staffId, out var name) ? name : "";

    public IEnumerable<SignatureLine> StandingSignatures => Signatures.Where(s => s.EndedAt is null);

    public VersionLine? Newest => Versions.Count == 0 ? null : Versions[^1];
}

/// <summary>Reads one appraisal for its page and records that it was read (decision 5).</summary>
public sealed class AppraisalReading(FairwayDb db, IClock clock, PolicyLibrary policies, AgreementDrafts drafts)
{
    /// <summary>
    /// The appraisal as the reader may see it; null where it does not exist for them. Who may not read the form gets a view without
    /// form, versions and remarks.
    /// </summary>
    /// <param name="number">A shared version; null = the newest.</param>
    public async Task<AppraisalView?> LoadAsync(Reader reader, Guid id, int? number = null, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return null;
        }

        var appraisal = found.Appraisal;
        var policy = policies.PolicyAt(appraisal.OpenedOn);
        if (!found.MayReadForm)
        {
            var known = await NamesAsync([.. PeopleOf(appraisal)], stop);
            return new AppraisalView(
                found,
                policy,
                known,
                null,
                null,
                null,
                [],
                [],
                [],
                [],
                new Dictionary<string, string>(StringComparer.Ordinal)
            );
        }

        if (number < 1 || number > appraisal.SharedVersion)
        {
            return null;
        }

        var shown = number ?? appraisal.SharedVersion;
        var versions = await db
            .FormVersions.AsNoTracking()
            .Where(v => v.AppraisalId == id && v.Step == AppraisalStep.Beginning)
            .OrderBy(v => v.Number)
            .Select(v => new VersionLine(v.Number, v.SharedBy, "", v.SharedAt, v.Hash, v.Language))
            .ToListAsync(stop);
        var signatures = await db
            .Signatures.AsNoTracking()
            .Where(s => s.AppraisalId == id && s.Step == AppraisalStep.Beginning)
            .OrderBy(s => s.At)
            .Select(s => new SignatureLine(s.Party, s.SignerId, "", s.At, s.FormNumber, s.Hash, s.EndedAt, s.EndedBecause))
            .ToListAsync(stop);
        var comments = await db
            .FormComments.AsNoTracking()
            .Where(c => c.AppraisalId == id && c.Step == AppraisalStep.Beginning)
            .OrderBy(c => c.At)
            .Select(c => new CommentLine(c.AuthorId, "", c.About, c.Text, c.At))
            .ToListAsync(stop);
        var names = await NamesAsync(
            [
                .. PeopleOf(appraisal),
                .. versions.Select(v => v.SharedById),
                .. signatures.Select(s => s.SignerId),
                .. comments.Select(c => c.AuthorId),
            ],
            stop
        );
        var form = await drafts.SharedAsync(appraisal, shown, stop);
        var view = new AppraisalView(
            found,
            policy,
            names,
            shown == 0 ? null : form,
            found.IsParty ? await drafts.LoadAsync(found, stop) : null,
            found.IsParty && number is null ? await NewsAsync(found, form, versions, names, stop) : null,
            [.. versions.Select(v => v with { SharedBy = Name(v.SharedById) })],
            [.. signatures.Select(s => s with { Signer = Name(s.SignerId) })],
            [.. comments.Select(c => c with { Author = Name(c.AuthorId) })],
            await Preparations.SharedWithAsync(db, found, stop),
            await LinksAsync(form, stop)
        );
        await RecordAsync(found, shown, stop);
        return view;

        string Name(string staffId) => names.GetValueOrDefault(staffId, staffId);
    }

    private async Task<NewsOfForm?> NewsAsync(
        AppraisalCase of,
        AgreementForm current,
        List<VersionLine> versions,
        IReadOnlyDictionary<string, string> names,
        CancellationToken stop
    )
    {
        var newest = of.Appraisal.SharedVersion;
        if (newest < 2 || versions[^1].SharedById == of.Reader.StaffId)
        {
            return null;
        }

        var read = await db
            .FormReadings.Where(r => r.AppraisalId == of.Appraisal.Id && r.ReaderId == of.Reader.StaffId && r.FormNumber < newest)
            .MaxAsync(r => (int?)r.FormNumber, stop);
        var own = versions.Where(v => v.SharedById == of.Reader.StaffId).Select(v => (int?)v.Number).Max();
        var since = Math.Max(read ?? 0, own ?? 0);
        if (since == 0)
        {
            return null;
        }

        var changes = AgreementChanges.Between(await drafts.SharedAsync(of.Appraisal, since, stop), current);
        var by = versions
            .Where(v => v.Number > since)
            .Select(v => names.GetValueOrDefault(v.SharedById, v.SharedById))
            .Distinct(StringComparer.Ordinal);
        return changes.Count == 0 ? null : new NewsOfForm(since, string.Join(", ", by), changes);
    }

    /// <summary>Titles of the outcomes and workplan lines that the form's outputs cite.</summary>
    private async Task<IReadOnlyDictionary<string, string>> LinksAsync(AgreementForm form, CancellationToken stop)
    {
        var keys = form.Outputs.Select(o => o.Outcome).OfType<string>().ToList();
        var lines = form.Outputs.Select(o => o.WorkplanLine).OfType<Guid>().ToList();
        var outcomes = await db
            .Outcomes.Where(o => keys.Contains(o.Key))
            .Select(o => new { o.Key, Text = o.Code + " · " + o.Title })
            .ToListAsync(stop);
        var planned = await db.WorkplanLines.Where(l => lines.Contains(l.Id)).Select(l => new { l.Id, l.Text }).ToListAsync(stop);
        return outcomes
            .Select(o => KeyValuePair.Create(o.Key, o.Text))
            .Concat(planned.Select(l => KeyValuePair.Create(l.Id.ToString(), l.Text)))
            .ToDictionary(StringComparer.Ordinal);
    }

    private async Task RecordAsync(AppraisalCase of, int number, CancellationToken stop)
    {
        if (number == 0)
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        var day = now.InUtc().Date;
        var readerId = of.Reader.StaffId ?? of.Reader.Actor;
        var appraisalId = of.Appraisal.Id;
        if (
            await db.FormReadings.AnyAsync(
                r =>
                    r.AppraisalId == appraisalId
                    && r.ReaderId == readerId
                    && r.Step == AppraisalStep.Beginning
                    && r.FormNumber == number
                    && r.Day == day,
                stop
            )
        )
        {
            return;
        }

        db.FormReadings.Add(
            new FormReading
            {
                AppraisalId = appraisalId,
                ReaderId = readerId,
                Step = AppraisalStep.Beginning,
                FormNumber = number,
                Day = day,
                At = now,
                As = of.Parties.Order().First().ToString(),
            }
        );
        if (of.Parties.Contains(AppraisalParty.BoardSecretary) || of.Parties.Contains(AppraisalParty.BoardMember))
        {
            foreach (var item in await db.BoardItems.Where(i => i.AppraisalId == appraisalId && i.OpenedAt == null).ToListAsync(stop))
            {
                item.OpenedAt = now;
            }
        }

        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // The same page in two windows at once: the other one has recorded it.
            db.ChangeTracker.Clear();
        }
    }

    private static IEnumerable<string> PeopleOf(Appraisal appraisal) =>
        new[] { appraisal.StaffId, appraisal.SupervisorId, appraisal.DelegateId, appraisal.SecondLevelId }.OfType<string>();

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> staffIds, CancellationToken stop)
    {
        var wanted = staffIds.Distinct(StringComparer.Ordinal).ToList();
        return await db
            .Officials.Where(o => wanted.Contains(o.StaffId))
            .Select(o => new
            {
                o.StaffId,
                o.GivenNames,
                o.FamilyName,
            })
            .ToDictionaryAsync(o => o.StaffId, o => (o.GivenNames + " " + o.FamilyName).Trim(), StringComparer.Ordinal, stop);
    }
}
