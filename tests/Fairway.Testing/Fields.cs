using AngleSharp.Html.Dom;

namespace Fairway.Testing;

/// <summary>Fills in a form's fields by name; a field that isn't there is a mistake in the test, or in the page.</summary>
internal static class Fields
{
    public static void Fill(IHtmlFormElement form, string field, object? value)
    {
        var controls = form.Elements.OfType<IHtmlElement>().Where(e => e.GetAttribute("name") == field).ToList();
        if (controls.Count == 0)
        {
            var names = form.Elements.OfType<IHtmlElement>().Select(e => e.GetAttribute("name")).Where(n => n is not null).Distinct();
            throw new InvalidOperationException($"The form has no field \"{field}\", only: {string.Join(", ", names)}");
        }
        if (controls.OfType<IHtmlInputElement>().Where(i => i.Type is "checkbox" or "radio").ToList() is { Count: > 0 } boxes)
        {
            Tick(field, value, boxes);
            return;
        }
        switch (controls[0])
        {
            case IHtmlSelectElement select:
                Choose(field, value, select);
                break;
            case IHtmlTextAreaElement area:
                area.Value = Text(value);
                break;
            case IHtmlInputElement input:
                input.Value = Text(value);
                break;
            default:
                throw new InvalidOperationException($"\"{field}\" is not a field to fill in.");
        }
    }

    private static void Tick(string field, object? value, List<IHtmlInputElement> boxes)
    {
        if (value is bool on)
        {
            // The hidden companion of a lone checkbox carries its "false".
            boxes.Single().IsChecked = on;
            return;
        }
        var wanted = Texts(value);
        foreach (var box in boxes)
        {
            box.IsChecked = wanted.Contains(box.Value);
        }
        var missing = wanted.Where(w => boxes.All(b => b.Value != w)).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"\"{field}\" has no choice \"{missing[0]}\", only: {string.Join(", ", boxes.Select(b => b.Value))}"
            );
        }
    }

    private static void Choose(string field, object? value, IHtmlSelectElement select)
    {
        var wanted = Texts(value);
        foreach (var option in select.Options)
        {
            option.IsSelected = wanted.Contains(option.Value);
        }
        if (wanted.Any(w => select.Options.All(o => o.Value != w)))
        {
            throw new InvalidOperationException(
                $"\"{field}\" has no choice \"{wanted[0]}\", only: {string.Join(", ", select.Options.Select(o => o.Value))}"
            );
        }
    }

    private static string Text(object? value) =>
        value is IFormattable number ? number.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : value?.ToString() ?? "";

    private static List<string> Texts(object? value) =>
        value switch
        {
            null => [],
            string one => [one],
            IEnumerable<string> several => [.. several],
            _ => [Text(value)],
        };
}
