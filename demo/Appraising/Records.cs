using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.ReportsBoard;

namespace Fairway.Demo.Appraising;

/// <summary>The rows of appraisals, ready to be stored.</summary>
internal sealed class Records
{
    public List<Appraisal> Appraisals { get; } = [];
    public List<FormDraft> Drafts { get; } = [];
    public List<FormVersion> Versions { get; } = [];
    public List<AppraisalOutput> Outputs { get; } = [];
    public List<Signature> Signatures { get; } = [];
    public List<FormComment> Comments { get; } = [];
    public List<ReportStatement> Statements { get; } = [];
    public List<LateStep> Late { get; } = [];
    public List<PreparationSheet> Sheets { get; } = [];
    public List<JournalEntry> Journal { get; } = [];
    public List<Evidence> Evidence { get; } = [];
    public List<EvidenceBytes> EvidenceBytes { get; } = [];
    public List<FormReading> Readings { get; } = [];
    public List<BoardItem> Received { get; } = [];
    public List<HistoryEntry> History { get; } = [];

    public void Add(Records more)
    {
        Appraisals.AddRange(more.Appraisals);
        Drafts.AddRange(more.Drafts);
        Versions.AddRange(more.Versions);
        Outputs.AddRange(more.Outputs);
        Signatures.AddRange(more.Signatures);
        Comments.AddRange(more.Comments);
        Statements.AddRange(more.Statements);
        Late.AddRange(more.Late);
        Sheets.AddRange(more.Sheets);
        Journal.AddRange(more.Journal);
        Evidence.AddRange(more.Evidence);
        EvidenceBytes.AddRange(more.EvidenceBytes);
        Readings.AddRange(more.Readings);
        Received.AddRange(more.Received);
        History.AddRange(more.History);
    }
}
