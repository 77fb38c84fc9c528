using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Reads one appraisal for its page and records that it was read (decision 5).</summary>
public sealed class AppraisalReading(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>
    /// The appraisal as the reader may see it; null where it does not exist for them. Of steps that they may not read the view has neither
    /// form nor versions, signatures or remarks.
    /// </summary>
    /// <param name="shown">A version of a step, to be shown in its place; null = what is shared or stands.</param>
    public async Task<AppraisalView?> LoadAsync(
        Reader reader,
        Guid id,
        (AppraisalStep Step, int Number)? shown = null,
        CancellationToken stop = default
    )
    {
        if (await AppraisalCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return null;
        }

        var appraisal = found.Appraisal;
        var policy = policies.PolicyAt(appraisal.OpenedOn);
        var readable = Enum.GetValues<AppraisalStep>().Where(found.MayRead).ToList();
        if (shown is { } wanted && !readable.Contains(wanted.Step))
        {
            return null;
        }

        // Who handed over reads what stood until then; for everybody else it has no end.
        var until = found.Until ?? Instant.MaxValue;
        var versions = (await AppraisalQueries.Of(db).Versions(db, id, until).ToListAsync(stop)).FindAll(v => readable.Contains(v.Step));
        // In the order of the cycle: stored steps are names, which sort otherwise.
        versions = [.. versions.OrderBy(v => v.Step).ThenBy(v => v.Number)];
        if (shown is { } asked && !versions.Exists(v => v.Step == asked.Step && v.Number == asked.Number))
        {
            return null;
        }

        var signatures = (await AppraisalQueries.Of(db).Signatures(db, id, until).ToListAsync(stop)).FindAll(s =>
            readable.Contains(s.Step)
        );
        var comments = found.MayReadForm
            ? (await AppraisalQueries.Of(db).Comments(db, id, until).ToListAsync(stop)).FindAll(c => readable.Contains(c.Step))
            : [];
        var statements = (await AppraisalQueries.Of(db).Statements(db, id, until).ToListAsync(stop)).FindAll(s =>
            readable.Contains(s.Step)
        );
        var late = (await AppraisalQueries.Of(db).Late(db, id, until).ToListAsync(stop)).FindAll(l => readable.Contains(l.Step));
        // Without a signature on paper there is no paper: most appraisals need no question more.
        var papers = signatures.Exists(s => s.PaperId is not null) ? await PaperReading.LinesAsync(db, id, readable, stop) : [];
        var names = await OfficialNames.OfAsync(
            db,
            [
                .. new[] { appraisal.StaffId, appraisal.SupervisorId, appraisal.DelegateId, appraisal.SecondLevelId }.OfType<string>(),
                .. versions.Select(v => v.SharedById),
                .. signatures.Select(s => s.SignerId),
                .. comments.Select(c => c.AuthorId),
                .. statements.Select(s => s.AuthorId).OfType<string>(),
                .. papers.Select(p => p.EnteredById),
                .. appraisal.Parts.SelectMany(p => new[] { p.SupervisorId, p.DelegateId }).OfType<string>(),
                .. found.StandIns.Select(s => s.StandInId),
                .. versions.Select(v => v.OnBehalfOf).Concat(signatures.Select(s => s.OnBehalfOf)).OfType<string>(),
                .. comments.Select(c => c.OnBehalfOf).Concat(statements.Select(s => s.OnBehalfOf)).OfType<string>(),
            ],
            stop
        );
        var texts = await TextsAsync(found, readable, shown, stop);
        var writable = found.IsParty ? await WritableAsync(found, policy.Appraisals, texts, stop) : new WritableForms();
        var view = new AppraisalView(
            found,
            policy,
            names,
            texts.Agreement,
            texts.Review,
            texts.End,
            writable,
            found.IsParty && shown is null ? await NewsAsync(found, texts, versions, names, stop) : null,
            [.. versions.Select(v => v with { SharedBy = Name(v.SharedById), Behalf = Behalf(v.OnBehalfOf) })],
            [.. signatures.Select(s => s with { Signer = Name(s.SignerId), Behalf = Behalf(s.OnBehalfOf) })],
            [.. comments.Select(c => c with { Author = Name(c.AuthorId), Behalf = Behalf(c.OnBehalfOf) })],
            [.. statements.Select(s => s with { Author = s.AuthorId is { } by ? Name(by) : "", Behalf = Behalf(s.OnBehalfOf) })],
            late,
            await Preparations.SharedWithAsync(db, found, stop),
            await LinksAsync(
                [
                    .. texts.Agreement?.Outputs ?? [],
                    .. texts.Review?.Outputs.Select(o => o.Now).OfType<Output>() ?? [],
                    .. writable.Agreement?.Form.Outputs ?? [],
                ],
                stop
            )
        )
        {
            Criteria = await ExtraCriteria.OfAsync(db, appraisal, stop),
            Papers = [.. papers.Where(p => p.EnteredAt <= until).Select(p => p with { EnteredBy = Name(p.EnteredById) })],
        };
        view = view with { Parts = await PartLines.OfAsync(db, found, view, policies, stop) };
        await RecordAsync(found, shown ?? (appraisal.Step, found.MayReadForm ? appraisal.SharedVersion : 0), stop);
        return view;

        string Name(string staffId) => names.GetValueOrDefault(staffId, staffId);

        string? Behalf(string? staffId) => staffId is null ? null : Name(staffId);
    }

    private sealed record Texts(AgreementForm? Agreement, ReviewForm? Review, EndForm? End);

    /// <summary>The forms of the steps that may be read: what is shared or stands, or the version asked for.</summary>
    private async Task<Texts> TextsAsync(
        AppraisalCase of,
        IReadOnlyCollection<AppraisalStep> readable,
        (AppraisalStep Step, int Number)? shown,
        CancellationToken stop
    )
    {
        int Number(AppraisalStep step) =>
            !readable.Contains(step) || step > shown?.Step ? 0
            : shown is { } asked && asked.Step == step ? asked.Number
            : of.Appraisal.VersionOf(step);

        var (beginning, midTerm, end) = (Number(AppraisalStep.Beginning), Number(AppraisalStep.MidTerm), Number(AppraisalStep.EndOfCycle));
        var contents = await AppraisalQueries
            .Of(db)
            .Texts(db, of.Appraisal.Id, beginning, midTerm, end)
            .ToDictionaryAsync(v => v.Step, v => v.Content, cancellationToken: stop);
        var ended = contents.TryGetValue(AppraisalStep.EndOfCycle, out var text) ? FormText.Read<EndForm>(text) : null;
        // A signature that was withdrawn or corrected takes the assessment back until there is a new one (decision 1).
        var hidden = shown is null && of.Appraisal.State == AppraisalState.SelfAssessed;
        return new Texts(
            contents.TryGetValue(AppraisalStep.Beginning, out text) ? FormText.Read<AgreementForm>(text) : null,
            contents.TryGetValue(AppraisalStep.MidTerm, out text) ? FormText.Read<ReviewForm>(text) : null,
            hidden && ended is not null ? ended with { Assessment = Assessment.Empty } : ended
        );
    }

    /// <summary>The reader's drafts of what is written now, each on top of what is shared.</summary>
    private async Task<WritableForms> WritableAsync(AppraisalCase of, AppraisalPolicy policy, Texts texts, CancellationToken stop)
    {
        var (me, signer) = (of.DraftAuthor<AgreementForm>(), of.DraftAuthor<Assessment>());
        var drafts = await AppraisalQueries.Of(db).Drafts(db, of.Appraisal.Id, me, of.OnSupervisorsSide ? signer : me).ToListAsync(stop);
        return new WritableForms(
            Form(texts.Agreement ?? AgreementForm.Empty),
            Form(texts.Review ?? ReviewForm.Empty),
            Form(texts.End?.Self ?? SelfAssessment.Empty),
            Form(texts.End?.Assessment ?? Assessment.Empty)
        );

        EditableForm<TForm>? Form<TForm>(TForm shared)
            where TForm : class, IStepForm<TForm>
        {
            if (!of.May(TForm.Saves))
            {
                return null;
            }

            var author = of.DraftAuthor<TForm>();
            var draft = drafts.Find(d => d.Step == TForm.Step && d.AuthorId == author);
            return new EditableForm<TForm>(
                of,
                policy,
                draft is null ? shared : FormText.Read<TForm>(draft.Content),
                shared,
                draft?.SavedAt,
                draft is null ? 0 : of.Appraisal.VersionOf(TForm.Step) - draft.BasedOn
            );
        }
    }

    private async Task<NewsOfForm?> NewsAsync(
        AppraisalCase of,
        Texts texts,
        List<VersionLine> versions,
        IReadOnlyDictionary<string, string> names,
        CancellationToken stop
    )
    {
        var (step, newest) = (of.Appraisal.Step, of.Appraisal.SharedVersion);
        var shared = versions.Where(v => v.Step == step).ToList();
        if (newest < 2 || step == AppraisalStep.EndOfCycle || shared[^1].SharedById == of.Reader.StaffId)
        {
            return null;
        }

        var read = await db
            .FormReadings.Where(r =>
                r.AppraisalId == of.Appraisal.Id && r.Step == step && r.ReaderId == of.Reader.StaffId && r.FormNumber < newest
            )
            .MaxAsync(r => (int?)r.FormNumber, stop);
        var own = shared.Where(v => v.SharedById == of.Reader.StaffId).Select(v => (int?)v.Number).Max();
        var since = Math.Max(read ?? 0, own ?? 0);
        if (since == 0)
        {
            return null;
        }

        var before = await db
            .FormVersions.Where(v => v.AppraisalId == of.Appraisal.Id && v.Step == step && v.Number == since)
            .Select(v => v.Content)
            .SingleAsync(stop);
        var changes =
            step == AppraisalStep.Beginning
                ? FormText.Read<AgreementForm>(before).ChangesTo(texts.Agreement!)
                : FormText.Read<ReviewForm>(before).ChangesTo(texts.Review!);
        var by = shared
            .Where(v => v.Number > since)
            .Select(v => names.GetValueOrDefault(v.SharedById, v.SharedById))
            .Distinct(StringComparer.Ordinal);
        return changes.Count == 0 ? null : new NewsOfForm(since, string.Join(", ", by), changes);
    }

    /// <summary>Titles of the outcomes and workplan lines that the form's outputs cite.</summary>
    private async Task<IReadOnlyDictionary<string, string>> LinksAsync(IReadOnlyCollection<Output> outputs, CancellationToken stop)
    {
        var keys = outputs.Select(o => o.Outcome).OfType<string>().ToList();
        var lines = outputs.Select(o => o.WorkplanLine).OfType<Guid>().ToList();
        var queries = AppraisalQueries.Of(db);
        var outcomes = keys.Count == 0 ? [] : await queries.Outcomes(db, keys).ToListAsync(stop);
        var planned = lines.Count == 0 ? [] : await queries.Planned(db, lines).ToListAsync(stop);
        return outcomes.Concat(planned.Select(l => KeyValuePair.Create(l.Key.ToString(), l.Value))).ToDictionary(StringComparer.Ordinal);
    }

    private async Task RecordAsync(AppraisalCase of, (AppraisalStep Step, int Number) read, CancellationToken stop)
    {
        var (step, number) = read;
        if (number == 0)
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        var day = now.InUtc().Date;
        var readerId = of.Reader.StaffId ?? of.Reader.Actor;
        var appraisalId = of.Appraisal.Id;
        if (await AppraisalQueries.Of(db).IsRead(db, appraisalId, readerId, step, number, day, stop))
        {
            return;
        }

        db.FormReadings.Add(
            new FormReading
            {
                AppraisalId = appraisalId,
                ReaderId = readerId,
                Step = step,
                FormNumber = number,
                Day = day,
                At = now,
                As = of.Parties.Order().First().ToString(),
            }
        );
        if (of.Parties.Contains(AppraisalParty.BoardSecretary) || of.Parties.Contains(AppraisalParty.BoardMember))
        {
            var part = step.Code();
            foreach (
                var item in await db
                    .BoardItems.Where(i => i.SubjectId == appraisalId && i.Part == part && i.OpenedAt == null)
                    .ToListAsync(stop)
            )
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
}
