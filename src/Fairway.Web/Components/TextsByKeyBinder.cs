using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Fairway.Web.Components;

/// <summary>
/// Reads texts by their keys, as in <c>Name[key]</c>. The framework's own binder for dictionaries breaks on a form that names the dictionary without a key.
/// </summary>
public sealed class TextsByKeyBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        var (form, name) = (bindingContext.HttpContext.Request, bindingContext.ModelName);
        foreach (var (field, values) in form.HasFormContentType ? form.Form : FormCollection.Empty)
        {
            if (field.StartsWith(name + "[", StringComparison.OrdinalIgnoreCase) && field.EndsWith(']') && field.Length > name.Length + 2)
            {
                texts[field[(name.Length + 1)..^1]] = values.Count > 0 ? values[0] : null;
                bindingContext.ModelState.SetModelValue(field, new ValueProviderResult(values));
                bindingContext.ModelState.MarkFieldValid(field);
            }
        }
        bindingContext.Result = ModelBindingResult.Success(texts);
        return Task.CompletedTask;
    }
}
