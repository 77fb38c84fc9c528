using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Feedback;
using Fairway.Rules.Appraisals;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>The form as it will stand under the signature, its hash, and the password once more (decisions 2 and 3).</summary>
public sealed class SignModel(
    Signing signing,
    AppraisalReading reading,
    FeedbackReportReading feedback,
    Reauthentication reauthentication,
    Words words
) : AppraisalPage(words)
{
    public sealed class Fields : LateFields
    {
        public string Comments { get; set; } = "";
        public string NoPart { get; set; } = "";
    }

    [BindProperty]
    public string Hash { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public Fields Input { get; set; } = new();

    /// <summary>As supervisor, without the official, who will not take part (CY-6).</summary>
    [BindProperty(SupportsGet = true)]
    public bool Without { get; set; }

    public AppraisalView View { get; private set; } = null!;
    public ToSign ToSign { get; private set; } = null!;

    /// <summary>Upward feedback on the chief whose end of cycle is signed; null: none has come, or another step is.</summary>
    public FeedbackOfAppraisal? Feedback { get; private set; }
    public bool AsOfficial => View.Case.Parties.Contains(AppraisalParty.Official);

    /// <summary>The assessment that would be signed; null at other steps.</summary>
    public EndForm? End => ToSign.Step == AppraisalStep.EndOfCycle ? FormText.Read<EndForm>(ToSign.Content) : null;

    /// <summary>Where the parts can be put right that are missing.</summary>
    public string Parts =>
        ToSign.Step switch
        {
            AppraisalStep.Beginning => Home,
            AppraisalStep.MidTerm => Home + "/review",
            _ => Home + "/assessment",
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        // Whose it is comes before whose password it is: for others there is nothing here to sign.
        if (await reading.LoadAsync(reader, Id, stop: stop) is not { Case.IsParty: true })
        {
            return NotFound();
        }

        var said = new SigningWords(Input.Comments, Input.Whose, Input.Cause, Without ? Input.NoPart : null);
        if (await reauthentication.CheckAsync(reader.AccountId, Password) is { } refusal)
        {
            Refuse([refusal], _ => nameof(Password));
        }
        else if (Answer(await signing.SignAsync(reader, Id, Hash, said, stop), Home, T["Appraisals.Signed"], Own) is { } answer)
        {
            return answer;
        }

        if (Overtaken)
        {
            ModelState.AddModelError("", T["Appraisals.TextChangedBeforeSigning"]);
        }

        return await LoadAsync(stop) ? Page() : NotFound();

        static string? Own(string field) => field is "Comments" or "Whose" or "Cause" or "NoPart" ? "Input." + field : null;
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (
            await reading.LoadAsync(HttpContext.Reader(), Id, stop: stop) is not { } view
            || await signing.ToSignAsync(view.Case, Without, stop) is not { } toSign
        )
        {
            return false;
        }

        (View, ToSign) = (view, toSign);
        Input.Ask(toSign.LateBy);
        Feedback =
            toSign.Step == AppraisalStep.EndOfCycle ? await feedback.OfAppraisalAsync(HttpContext.Reader(), view.Appraisal, stop) : null;
        Hash = toSign.Hash;
        ModelState.Remove(nameof(Hash));
        return true;
    }
}
