using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules.Probation;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>The supervisor warns the official in time that confirmation is in doubt; the official answers (PR-4).</summary>
public sealed class Warnings(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>As long as a warning or an answer may be.</summary>
    public const int LongestText = 5000;

    /// <param name="warningId">The form's own id, so that a double click is one warning.</param>
    public async Task<ActResult> WarnAsync(Reader reader, Guid id, Guid warningId, string text, CancellationToken stop = default)
    {
        if (await ProbationFile.LoadAsync(db, policies, reader, id, stop) is not { } file)
        {
            return ActResult.Missing;
        }

        if (file.Warnings.Any(w => w.Id == warningId && w.By == reader.Actor))
        {
            return ActResult.Ok;
        }

        if (file.Transition(ProbationAct.Warn) is not { } row)
        {
            return new ActResult.Refused(ProbationRefusals.ProbationNotNow);
        }

        if (Refused(text) is { } refused)
        {
            return refused;
        }

        var now = clock.GetCurrentInstant();
        db.ProbationWarnings.Add(
            new ProbationWarning
            {
                Id = warningId,
                ProbationId = id,
                Text = text.Trim(),
                By = reader.Actor,
                At = now,
                On = reader.Today,
            }
        );
        db.History.Add(file.Entry(now, "warn", row.Rule, $$"""{"warning":"{{warningId}}"}"""));
        await Mail.ToOfficialAsync(db, now, file.Case.StaffId, "ProbationWarning", $"/probation/{id}", stop, reader.DisplayName);
        return await db.SaveOrStaleAsync(stop);
    }

    public async Task<ActResult> AnswerAsync(Reader reader, Guid id, Guid warningId, string text, CancellationToken stop = default)
    {
        if (
            await ProbationFile.LoadAsync(db, policies, reader, id, stop) is not { } file
            || file.Warnings.FirstOrDefault(w => w.Id == warningId) is not { } warning
        )
        {
            return ActResult.Missing;
        }

        if (file.Transition(ProbationAct.AnswerWarning) is not { } row)
        {
            return new ActResult.Refused(ProbationRefusals.ProbationNotNow);
        }

        if (Refused(text) is { } refused)
        {
            return refused;
        }

        var now = clock.GetCurrentInstant();
        (warning.Answer, warning.AnsweredAt) = (text.Trim(), now);
        db.History.Add(file.Entry(now, "answer-warning", row.Rule, $$"""{"warning":"{{warningId}}"}"""));
        await Mail.ToOfficialAsync(db, now, warning.By, "WarningAnswered", $"/probation/{id}", stop);
        return await db.SaveOrStaleAsync(stop);
    }

    private static ActResult.Refused? Refused(string text) =>
        string.IsNullOrWhiteSpace(text) ? new(ProbationRefusals.ProbationTextMissing)
        : text.Length > LongestText ? new(ProbationRefusals.ProbationTextTooLong("Text", text.Length, LongestText))
        : null;
}
