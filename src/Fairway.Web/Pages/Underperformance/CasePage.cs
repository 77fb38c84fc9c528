using Fairway.App;
using Fairway.App.Underperformance;
using Fairway.Rules;
using Fairway.Rules.Underperformance;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Pages.Appraisals;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Underperformance;

/// <summary>What the pages of one case have in common: whose it is, and how the result of an act is answered.</summary>
public abstract class CasePage(CaseReader cases, Words words) : AppraisalPage(words)
{
    /// <summary>The form's own id: a double click is one act.</summary>
    [BindProperty]
    public Guid Form { get; set; }

    /// <summary>The case as it was shown: who acts on an older one looks again first.</summary>
    [BindProperty]
    public int Version { get; set; }

    public CaseView View { get; private set; } = null!;

    public override string Home => $"/underperformance/{Id}";

    public string Official => View.NameOf(View.Case.StaffId);

    public string Section => View.At.IsOfficial ? "/appraisals" : "/team";

    /// <summary>False where it doesn't exist for the reader, or the act isn't theirs now.</summary>
    protected async Task<bool> LoadAsync(CancellationToken stop, params CaseAct[] needs)
    {
        if (await cases.LoadAsync(HttpContext.Reader(), Id, stop) is not { } view || (needs.Length > 0 && !view.At.ActsNow.Overlaps(needs)))
        {
            return false;
        }

        View = view;
        Loaded();
        if (Form == Guid.Empty)
        {
            Form = Guid.CreateVersion7();
        }

        if (!HttpMethods.IsPost(Request.Method))
        {
            Version = view.Case.Version;
        }
        else if (Overtaken)
        {
            // What changed is on the page now: to go on is a decision.
            Version = view.Case.Version;
            ModelState.Remove(nameof(Version));
            ModelState.AddModelError("", T["Appraisals.ChangedMeanwhile"]);
        }

        return true;
    }

    /// <summary>What a page derives from the case once it is there.</summary>
    protected virtual void Loaded() { }

    /// <summary>Answers an act, or shows the page again with what is wrong.</summary>
    protected async Task<IActionResult> ActAsync(
        Task<ActResult> act,
        string to,
        string done,
        CancellationToken stop,
        params CaseAct[] needs
    ) =>
        Answer(await act, to, done, FieldOf) is { } answer ? answer
        : await LoadAsync(stop, needs) ? Page()
        : NotFound();

    /// <summary>The page's own field for a refusal's.</summary>
    protected virtual string? FieldOf(string field) => "Input." + field;
}

/// <summary>Sentences that several pages of a case share.</summary>
public static class CaseWording
{
    public static IEnumerable<Choice> Choices(Words t, IEnumerable<NamedChoice> choices) =>
        choices.Select(choice => new Choice(choice.Code, choice.Name.In(t.Language)));

    public static string Name(Words t, IEnumerable<NamedChoice> choices, string? code) =>
        choices.FirstOrDefault(choice => choice.Code == code)?.Name.In(t.Language) ?? code ?? "";

    /// <summary>The state in a word or two, as tags and lists show it.</summary>
    public static (string Kind, string Word) State(Words t, UnderperformanceCase of, bool stopped) =>
        (
            of.State switch
            {
                CaseState.ClosedSufficient => "done",
                CaseState.NotPursued or CaseState.Decided => "quiet",
                CaseState.PlanSigned or CaseState.ReviewedSufficient or CaseState.ReviewedInsufficient or CaseState.DecisionProposed =>
                    "due",
                _ => "info",
            },
            stopped ? t["Underperformance.Paused"] : t["Underperformance.State." + of.State]
        );

    /// <summary>A guard's finding: the sentence, and its facts as they would be read aloud.</summary>
    public static string Facts(Words t, Finding finding) =>
        string.Join(
            " · ",
            finding
                .Facts.Where(fact => fact.Value.Length > 0 && t.Has("Underperformance.Fact." + fact.Key))
                .Select(fact => t["Underperformance.Fact." + fact.Key, Value(t, fact.Value)])
        );

    private static object Value(Words t, string value) =>
        Fairway.Rules.Time.IsoDay.Parse(value) is { } day ? t.Date(day)
        : int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : value;
}
