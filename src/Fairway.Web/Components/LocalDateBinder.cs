using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Web.Components;

/// <summary>Reads a day from three boxes (Name.Day, Name.Month, Name.Year) or from one value in ISO form (in addresses).</summary>
public sealed class LocalDateBinder(Words words) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var whole = bindingContext.ValueProvider.GetValue(name);
        if (whole != ValueProviderResult.None)
        {
            bindingContext.ModelState.SetModelValue(name, whole);
            var text = whole.FirstValue?.Trim();
            if (!string.IsNullOrEmpty(text))
            {
                var parsed = LocalDatePattern.Iso.Parse(text);
                return parsed.Success ? Bound(bindingContext, parsed.Value) : Refused(bindingContext, "Components.Date.NoSuchDay", text);
            }
            return Empty(bindingContext);
        }

        var parts = new[] { "Day", "Month", "Year" }
            .Select(part => (Key: name + "." + part, Value: bindingContext.ValueProvider.GetValue(name + "." + part)))
            .ToArray();
        if (parts.All(part => part.Value == ValueProviderResult.None))
        {
            // Not asked: leave the model as it is.
            return Task.CompletedTask;
        }
        foreach (var (key, value) in parts)
        {
            bindingContext.ModelState.SetModelValue(key, value);
            bindingContext.ModelState.MarkFieldValid(key);
        }
        var typed = parts.Select(part => part.Value.FirstValue?.Trim() ?? "").ToArray();
        if (typed.All(text => text.Length == 0))
        {
            return Empty(bindingContext);
        }
        if (typed.Any(text => text.Length == 0))
        {
            return Refused(bindingContext, "Components.Date.Incomplete");
        }
        if (typed[2].Length != 4)
        {
            return Refused(bindingContext, "Components.Date.FourDigits");
        }
        if (
            int.TryParse(typed[0], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && int.TryParse(typed[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && int.TryParse(typed[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year >= 1900
            && month is >= 1 and <= 12
            && day >= 1
            && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
        )
        {
            return Bound(bindingContext, new LocalDate(year, month, day));
        }
        return Refused(bindingContext, "Components.Date.NoSuchDay", string.Join(' ', typed));
    }

    private static Task Bound(ModelBindingContext context, LocalDate day)
    {
        context.Result = ModelBindingResult.Success(day);
        return Task.CompletedTask;
    }

    private Task Empty(ModelBindingContext context)
    {
        if (Nullable.GetUnderlyingType(context.ModelType) is null)
        {
            return Refused(context, "Components.Date.Missing");
        }
        context.Result = ModelBindingResult.Success(null);
        return Task.CompletedTask;
    }

    private Task Refused(ModelBindingContext context, string key, params object[] args)
    {
        context.ModelState.TryAddModelError(context.ModelName, words[key, args]);
        return Task.CompletedTask;
    }
}

public sealed class LocalDateBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        (Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType) == typeof(LocalDate)
            ? new LocalDateBinder(new Words())
            : null;
}
