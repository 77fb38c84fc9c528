using Fairway.Rules;

namespace Fairway.App.Appraisals;

/// <summary>Why something on the journal or its files is not done: sentences Refusals.&lt;code&gt;. What the text itself lacks, JournalCheck says.</summary>
public static class JournalRefusals
{
    /// <summary>What is shared is shared for good.</summary>
    public static readonly Refusal JournalEntryShared = Refusal.Of(nameof(JournalEntryShared), null, "CY-10");

    public static readonly Refusal EvidenceMissing = Refusal.Of(nameof(EvidenceMissing), "File", "CY-10");

    /// <summary>{0}: the file's name.</summary>
    public static Refusal EvidenceEmpty(string name) => Refusal.Of(nameof(EvidenceEmpty), "File", "CY-10", name);

    /// <summary>{0}: megabytes that are taken.</summary>
    public static Refusal EvidenceTooLarge(int megabytes) => Refusal.Of(nameof(EvidenceTooLarge), "File", "CY-10", megabytes);

    /// <summary>{0}: files that one person attaches to one appraisal.</summary>
    public static Refusal EvidenceTooMany(int files) => Refusal.Of(nameof(EvidenceTooMany), "File", "CY-10", files);

    /// <summary>{0}: the file's name, {1}: what is taken.</summary>
    public static Refusal EvidenceNotTaken(string name, string taken) => Refusal.Of(nameof(EvidenceNotTaken), "File", "CY-10", name, taken);

    /// <summary>{0}: the file's name, {1}: what it says it is.</summary>
    public static Refusal EvidenceNotWhatItSays(string name, string label) =>
        Refusal.Of(nameof(EvidenceNotWhatItSays), "File", "CY-10", name, label);

    /// <summary>{0}: the file's name.</summary>
    public static Refusal EvidenceWithMacros(string name) => Refusal.Of(nameof(EvidenceWithMacros), "File", "CY-10", name);

    /// <summary>It hangs on nothing that is there and open for it.</summary>
    public static readonly Refusal EvidencePlaceMissing = Refusal.Of(nameof(EvidencePlaceMissing), "Place", "CY-10");
}
