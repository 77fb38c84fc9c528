using System.Security.Cryptography;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <content>What is noted between the steps, and files that back it.</content>
internal sealed partial class Story
{
    private readonly List<Raised> _raised = [];

    /// <summary>All that the supervisor's side raised where the official could see it (CY-10).</summary>
    public IReadOnlyList<Raised> Raised => _raised;

    public JournalEntry Note(string by, JournalKind kind, string? about, LocalDate? day, string text, bool share, Instant at)
    {
        var row = Row(AppraisalAct.WriteJournal, by);
        var entry = new JournalEntry
        {
            Id = _chance.Id(at),
            AppraisalId = Appraisal.Id,
            AuthorId = by,
            Party = row.Party,
            Kind = kind,
            About = about,
            Day = day,
            Text = text,
            Language = _official.Language,
            At = at,
            Private = !share,
        };
        _to.Journal.Add(entry);
        if (share)
        {
            Remember(at, by, "journal", row.Rule, $$"""{"entry":"{{entry.Id}}","kind":"{{entry.Kind}}"}""");
            if (about is not null && NoSurprises.Raises(kind, row.Party))
            {
                _raised.Add(new(about, DayOf(at), RaisedIn.Journal, by));
            }
        }

        return entry;
    }

    /// <summary>A file under an agreed output, or under an entry of the same person's.</summary>
    public void Attach(string by, string? about, JournalEntry? entry, string name, EvidenceType type, byte[] content, Instant at)
    {
        var row = Row(AppraisalAct.AttachEvidence, by);
        var file = new Evidence
        {
            Id = _chance.Id(at),
            AppraisalId = Appraisal.Id,
            About = about,
            EntryId = entry?.Id,
            AttachedBy = by,
            Party = row.Party,
            AttachedAt = at,
            Name = name,
            Type = type,
            Size = content.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
        };
        _to.Evidence.Add(file);
        _to.EvidenceBytes.Add(new EvidenceBytes { EvidenceId = file.Id, Content = content });
        if (entry is not { Private: true })
        {
            Remember(at, by, "attach-evidence", row.Rule, $$"""{"evidence":"{{file.Id}}","hash":"{{file.Hash}}"}""");
        }
    }

    /// <summary>Problems named in the mid-term review count from the day on which the supervisor signed it.</summary>
    private void RaiseProblems()
    {
        var signature = _signatures.Find(s => s.Step == AppraisalStep.MidTerm && s.EndedAt is null && s.Party != AppraisalParty.Official);
        if (signature is not null)
        {
            _raised.AddRange(
                Review!
                    .Outputs.Where(o => !string.IsNullOrWhiteSpace(o.Problems))
                    .Select(o => new Raised(
                        AgreementSections.OfOutput(o.Id),
                        DayOf(signature.At),
                        RaisedIn.MidTermReview,
                        signature.SignerId
                    ))
            );
        }
    }
}
