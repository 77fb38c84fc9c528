using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.ReportsBoard;

namespace Fairway.Demo.Appraising;

/// <summary>The rows of all appraisals, ready to be stored.</summary>
internal sealed class Records
{
    public List<Appraisal> Appraisals { get; } = [];
    public List<FormDraft> Drafts { get; } = [];
    public List<FormVersion> Versions { get; } = [];
    public List<AppraisalOutput> Outputs { get; } = [];
    public List<Signature> Signatures { get; } = [];
    public List<FormComment> Comments { get; } = [];
    public List<PreparationSheet> Sheets { get; } = [];
    public List<FormReading> Readings { get; } = [];
    public List<BoardItem> Received { get; } = [];
    public List<HistoryEntry> History { get; } = [];
}
