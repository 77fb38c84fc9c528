using Microsoft.AspNetCore.Html;

namespace Fairway.Web.Components;

/// <summary>
/// What a page's body says for the layout around it: the layout is rendered last, so it can list errors in the order of the fields,
/// set the title, and put the way back above them.
/// </summary>
public sealed class PageParts
{
    public string? Title { get; set; }

    /// <summary>The masthead entry this page belongs to, by its address, where the page's own address doesn't tell.</summary>
    public string? Section { get; set; }

    public (string Href, IHtmlContent Text)? Back { get; set; }

    public IList<(string? Href, IHtmlContent Text)> Crumbs { get; } = [];

    /// <summary>Fields in the order in which they stand on the page: model key, id of the first control, label.</summary>
    public IList<(string Key, string Id, string Label)> Fields { get; } = [];

    /// <summary>Other keys whose errors are shown at a field, such as the three parts of a date.</summary>
    public void Add(string key, string id, string label) => Fields.Add((key, id, label));

    public void Clear()
    {
        Title = null;
        Back = null;
        Crumbs.Clear();
        Fields.Clear();
    }
}
