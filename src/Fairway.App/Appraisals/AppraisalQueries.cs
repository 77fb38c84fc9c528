using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// What every page of an appraisal asks of the database, translated once: the translation, or looking it up, would cost more than the answer. Each
/// asks about one appraisal whose access is decided already; what of it is the reader's to read is decided by whoever asks.
/// </summary>
internal sealed class AppraisalQueries
{
    public static AppraisalQueries Of(FairwayDb db) => OncePerModel<AppraisalQueries>.Of(db);

    /// <summary>With the parts of the cycle that have ended; null where there is none. Access is decided on it: <see cref="AppraisalCase.LoadAsync"/>.</summary>
    public readonly Func<FairwayDb, Guid, CancellationToken, Task<Appraisal?>> Appraisal = EF.CompileAsyncQuery(
        (FairwayDb db, Guid id, CancellationToken stop) => db.Appraisals.Include(a => a.Parts).SingleOrDefault(a => a.Id == id)
    );

    /// <summary>Who stands in on a day for the first or the second level.</summary>
    public readonly Func<FairwayDb, string?, string?, LocalDate, IAsyncEnumerable<StandIn>> StandIns = EF.CompileAsyncQuery(
        (FairwayDb db, string? first, string? second, LocalDate day) =>
            db.StandIns.AsNoTracking().Where(s => (s.ChiefId == first || s.ChiefId == second) && s.From <= day && s.Until > day)
    );

    public readonly Func<FairwayDb, Guid, Instant, IAsyncEnumerable<VersionLine>> Versions = EF.CompileAsyncQuery(
        (FairwayDb db, Guid id, Instant until) =>
            db
                .FormVersions.Where(v => v.AppraisalId == id && v.SharedAt <= until)
                .Select(v => new VersionLine(v.Step, v.Number, v.SharedBy, "", v.SharedAt, v.Hash, v.Language, v.OnBehalfOf))
    );

    public readonly Func<FairwayDb, Guid, Instant, IAsyncEnumerable<SignatureLine>> Signatures = EF.CompileAsyncQuery(
        (FairwayDb db, Guid id, Instant until) =>
            db
                .Signatures.Where(s => s.AppraisalId == id && s.At <= until)
                .OrderBy(s => s.At)
                .Select(s => new SignatureLine(
                    s.Step,
                    s.Party,
                    s.SignerId,
                    "",
                    s.At,
                    s.FormNumber,
                    s.Hash,
                    s.EndedAt <= until ? s.EndedAt : null,
                    s.EndedAt <= until ? s.EndedBecause : null,
                    s.OnBehalfOf
                )
                {
                    PaperId = s.PaperId,
                    OnPaper = s.OnPaper,
                })
    );

    public readonly Func<FairwayDb, Guid, Instant, IAsyncEnumerable<CommentLine>> Comments = EF.CompileAsyncQuery(
        (FairwayDb db, Guid id, Instant until) =>
            db
                .FormComments.Where(c => c.AppraisalId == id && c.At <= until)
                .OrderBy(c => c.At)
                .Select(c => new CommentLine(c.AuthorId, "", c.About, c.Text, c.At, c.Step, c.OnBehalfOf))
    );

    public readonly Func<FairwayDb, Guid, Instant, IAsyncEnumerable<StatementLine>> Statements = EF.CompileAsyncQuery(
        (FairwayDb db, Guid id, Instant until) =>
            db
                .ReportStatements.Where(s => s.AppraisalId == id && s.At <= until)
                .OrderBy(s => s.At)
                .Select(s => new StatementLine(s.Step, s.FormNumber, s.Kind, s.AuthorId, "", s.Text, s.At, s.OnBehalfOf))
    );

    public readonly Func<FairwayDb, Guid, Instant, IAsyncEnumerable<LateStep>> Late = EF.CompileAsyncQuery(
        (FairwayDb db, Guid id, Instant until) =>
            db.LateSteps.AsNoTracking().OrderBy(l => l.At).Where(l => l.AppraisalId == id && l.At <= until)
    );

    /// <summary>The texts of up to three versions, one of each step; 0 for a step that is not wanted.</summary>
    public readonly Func<FairwayDb, Guid, int, int, int, IAsyncEnumerable<StepText>> Texts = EF.CompileAsyncQuery(
        (FairwayDb db, Guid id, int beginning, int midTerm, int end) =>
            db
                .FormVersions.Where(v =>
                    v.AppraisalId == id
                    && (
                        (v.Step == AppraisalStep.Beginning && v.Number == beginning)
                        || (v.Step == AppraisalStep.MidTerm && v.Number == midTerm)
                        || (v.Step == AppraisalStep.EndOfCycle && v.Number == end)
                    )
                )
                .Select(v => new StepText(v.Step, v.Content))
    );

    /// <summary>The drafts of up to two authors.</summary>
    public readonly Func<FairwayDb, Guid, string?, string?, IAsyncEnumerable<FormDraft>> Drafts = EF.CompileAsyncQuery(
        (FairwayDb db, Guid id, string? author, string? other) =>
            db.FormDrafts.AsNoTracking().Where(d => d.AppraisalId == id && (d.AuthorId == author || d.AuthorId == other))
    );

    /// <summary>Whether a reader's reading of a version is recorded for a day (decision 5).</summary>
    public readonly Func<FairwayDb, Guid, string, AppraisalStep, int, LocalDate, CancellationToken, Task<bool>> IsRead =
        EF.CompileAsyncQuery(
            (FairwayDb db, Guid id, string reader, AppraisalStep step, int number, LocalDate day, CancellationToken stop) =>
                db.FormReadings.Any(r =>
                    r.AppraisalId == id && r.ReaderId == reader && r.Step == step && r.FormNumber == number && r.Day == day
                )
        );

    /// <summary>What outputs call the outcomes that they serve.</summary>
    public readonly Func<FairwayDb, List<string>, IAsyncEnumerable<KeyValuePair<string, string>>> Outcomes = EF.CompileAsyncQuery(
        (FairwayDb db, List<string> keys) =>
            db.Outcomes.Where(o => keys.Contains(o.Key)).Select(o => new KeyValuePair<string, string>(o.Key, o.Code + " · " + o.Title))
    );

    /// <summary>The texts of lines of a workplan.</summary>
    public readonly Func<FairwayDb, List<Guid>, IAsyncEnumerable<KeyValuePair<Guid, string>>> Planned = EF.CompileAsyncQuery(
        (FairwayDb db, List<Guid> lines) =>
            db.WorkplanLines.Where(l => lines.Contains(l.Id)).Select(l => new KeyValuePair<Guid, string>(l.Id, l.Text))
    );

    /// <summary>Preparation sheets that somebody else shared by a moment.</summary>
    public readonly Func<FairwayDb, Guid, string?, Instant, IAsyncEnumerable<PreparationSheet>> SharedSheets = EF.CompileAsyncQuery(
        (FairwayDb db, Guid id, string? me, Instant until) =>
            db.PreparationSheets.AsNoTracking().Where(p => p.AppraisalId == id && p.AuthorId != me && p.SharedAt <= until)
    );
}

/// <summary>The text of one version of a step.</summary>
internal sealed record StepText(AppraisalStep Step, string Content);
