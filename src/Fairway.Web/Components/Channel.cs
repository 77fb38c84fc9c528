using Fairway.Rules.Appraisals;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Components;

/// <param name="Label">"Mid-term review".</param>
/// <param name="Detail">"due 1 January 2027, in 40 days".</param>
/// <param name="Href">Where the station's page is; null where the reader has none.</param>
public sealed record Station(string Label, string? Detail, StationStatus Status, string? Href = null);

/// <summary>
/// One line of stations, drawn the same everywhere: &lt;fw-channel stations="Model.Stations" label="…" /&gt;. State is told by the shape of the sign and by a
/// word; colour only helps. The first station that is current, due or late is the current step.
/// </summary>
[HtmlTargetElement("fw-channel", Attributes = "stations")]
public sealed class ChannelTag(Words words) : TagHelper
{
    [HtmlAttributeName("stations")]
    public IReadOnlyList<Station> Stations { get; set; } = [];

    [HtmlAttributeName("label")]
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Stations.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fw-channel");
        output.Attributes.SetAttribute("aria-label", string.IsNullOrEmpty(Label) ? words["Components.Channel"] : Label);
        var current = false;
        foreach (var station in Stations)
        {
            var here = station.Status is StationStatus.Current or StationStatus.Due or StationStatus.Late;
            var item = new TagBuilder("li");
            item.Attributes["class"] = station.Status switch
            {
                StationStatus.Done => "is-done",
                StationStatus.Current => "is-current",
                StationStatus.Due => "is-current is-due",
                StationStatus.Late => "is-current is-late",
                StationStatus.NotRun => "is-not-run",
                _ => "is-future",
            };
            if (here && !current)
            {
                item.Attributes["aria-current"] = "step";
                current = true;
            }
            item.InnerHtml.AppendHtml(Sign(station.Status)).AppendHtml("<b>");
            if (station.Href is { } href)
            {
                item.InnerHtml.AppendHtml(Words.Link(href, station.Label));
            }
            else
            {
                item.InnerHtml.Append(station.Label);
            }
            item.InnerHtml.AppendHtml("</b> <span class=\"fw-state\">")
                .Append(words["Components.Station." + station.Status])
                .AppendHtml("</span>");
            if (!string.IsNullOrEmpty(station.Detail))
            {
                item.InnerHtml.AppendHtml("<br><span>").Append(station.Detail).AppendHtml("</span>");
            }
            output.Content.AppendHtml(item);
        }
    }

    /// <summary>Done is a full circle with a tick, current a ring with a centre, due a diamond, late a square with a stroke, future an
    /// empty ring, not run a cross.</summary>
    private static HtmlString Sign(StationStatus status)
    {
        var drawing = status switch
        {
            StationStatus.Done =>
                "<circle cx=\"12\" cy=\"12\" r=\"12\" fill=\"#2e7d32\"/><path d=\"m6.5 12.5 3.7 3.7 7.3-8\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2.5\"/>",
            StationStatus.Current =>
                "<circle cx=\"12\" cy=\"12\" r=\"15\" fill=\"#00857c\" fill-opacity=\".15\"/><circle cx=\"12\" cy=\"12\" r=\"10\" fill=\"#fff\" stroke=\"#007a72\" stroke-width=\"4\"/><circle cx=\"12\" cy=\"12\" r=\"3.5\" fill=\"#007a72\"/>",
            StationStatus.Due =>
                "<path d=\"M12-1.5 25.5 12 12 25.5-1.5 12z\" fill=\"#fff\" stroke=\"#b45f06\" stroke-width=\"3.5\"/><circle cx=\"12\" cy=\"12\" r=\"3.5\" fill=\"#b45f06\"/>",
            StationStatus.Late =>
                "<rect x=\"1\" y=\"1\" width=\"22\" height=\"22\" rx=\"2\" fill=\"#fff\" stroke=\"#b3261e\" stroke-width=\"3.5\"/><path d=\"M12 5.5v8m0 2.500v2.5\" stroke=\"#b3261e\" stroke-width=\"3\"/>",
            StationStatus.NotRun => "<path d=\"m5 5 14 14m0-14L5 19\" stroke=\"#6b7d8f\" stroke-width=\"3.5\"/>",
            _ => "<circle cx=\"12\" cy=\"12\" r=\"10\" fill=\"#fff\" stroke=\"#b9c5d0\" stroke-width=\"4\"/>",
        };
        return new HtmlString(
            $"<svg viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" aria-hidden=\"true\" focusable=\"false\">{drawing}</svg>"
        );
    }
}
