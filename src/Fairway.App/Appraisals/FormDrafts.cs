using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>The form of a step as its reader edits it: their own draft, or what was shared last where they have none.</summary>
/// <param name="Policy">The rules of the cycle, as in force when it was opened.</param>
/// <param name="Form">The text to edit.</param>
/// <param name="Shared">What was shared last; empty while nothing is.</param>
/// <param name="DraftSavedAt">When the draft was saved last; null without one.</param>
/// <param name="BehindBy">How many versions the other side shared since the draft was begun.</param>
public sealed record EditableForm<TForm>(
    AppraisalCase Case,
    AppraisalPolicy Policy,
    TForm Form,
    TForm Shared,
    Instant? DraftSavedAt,
    int BehindBy
)
    where TForm : class, IStepForm<TForm>
{
    public bool HasDraft => DraftSavedAt is not null;

    /// <summary>Identifies the text of one part as it was shown, so that a save can tell whether it changed meanwhile.</summary>
    public string Seen(string section) => FormDrafts<TForm>.SeenOf(Form, section);
}

/// <summary>Private drafts of a step's form (decision 1): saved part by part, never lost, nobody else's until shared or signed.</summary>
public sealed class FormDrafts<TForm>(FairwayDb db, IClock clock, PolicyLibrary policies)
    where TForm : class, IStepForm<TForm>
{
    /// <summary>The reader's form for editing; null where the appraisal does not exist for them or they are no party to it.</summary>
    public async Task<EditableForm<TForm>?> LoadAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        return found is { IsParty: true } ? await LoadAsync(found, stop) : null;
    }

    internal async Task<EditableForm<TForm>> LoadAsync(AppraisalCase of, CancellationToken stop)
    {
        var newest = of.Appraisal.VersionOf(TForm.Step);
        var shared = await SharedAsync(of.Appraisal, newest, stop);
        var draft = await DraftAsync(of, stop);
        return new EditableForm<TForm>(
            of,
            policies.PolicyAt(of.Appraisal.OpenedOn).Appraisals,
            draft is null ? shared : FormText.Read<TForm>(draft.Content),
            shared,
            draft?.SavedAt,
            draft is null ? 0 : newest - draft.BasedOn
        );
    }

    /// <summary>
    /// Saves a change of one part to the reader's draft. <paramref name="seen"/> is what <see cref="EditableForm{TForm}.Seen"/> gave when
    /// the part was shown: where the part changed since, in another window say, nothing is overwritten and the answer is
    /// <see cref="ActResult.Overtaken"/>, unless the texts are the same.
    /// </summary>
    public async Task<ActResult> SaveAsync(
        Reader reader,
        Guid id,
        string section,
        string seen,
        Func<TForm, TForm> change,
        CancellationToken stop = default
    )
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (!found.May(TForm.Saves))
        {
            return found.NotNow(TForm.Saves);
        }

        var now = await LoadAsync(found, stop);
        var after = change(now.Form);
        if (now.Seen(section) != seen)
        {
            return SeenOf(after, section) == now.Seen(section) ? ActResult.Ok : ActResult.Stale;
        }

        if (after == now.Form)
        {
            return ActResult.Ok;
        }

        var unkeepable = after.Unkeepable(now.Policy);
        return unkeepable.Count > 0 ? new ActResult.Refused(unkeepable) : await KeepAsync(found, after, now.Shared, null, stop);
    }

    /// <summary>Throws the draft away and goes back to what is shared.</summary>
    public async Task<ActResult> DiscardAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (!found.May(TForm.Saves))
        {
            return found.NotNow(TForm.Saves);
        }

        if (await DraftAsync(found, stop) is { } draft)
        {
            db.FormDrafts.Remove(draft);
            return await SaveAsync(found, stop);
        }

        return ActResult.Ok;
    }

    /// <summary>Writes the draft, or removes it where it came back to what is shared: there is nothing left to share then.</summary>
    /// <param name="basedOn">The shared version it goes on from; null leaves that as it is, the newest for a new draft.</param>
    internal async Task<ActResult> KeepAsync(AppraisalCase of, TForm form, TForm shared, int? basedOn, CancellationToken stop)
    {
        var draft = await DraftAsync(of, stop);
        if (form == shared && draft is not null)
        {
            db.FormDrafts.Remove(draft);
        }
        else if (draft is null)
        {
            db.FormDrafts.Add(
                new FormDraft
                {
                    AppraisalId = of.Appraisal.Id,
                    AuthorId = of.DraftAuthor<TForm>()!,
                    Step = TForm.Step,
                    Content = FormText.Write(form),
                    BasedOn = basedOn ?? of.Appraisal.VersionOf(TForm.Step),
                    SavedAt = clock.GetCurrentInstant(),
                }
            );
        }
        else
        {
            draft.Content = FormText.Write(form);
            draft.BasedOn = basedOn ?? draft.BasedOn;
            draft.SavedAt = clock.GetCurrentInstant();
        }

        return await SaveAsync(of, stop);
    }

    internal Task<FormDraft?> DraftAsync(AppraisalCase of, CancellationToken stop)
    {
        var (author, step) = (of.DraftAuthor<TForm>(), TForm.Step);
        return db.FormDrafts.SingleOrDefaultAsync(d => d.AppraisalId == of.Appraisal.Id && d.Step == step && d.AuthorId == author, stop);
    }

    internal async Task<TForm> SharedAsync(Appraisal appraisal, int number, CancellationToken stop)
    {
        var step = TForm.Step;
        return number == 0
            ? TForm.Empty
            : FormText.OfVersion<TForm>(
                await db
                    .FormVersions.Where(v => v.AppraisalId == appraisal.Id && v.Step == step && v.Number == number)
                    .Select(v => v.Content)
                    .SingleAsync(stop)
            );
    }

    internal static string SeenOf(TForm form, string section)
    {
        var text = JsonSerializer.Serialize(form.Part(section), FormText.Options);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }

    private async Task<ActResult> SaveAsync(AppraisalCase of, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return ActResult.Ok;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ActResult.Stale;
        }
        catch (DbUpdateException)
        {
            // Two first saves at the same moment: one of them made the draft.
            db.ChangeTracker.Clear();
            if (await DraftAsync(of, stop) is null)
            {
                throw;
            }

            return ActResult.Stale;
        }
    }
}
