using Fairway.Rules;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Fairway.Web.Components;

public static class Errors
{
    /// <summary>Stands in general sentences for the label of the field, which only the page knows.</summary>
    public const string LabelMark = "%label%";

    /// <summary>The first error, with the field's label in its place; null where there is none.</summary>
    public static string? Text(ModelStateEntry? entry, string label) =>
        entry?.Errors.FirstOrDefault()?.ErrorMessage.Replace(LabelMark, label, StringComparison.Ordinal);

    /// <summary>Adds the sentences of refusals, each at its field, or above the form where it has none.</summary>
    /// <param name="prefix">What the page calls the object whose fields they are: "Input" for Input.Title.</param>
    public static void Refuse(this ModelStateDictionary modelState, Words words, IEnumerable<Refusal> refusals, string? prefix = null)
    {
        foreach (var refusal in refusals)
        {
            modelState.Refuse(words, refusal, prefix);
        }
    }

    public static void Refuse(this ModelStateDictionary modelState, Words words, Refusal refusal, string? prefix = null) =>
        modelState.AddModelError(
            refusal.Field is null ? ""
                : string.IsNullOrEmpty(prefix) ? refusal.Field
                : prefix + "." + refusal.Field,
            words.Refusal(refusal)
        );
}
