using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>What is written in a form.</summary>
/// <param name="Answers">A text for each criterion, in their order.</param>
/// <param name="Remarks">Anything else.</param>
/// <param name="Satisfactory">The chief's: whether service in the grade was satisfactory; null: not said, or the candidate's form.</param>
/// <param name="Consent">The candidate's: that the panel reads this form, the chief's, and the results of the appraisals (FA-4).</param>
public sealed record FormAnswers(IReadOnlyList<string> Answers, string Remarks, bool? Satisfactory, bool Consent)
{
    public static FormAnswers Read(string content) => FormText.Read<FormAnswers>(content);

    public static FormAnswers Empty(int criteria) => new([.. Enumerable.Repeat("", criteria)], "", null, false);

    public string Write() => FormText.Write(this);
}

/// <summary>A form as its author works on it.</summary>
public sealed record FormAtHand(ExerciseAtHand At, Candidacy Candidacy, FormOf Of, CandidateForm? Saved, FormAnswers Answers);

/// <summary>What candidates do about their own candidacy, and the two forms (PP-7).</summary>
public sealed class Candidacies(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Chooses both tracks or track 2 alone; until the window is over as often as one likes.</summary>
    public async Task<ActResult> ChooseAsync(Reader reader, ExerciseKey key, TrackChoice? choice, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, key, stop) is not { Own: { One: true, Two: true } own } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(ExerciseAct.ChooseTracks) is not { } row)
        {
            return at.NotNow(ExerciseAct.ChooseTracks);
        }
        var now = clock.GetCurrentInstant();
        if (EndOfDay.HasEndedEverywhere(at.Exercise.ContestsUntil!.Value, now))
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseWindowOver(at.Exercise.ContestsUntil.Value));
        }
        if (choice is not { } chosen || !Enum.IsDefined(chosen))
        {
            return new ActResult.Refused(ExerciseRefusals.TrackChoiceMissing);
        }
        (own.Choice, own.ChosenAt) = (chosen, now);
        db.History.Add(at.Entry(now, "choose-tracks", row.Rule, new { choice = chosen.ToString() }, reader.StaffId));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Withdraws, until the panels meet; it can't be taken back.</summary>
    public async Task<ActResult> WithdrawAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { Own: { RemovedFrom: null } own } at
            || !ExerciseAccess.SeesList(at)
        )
        {
            return ActResult.Missing;
        }
        if (own.WithdrawnAt is not null)
        {
            return ActResult.Ok;
        }
        if (at.Transition(ExerciseAct.Withdraw) is not { } row)
        {
            return at.NotNow(ExerciseAct.Withdraw);
        }
        var now = clock.GetCurrentInstant();
        own.WithdrawnAt = now;
        db.History.Add(at.Entry(now, "withdraw", row.Rule, null, reader.StaffId));
        await ExerciseMails.ToHrAsync(db, now, reader.Today, at.Exercise, "ExerciseWithdrawn", stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Opens the results of one's appraisals to the panel, where no form holds that consent, or shuts them again; until the panels meet (FA-4).</summary>
    public async Task<ActResult> ConsentAsync(Reader reader, ExerciseKey key, bool consents, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, key, stop) is not { Own: { } own } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(ExerciseAct.Consent) is not { } row)
        {
            return at.NotNow(ExerciseAct.Consent);
        }
        if (own.ConsentedAt is not null == consents)
        {
            return ActResult.Ok;
        }
        var now = clock.GetCurrentInstant();
        own.ConsentedAt = consents ? now : null;
        db.History.Add(at.Entry(now, consents ? "consent" : "take-consent-back", row.Rule, null, reader.StaffId));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The form of a candidate that the reader writes now: their own, or as the chief of the candidate; null: none.</summary>
    public async Task<FormAtHand?> FormAsync(Reader reader, ExerciseKey key, string staffId, CancellationToken stop = default)
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at || !at.May(ExerciseAct.FillForm))
        {
            return null;
        }
        var id = at.Exercise.Id;
        var own = reader.StaffId == staffId;
        if (!own && !at.Reports.Contains(staffId))
        {
            return null;
        }
        var candidacy = own ? at.Own : await db.Candidacies.SingleOrDefaultAsync(c => c.ExerciseId == id && c.StaffId == staffId, stop);
        if (candidacy is not { Stands: true })
        {
            return null;
        }
        var (of, me) = (own ? FormOf.Candidate : FormOf.Chief, reader.StaffId);
        var saved = await db.CandidateForms.SingleOrDefaultAsync(
            f => f.ExerciseId == id && f.StaffId == staffId && f.Of == of && f.AuthorId == me,
            stop
        );
        var criteria = policies.PolicyAt(at.Exercise.LaunchedOn).Exercise.Criteria.Length;
        return new(at, candidacy, of, saved, saved is null ? FormAnswers.Empty(criteria) : FormAnswers.Read(saved.Content));
    }

    /// <summary>Keeps a draft; nobody else reads it (decision 1). A form that was submitted is submitted anew or not at all.</summary>
    /// <param name="version">The draft's version that the page showed; 0: there was none.</param>
    public async Task<(ActResult Result, int Version)> SaveAsync(
        Reader reader,
        ExerciseKey key,
        string staffId,
        FormAnswers answers,
        int version,
        bool submit,
        CancellationToken stop = default
    )
    {
        if (await FormAsync(reader, key, staffId, stop) is not { } form)
        {
            return (ActResult.Missing, 0);
        }
        var policy = policies.PolicyAt(form.At.Exercise.LaunchedOn);
        var refusals = submit ? Check(form.Of, answers, policy.Exercise) : [];
        refusals.AddRange(Length(answers, policy.Appraisals.TextMaximum));
        var now = clock.GetCurrentInstant();
        if (EndOfDay.HasEndedEverywhere(form.At.Exercise.FormsUntil!.Value, now))
        {
            refusals.Add(ExerciseRefusals.ExerciseWindowOver(form.At.Exercise.FormsUntil.Value));
        }
        if (refusals.Count > 0)
        {
            return (new ActResult.Refused(refusals), version);
        }
        if ((form.Saved?.Version ?? 0) != version)
        {
            return (ActResult.Stale, version);
        }

        var saved = form.Saved;
        if (saved is null)
        {
            saved = new CandidateForm
            {
                ExerciseId = form.At.Exercise.Id,
                StaffId = staffId,
                Of = form.Of,
                AuthorId = reader.StaffId!,
                Content = "",
                Language = reader.Language,
                SavedAt = now,
            };
            db.CandidateForms.Add(saved);
        }
        else if (saved.SubmittedAt is not null && !submit)
        {
            // What was submitted stays as it is until it is submitted again.
            return (ActResult.Ok, version);
        }
        (saved.Content, saved.SavedAt, saved.Language) = (answers.Write(), now, reader.Language);
        if (submit)
        {
            saved.SubmittedAt = now;
            if (form.Of == FormOf.Candidate)
            {
                form.Candidacy.ConsentedAt = now;
            }
            else
            {
                await ExerciseMails.ToAsync(db, now, staffId, form.At.Exercise, "ExerciseChiefForm", "/file", stop);
            }
            db.History.Add(form.At.Entry(now, "submit-form", "PP-7", new { form = form.Of.ToString() }, staffId));
        }
        return (await db.SaveOrStaleAsync(stop), saved.Version);
    }

    private async Task<ExerciseAtHand?> LoadAsync(Reader reader, ExerciseKey key, CancellationToken stop) =>
        await ExerciseAtHand.LoadAsync(db, reader, key, stop) is { } at && at.Is(ExerciseParty.Candidate) && ExerciseAccess.SeesList(at)
            ? at
            : null;

    private static List<Refusal> Check(FormOf of, FormAnswers answers, ExercisePolicy policy)
    {
        var refusals = policy
            .Criteria.Select((_, i) => i)
            .Where(i => string.IsNullOrWhiteSpace(answers.Answers.ElementAtOrDefault(i)))
            .Select(i => ExerciseRefusals.FormAnswerMissing($"Answers[{i}]"))
            .ToList();
        if (of == FormOf.Candidate && !answers.Consent)
        {
            refusals.Add(ExerciseRefusals.FormConsentMissing);
        }
        if (of == FormOf.Chief && answers.Satisfactory is null)
        {
            refusals.Add(ExerciseRefusals.FormJudgementMissing);
        }
        return refusals;
    }

    private static IEnumerable<Refusal> Length(FormAnswers answers, int longest) =>
        answers
            .Answers.Select((text, i) => (Field: $"Answers[{i}]", Length: text.Length))
            .Append((Field: nameof(FormAnswers.Remarks), answers.Remarks.Length))
            .Where(text => text.Length > longest)
            .Select(text => ExerciseRefusals.TooLong(text.Field, text.Length, longest));
}
