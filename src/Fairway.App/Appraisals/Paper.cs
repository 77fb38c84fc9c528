using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>A paper as HR enters it.</summary>
/// <param name="Form">The form's own id: sent twice it enters once.</param>
/// <param name="Code">The check code on the paper, where it is a print of what is shared in Fairway; empty: its text is in <paramref name="Texts"/>.</param>
/// <param name="Texts">What stands on the paper, by <see cref="PaperForms"/>' names.</param>
/// <param name="SupervisorOn">The day beside the supervisor's signature; it is not asked for where they signed in Fairway.</param>
/// <param name="Comments">What the official wrote beside the signature at the end of the cycle.</param>
/// <param name="Objects">Whether that is an objection (CY-6).</param>
/// <param name="Whose">Whose delay it was, where the supervisor's signature is late (CY-8).</param>
public sealed record Paper(
    Guid Form,
    AppraisalStep Step,
    string ScanName,
    byte[] Scan,
    string Reason,
    string Code,
    IReadOnlyDictionary<string, string> Texts,
    LocalDate? DiscussedOn,
    LocalDate? SupervisorOn,
    LocalDate? OfficialOn,
    string Comments = "",
    bool Objects = false,
    DelayOf? Whose = null,
    string Cause = ""
);
