using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Fairway.Web.Components;

public static class Errors
{
    /// <summary>Stands in general sentences for the label of the field, which only the page knows.</summary>
    public const string LabelMark = "%label%";

    /// <summary>The first error, with the field's label in its place; null where there is none.</summary>
    public static string? Text(ModelStateEntry? entry, string label) =>
        entry?.Errors.FirstOrDefault()?.ErrorMessage.Replace(LabelMark, label, StringComparison.Ordinal);

    /// <summary>Adds the sentence of a refusal at its field, or above the form where it has none.</summary>
    /// <param name="prefix">What the page calls the object whose field it is: "Input" for Input.Title.</param>
    public static void Refuse(
        this ModelStateDictionary modelState,
        Words words,
        string code,
        string? field,
        IReadOnlyCollection<object?> args,
        string? prefix = null
    ) =>
        modelState.AddModelError(
            field is null ? ""
                : string.IsNullOrEmpty(prefix) ? field
                : prefix + "." + field,
            words.Refusal(code, [.. args])
        );
}
