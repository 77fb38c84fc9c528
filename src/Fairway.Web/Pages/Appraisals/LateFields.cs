using Fairway.App.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using NodaTime;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>
/// The piece of a form that asks why a step is late and whose delay it was (CY-8): the same on every page on which a step can be late. A page gives it as
/// <c>&lt;partial name="/Pages/Appraisals/_Late.cshtml" for="…" /&gt;</c> after it has said how late the step is.
/// </summary>
public class LateFields
{
    public DelayOf? Whose { get; set; }
    public string Cause { get; set; } = "";

    /// <summary>How many days late the step would be done now; 0: nothing is asked, unless <see cref="Unless"/> is set.</summary>
    [BindNever]
    public int By { get; private set; }

    /// <summary>The day after which it is late, where that depends on a day typed in the same form; null: it doesn't.</summary>
    [BindNever]
    public LocalDate? Unless { get; private set; }

    /// <summary>The question before a piece that depends on a day typed: its words are about that day.</summary>
    [BindNever]
    public string Question { get; private set; } = "";

    [BindNever]
    public IReadOnlyList<DelayOf> Among { get; private set; } = Lateness.Sides;

    /// <summary>What was said.</summary>
    [BindNever, ValidateNever]
    public LateWords Said => new(Whose, Cause);

    public void Ask(int by, IReadOnlyList<DelayOf>? among = null) => (By, Among) = (by, among ?? Lateness.Sides);

    /// <param name="question">As a summary that opens the piece.</param>
    public void AskIfAfter(LocalDate? due, string question) => (Unless, Question) = (due, question);

    public IEnumerable<Choice> Choices(Words t) => Among.Select(d => new Choice(d.ToString(), t["Appraisals.DelayOf." + d]));

    /// <summary>The page's own name for a refusal's field; null: it is none of these two.</summary>
    /// <param name="prefix">What the page calls the piece.</param>
    public static string? FieldOf(string field, string prefix) => field is nameof(Whose) or nameof(Cause) ? $"{prefix}.{field}" : null;
}

/// <summary>A late step as its record says it.</summary>
/// <param name="Step">The step's name.</param>
public sealed record LateSaid(string Step, Delay Delay);
