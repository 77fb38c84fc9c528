using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules.Probation;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>What a colleague writes (PR-2).</summary>
public sealed record InputText(string Together, string Strengths, string Improve);

/// <summary>A colleague's own form: whose probation, until when, and what they wrote; of the probation nothing else.</summary>
/// <param name="Official">Whose probation it is.</param>
/// <param name="IsOpen">Whether it can be written and given now.</param>
/// <param name="LateBy">How many days late it would be given today; 0: in time, or the report has enough input without it and doesn't wait (CY-8).</param>
public sealed record InputForm(ProbationInput Input, string Official, LocalDate OpensOn, LocalDate DueOn, bool IsOpen, int LateBy);

/// <summary>The input of colleagues and service recipients: not anonymous, theirs alone until they give it, read and commented by the official.</summary>
public sealed class Inputs(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>As long as each text may be.</summary>
    public const int LongestText = 5000;

    /// <summary>The reader's own form; null where it is not theirs, or they are designated no longer or not yet.</summary>
    public async Task<InputForm?> OfAsync(Reader reader, Guid inputId, CancellationToken stop = default)
    {
        if (
            await db.ProbationInputs.SingleOrDefaultAsync(i => i.Id == inputId && i.StaffId == reader.StaffId, stop) is not { } input
            || input.State is not (InputState.Designated or InputState.Given)
        )
        {
            return null;
        }

        var probation = await db.Probations.SingleAsync(c => c.Id == input.ProbationId, stop);
        var official = await db.Officials.AsNoTracking().SingleAsync(o => o.StaffId == probation.StaffId, stop);
        var policy = policies.PolicyOfLaunch(probation.EntryOnDuty).Probation;
        var opens = Months.Add(probation.EntryOnDuty, policy.InputOpensAfterEntry);
        var due = ProbationCalendar.DueOn(ProbationStep.Input, probation.EntryOnDuty, policy);
        var isOpen =
            input.State == InputState.Designated
            && reader.Today >= opens
            && ProbationWorkflow.Find(probation.State, ProbationAct.GiveInput, ProbationParty.Colleague) is not null;
        var lateBy = isOpen ? Lateness.By(due, reader.Today) : 0;
        if (lateBy > 0)
        {
            var given = await db.ProbationInputs.CountAsync(i => i.ProbationId == probation.Id && i.State == InputState.Given, stop);
            lateBy = Designation.IsEnough(given, policy) ? 0 : lateBy;
        }

        return new(input, official.FullName, opens, due, isOpen, lateBy);
    }

    /// <summary>Those that the reader is asked for and has not given, the nearest day first.</summary>
    public async Task<IReadOnlyList<InputForm>> AwaitedAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }
        var ids = await OncePerModel<Queries>.Of(db).Asked(db, me).ToListAsync(stop);
        var forms = new List<InputForm>();
        foreach (var id in ids)
        {
            if (await OfAsync(reader, id, stop) is { } form)
            {
                forms.Add(form);
            }
        }
        return [.. forms.OrderBy(f => f.DueOn)];
    }

    /// <summary>Keeps the reader's draft.</summary>
    public async Task<ActResult> SaveAsync(Reader reader, Guid inputId, InputText text, CancellationToken stop = default)
    {
        if (await OfAsync(reader, inputId, stop) is not { } form)
        {
            return ActResult.Missing;
        }

        if (Refused(form, text) is { } refused)
        {
            return refused;
        }

        Write(form.Input, text);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Gives the input: both sides read it from then on, and it is not changed any more.</summary>
    /// <param name="late">What is said where the report waits for it after its day (CY-8); null: nothing.</param>
    public async Task<ActResult> GiveAsync(
        Reader reader,
        Guid inputId,
        InputText text,
        LateWords? late = null,
        CancellationToken stop = default
    )
    {
        if (await OfAsync(reader, inputId, stop) is not { } form)
        {
            return ActResult.Missing;
        }

        if (form.Input.State == InputState.Given)
        {
            return ActResult.Ok;
        }

        if (Refused(form, text) is { } refused)
        {
            return refused;
        }

        if (string.IsNullOrWhiteSpace(text.Strengths) && string.IsNullOrWhiteSpace(text.Improve))
        {
            return new ActResult.Refused(ProbationRefusals.InputEmpty);
        }

        var words = late ?? LateWords.None;
        var unsaid = Lateness.Missing(form.LateBy, words, Lateness.SidesAndColleagues, LongestText).ToList();
        if (unsaid.Count > 0)
        {
            return new ActResult.Refused(unsaid);
        }

        var now = clock.GetCurrentInstant();
        Write(form.Input, text);
        (form.Input.State, form.Input.GivenAt) = (InputState.Given, now);
        var probation = await TellSidesAsync(
            form.Input,
            reader,
            now,
            "give-input",
            "InputGiven",
            stop,
            Lateness.InHistory(form.LateBy, words)
        );
        if (form.LateBy > 0)
        {
            db.LateProbationSteps.Add(ProbationLateness.Of(probation, ProbationStep.Input, 0, form.DueOn, reader, words, now));
        }

        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Declines: the place is free for another, and both sides are told.</summary>
    public async Task<ActResult> DeclineAsync(Reader reader, Guid inputId, string because, CancellationToken stop = default)
    {
        if (await OfAsync(reader, inputId, stop) is not { } form)
        {
            return ActResult.Missing;
        }

        if (form.Input.State != InputState.Designated)
        {
            return new ActResult.Refused(ProbationRefusals.ProbationNotNow);
        }

        if (because.Length > LongestText)
        {
            return new ActResult.Refused(ProbationRefusals.ProbationTextTooLong("Because", because.Length, LongestText));
        }

        (form.Input.State, form.Input.DeclinedBecause) = (InputState.Declined, because.Trim());
        await TellSidesAsync(form.Input, reader, clock.GetCurrentInstant(), "decline-input", "InputDeclined", stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The official comments on an input before the report is signed.</summary>
    public async Task<ActResult> CommentAsync(Reader reader, Guid id, Guid inputId, string text, CancellationToken stop = default)
    {
        if (
            await ProbationFile.LoadAsync(db, policies, reader, id, stop) is not { } file
            || file.Inputs.FirstOrDefault(i => i.Id == inputId && i.State == InputState.Given) is not { } input
        )
        {
            return ActResult.Missing;
        }

        if (file.Transition(ProbationAct.CommentOnInput) is not { } row)
        {
            return new ActResult.Refused(ProbationRefusals.ProbationNotNow);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return new ActResult.Refused(ProbationRefusals.ProbationTextMissing);
        }

        if (text.Length > LongestText)
        {
            return new ActResult.Refused(ProbationRefusals.ProbationTextTooLong("Text", text.Length, LongestText));
        }

        var now = clock.GetCurrentInstant();
        (input.Comment, input.CommentedAt) = (text.Trim(), now);
        db.History.Add(file.Entry(now, "comment-on-input", row.Rule, $$"""{"input":"{{inputId}}"}"""));
        return await db.SaveOrStaleAsync(stop);
    }

    private static ActResult.Refused? Refused(InputForm form, InputText text)
    {
        var longest = new[] { ("Together", text.Together), ("Strengths", text.Strengths), ("Improve", text.Improve) }.FirstOrDefault(t =>
            t.Item2.Length > LongestText
        );
        return longest.Item2 is { } tooLong ? new(ProbationRefusals.ProbationTextTooLong(longest.Item1, tooLong.Length, LongestText))
            : form.IsOpen ? null
            : form.Input.State == InputState.Designated ? new(ProbationRefusals.InputNotOpen(form.OpensOn))
            : new(ProbationRefusals.ProbationNotNow);
    }

    private static void Write(ProbationInput input, InputText text) =>
        (input.Together, input.Strengths, input.Improve) = (text.Together.Trim(), text.Strengths.Trim(), text.Improve.Trim());

    private async Task<ProbationCase> TellSidesAsync(
        ProbationInput input,
        Reader reader,
        Instant now,
        string act,
        string mail,
        CancellationToken stop,
        string detail = ""
    )
    {
        var probation = await db.Probations.SingleAsync(c => c.Id == input.ProbationId, stop);
        // Who signs the report while another gives input to it is overtaken, or this input is.
        db.Entry(probation).State = EntityState.Modified;
        // Whom to tell: the colleague reads nothing of the appraisal.
        using var sides = db.Asking.OfEverybody();
        var appraisal = await db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == probation.AppraisalId, stop);
        db.History.Add(ProbationFile.Entry(probation, now, reader.Actor, act, "PR-2", $$"""{"input":"{{input.Id}}"{{detail}}}"""));
        foreach (
            var who in new[] { probation.StaffId, appraisal.DelegateSigns ? appraisal.DelegateId : appraisal.SupervisorId }.OfType<string>()
        )
        {
            await Mail.ToOfficialAsync(db, now, who, mail, $"/probation/{probation.Id}", stop);
        }

        return probation;
    }

    /// <summary>Asked on everybody's home page, where the answer mostly is that there is none: translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, string, IAsyncEnumerable<Guid>> Asked = EF.CompileAsyncQuery(
            (FairwayDb db, string me) =>
                db.ProbationInputs.Where(i => i.StaffId == me && i.State == InputState.Designated).Select(i => i.Id)
        );
    }
}
