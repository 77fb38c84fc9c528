using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Writes in the journal (CY-10): a private note, which its author changes and deletes, or an entry that both sides read for good.</summary>
public sealed class JournalWriting(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>
    /// Makes an entry. <paramref name="form"/> is the form's own id: sent twice it makes one entry; the same words by the same person within a
    /// minute are one as well.
    /// </summary>
    public async Task<ActResult> WriteAsync(
        Reader reader,
        Guid id,
        Guid form,
        JournalText entry,
        bool share,
        CancellationToken stop = default
    )
    {
        var (found, transition, refused) = await OpenAsync(reader, id, stop);
        if (found is null || transition is null)
        {
            return refused!;
        }

        entry = Tidy(entry);
        var refusals = await RefusalsAsync(found, entry, stop);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        var since = now - Duration.FromMinutes(1);
        if (
            await db.JournalEntries.AnyAsync(
                e =>
                    e.AppraisalId == id
                    && e.AuthorId == reader.StaffId
                    && (
                        e.Id == form
                        || (e.At > since && e.Private != share && e.Kind == entry.Kind && e.About == entry.About && e.Text == entry.Text)
                    ),
                stop
            )
        )
        {
            return ActResult.Ok;
        }

        var taken = await db
            .JournalEntries.Where(e => e.Id == form)
            .Select(e => new { e.AuthorId, e.AppraisalId })
            .SingleOrDefaultAsync(stop);
        if (taken is not null && taken.AuthorId == reader.StaffId && taken.AppraisalId == id)
        {
            // Both clicks at the same moment: the other one was quicker by a little.
            return ActResult.Ok;
        }

        var made = new JournalEntry
        {
            // An id that somebody else's form had is none of this person's to know of.
            Id = form == Guid.Empty || taken is not null ? Guid.CreateVersion7() : form,
            AppraisalId = id,
            AuthorId = reader.StaffId!,
            Party = transition.Party,
            OnBehalfOf = found.OnBehalfOf,
            Kind = entry.Kind!.Value,
            About = entry.About,
            Day = entry.Day,
            Text = entry.Text,
            Language = reader.Language,
            At = now,
            Private = !share,
        };
        db.JournalEntries.Add(made);
        if (share)
        {
            await TellAsync(found, made, transition.Rule, stop);
        }

        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Both clicks at the same moment: the other one has written it.
            db.ChangeTracker.Clear();
            if (await db.JournalEntries.AnyAsync(e => e.Id == form && e.AuthorId == reader.StaffId && e.AppraisalId == id, stop))
            {
                return ActResult.Ok;
            }

            throw;
        }
    }

    /// <summary>Changes a private note of the reader's own, and shares it if that is wanted: from then on it is dated and stays as it is.</summary>
    /// <param name="version">The one that was shown: where the note changed since, in another window say, nothing is overwritten.</param>
    public async Task<ActResult> ChangeAsync(
        Reader reader,
        Guid id,
        Guid entryId,
        int version,
        JournalText entry,
        bool share,
        CancellationToken stop = default
    )
    {
        var (found, transition, refused) = await OpenAsync(reader, id, stop);
        if (found is null || transition is null)
        {
            return refused!;
        }

        if (await OwnAsync(found, entryId, stop) is not { } own)
        {
            return ActResult.Missing;
        }

        entry = Tidy(entry);
        var same = own.Kind == entry.Kind && own.About == entry.About && own.Day == entry.Day && own.Text == entry.Text;
        if (!own.Private)
        {
            return same ? ActResult.Ok : new ActResult.Refused(JournalRefusals.JournalEntryShared);
        }

        if (own.Version != version && !same)
        {
            return ActResult.Stale;
        }

        if (same && !share)
        {
            return ActResult.Ok;
        }

        var refusals = await RefusalsAsync(found, entry, stop);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        own.Party = transition.Party;
        own.OnBehalfOf = found.OnBehalfOf;
        own.Kind = entry.Kind!.Value;
        own.About = entry.About;
        own.Day = entry.Day;
        own.Text = entry.Text;
        own.Language = reader.Language;
        own.At = clock.GetCurrentInstant();
        own.Private = !share;
        if (share)
        {
            await TellAsync(found, own, transition.Rule, stop);
        }

        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>
    /// Deletes a private note of the reader's own with its files, at any time: nobody else has seen it, and nothing of it stays. What is shared
    /// stays for good.
    /// </summary>
    public async Task<ActResult> DeleteAsync(Reader reader, Guid id, Guid entryId, CancellationToken stop = default)
    {
        if (await AppraisalCase.LoadAsync(db, reader, id, stop) is not { IsParty: true } found)
        {
            return ActResult.Missing;
        }

        if (await OwnAsync(found, entryId, stop) is not { } own)
        {
            // A second click finds nothing any more; somebody else's entry is not there to delete.
            return await db.JournalEntries.AnyAsync(e => e.Id == entryId, stop) ? ActResult.Missing : ActResult.Ok;
        }

        if (!own.Private)
        {
            return new ActResult.Refused(JournalRefusals.JournalEntryShared);
        }

        var files = await db.Evidence.Where(e => e.EntryId == entryId).ToListAsync(stop);
        var ids = files.Select(f => f.Id).ToList();
        db.EvidenceBytes.RemoveRange(ids.Select(file => new EvidenceBytes { EvidenceId = file, Content = [] }));
        db.Evidence.RemoveRange(files);
        db.JournalEntries.Remove(own);
        return await db.SaveOrStaleAsync(stop);
    }

    private async Task<(AppraisalCase? Found, Transition? Transition, ActResult? Refused)> OpenAsync(
        Reader reader,
        Guid id,
        CancellationToken stop
    )
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        return found is null ? (null, null, ActResult.Missing)
            : found.Transition(AppraisalAct.WriteJournal) is { } transition ? (found, transition, null)
            : (found, null, found.NotNow(AppraisalAct.WriteJournal));
    }

    private async Task<IReadOnlyList<Refusal>> RefusalsAsync(AppraisalCase found, JournalText entry, CancellationToken stop)
    {
        var parts = (await JournalParts.OfAsync(db, found, stop)).Select(p => p.Section).ToHashSet(StringComparer.Ordinal);
        return JournalCheck.Of(entry, parts, policies.PolicyAt(found.Appraisal.OpenedOn).Appraisals, found.Reader.Today);
    }

    private Task<JournalEntry?> OwnAsync(AppraisalCase of, Guid entryId, CancellationToken stop) =>
        db.JournalEntries.SingleOrDefaultAsync(
            e => e.Id == entryId && e.AppraisalId == of.Appraisal.Id && e.AuthorId == of.Reader.StaffId,
            stop
        );

    /// <summary>The other side learns that there is an entry, not what it says (NT-1).</summary>
    private async Task TellAsync(AppraisalCase found, JournalEntry entry, string rule, CancellationToken stop)
    {
        db.History.Add(found.Entry(entry.At, "journal", rule, $$"""{"entry":"{{entry.Id}}","kind":"{{entry.Kind}}"}"""));
        foreach (var other in found.OtherSide)
        {
            await Mail.ToOfficialAsync(
                db,
                clock,
                other,
                "JournalEntry",
                $"/appraisals/{found.Appraisal.Id}/journal",
                stop,
                found.Reader.DisplayName
            );
        }
    }

    /// <summary>As it is kept.</summary>
    public static JournalText Tidy(JournalText entry) =>
        entry with
        {
            About = string.IsNullOrEmpty(entry.About) ? null : entry.About,
            Text = entry.Text.ReplaceLineEndings("\n").Trim(),
        };
}
