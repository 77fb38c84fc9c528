using Fairway.App.Accounts;
using Fairway.Proof;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>A place for a signature under a form: who signed in it, or who is expected to.</summary>
/// <param name="Name">Empty where nobody is expected, as while a chief's place is vacant.</param>
/// <param name="At">Null: nobody has signed here.</param>
/// <param name="Behalf">The name of whom the signer stood in for; null: nobody.</param>
public sealed record SignaturePlace(AppraisalParty Party, string Name, Instant? At, string? Behalf = null)
{
    /// <summary>The day beside it on paper, where HR entered it from there; null: it was given here.</summary>
    public LocalDate? OnPaper { get; init; }
}

/// <summary>One shared version of a form as a reader takes it along: on paper, as PDF, or as the record that the check code is of.</summary>
/// <param name="View">The appraisal with this version's form.</param>
/// <param name="Signed">How its signatures stand; null where nobody has signed it.</param>
/// <param name="Unit">The name of the official's unit.</param>
/// <param name="Record">The canonical record (<see cref="FormText.Record"/>).</param>
public sealed record FormCopy(AppraisalView View, AppraisalStep Step, VersionLine Line, SignedVersion? Signed, string Unit, string Record)
{
    /// <summary>Whether the text is still the one that was hashed when it was shared: a letter changed since in the database shows.</summary>
    public bool IsWhole => CanonicalJson.Sha256Hex(Record) == Line.Hash;

    /// <summary>The part that has ended since and in which this version was signed, or shared where nobody signed it; null: the part that runs.</summary>
    public PartLine? OfPart
    {
        get
        {
            var at = View.Standing(Step)
                .Where(s => s.FormNumber == Line.Number && s.Party is not (AppraisalParty.Official or AppraisalParty.SecondLevel))
                .Select(s => (Instant?)s.At)
                .Min();
            return View.Parts.FirstOrDefault(p => p.EndedAt > (at ?? Line.SharedAt));
        }
    }

    /// <summary>Who supervised when this version came to be.</summary>
    public string Supervisor => OfPart?.Supervisor ?? View.NameOf(View.Appraisal.SupervisorId);

    /// <summary>The supervisor's side, the official, then whoever signed besides; a place stays empty where a signature is missing.</summary>
    public IReadOnlyList<SignaturePlace> Places
    {
        get
        {
            var standing = View.Standing(Step).Where(s => s.FormNumber == Line.Number).OrderBy(s => s.At).ToList();
            var official = standing.Find(s => s.Party == AppraisalParty.Official);
            var other = standing.Find(s => s.Party is not (AppraisalParty.Official or AppraisalParty.SecondLevel));
            var appraisal = View.Appraisal;
            return
            [
                Place(
                    other,
                    appraisal.DelegateSigns ? AppraisalParty.SigningDelegate : AppraisalParty.Supervisor,
                    View.NameOf(View.Case.SupervisorSigner)
                ),
                Place(official, AppraisalParty.Official, View.NameOf(appraisal.StaffId)),
                .. standing.Where(s => s != official && s != other).Select(s => Place(s, s.Party, s.Signer)),
            ];

            static SignaturePlace Place(SignatureLine? signature, AppraisalParty expected, string name) =>
                signature is null
                    ? new(expected, name, null)
                    : new(signature.Party, signature.Signer, signature.At, signature.Behalf) { OnPaper = signature.OnPaper };
        }
    }

    /// <summary>What was said on this version beside its form: it belongs to the report, and is not under the check code.</summary>
    public IEnumerable<StatementLine> Said => View.Statements.Where(s => s.Step == Step && s.FormNumber == Line.Number);

    /// <summary>Signatures under this version that no longer stand.</summary>
    public IEnumerable<SignatureLine> Ended =>
        View.Signatures.Where(s => s.Step == Step && s.FormNumber == Line.Number && s.EndedAt is not null);
}

/// <summary>Copies of forms, for whoever may read the form; taking one is recorded as reading it (decision 5).</summary>
public sealed class FormCopies(FairwayDb db, AppraisalReading reading)
{
    /// <summary>Null where there is no such version, or not for this reader.</summary>
    /// <param name="step">Null: the step at hand.</param>
    /// <param name="number">Null: its newest shared version.</param>
    public async Task<FormCopy?> LoadAsync(Reader reader, Guid id, AppraisalStep? step, int? number, CancellationToken stop = default)
    {
        if (await AppraisalCase.LoadAsync(db, reader, id, stop) is not { Appraisal: var appraisal, Until: var until })
        {
            return null;
        }

        var of = step ?? appraisal.Step;
        if (await reading.LoadAsync(reader, id, (of, number ?? appraisal.VersionOf(of)), stop) is not { } view)
        {
            return null;
        }

        var wanted = number ?? appraisal.VersionOf(of);
        var line = view.Versions.Single(v => v.Step == of && v.Number == wanted);
        var content = await db
            .FormVersions.Where(v => v.AppraisalId == id && v.Step == of && v.Number == line.Number)
            .Select(v => v.Content)
            .SingleAsync(stop);
        var signatures = await db
            .Signatures.AsNoTracking()
            .Where(s => s.AppraisalId == id && s.Step == of && s.At <= (until ?? Instant.MaxValue))
            .ToListAsync(stop);
        foreach (var later in signatures.Where(s => s.EndedAt > until))
        {
            // Who handed over reads it as it stood.
            later.EndedAt = null;
            later.EndedBecause = null;
        }

        var unit = await db.Units.Where(u => u.Code == view.Appraisal.UnitCode).Select(u => u.Name).SingleOrDefaultAsync(stop);
        return new FormCopy(
            view,
            of,
            line,
            SignedVersion.Of(signatures).FirstOrDefault(v => v.Number == line.Number),
            unit ?? view.Appraisal.UnitCode,
            FormText.Record(view.Appraisal, of, content)
        );
    }
}
