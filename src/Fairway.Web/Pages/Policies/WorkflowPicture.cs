using System.Globalization;
using System.Text;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Html;

namespace Fairway.Web.Pages.Policies;

/// <summary>
/// The workflow as a picture: states in a column in their order, acts that lead on as arrows between them, acts that lead back as lanes
/// at the side. Acts that move nothing are in the table beside it, not in the picture.
/// </summary>
public static class WorkflowPicture
{
    private const int Left = 10;
    private const int BoxWidth = 330;
    private const int BoxHeight = 52;
    private const int LineHeight = 20;
    private const int LaneGap = 34;
    private const string Ink = "#0b1f33";
    private const string Brand = "#14508c";
    private const string Back = "#b45f06";

    private sealed record Edge(AppraisalState From, AppraisalState To, IReadOnlyList<string> Acts);

    public static IHtmlContent Of(Words t, IEnumerable<Transition> table, string title, string description)
    {
        var rows = table.ToList();
        var states = rows.SelectMany(row => new[] { row.From, row.To }).Distinct().Order().ToList();
        var edges = rows.Where(row => row.From != row.To)
            .GroupBy(row => (row.From, row.To))
            .Select(group => new Edge(
                group.Key.From,
                group.Key.To,
                [.. group.Select(row => row.Act).Distinct().Order().Select(act => TransitionView.ActName(t, act))]
            ))
            .ToList();

        // Only steps to the very next state are arrows between boxes; all else goes round at the side.
        bool Onward(Edge edge) => states.IndexOf(edge.To) == states.IndexOf(edge.From) + 1;
        var tops = new int[states.Count];
        var y = 10;
        for (var i = 0; i < states.Count; i++)
        {
            tops[i] = y;
            var acts = edges.Where(edge => Onward(edge) && states.IndexOf(edge.From) == i).Sum(edge => edge.Acts.Count);
            y += BoxHeight + 28 + (Math.Max(1, acts) * LineHeight);
        }
        var height = tops[^1] + BoxHeight + 10;
        var aside = edges.Where(edge => !Onward(edge)).ToList();
        var lanes = Left + BoxWidth;
        var labels = lanes + 16 + (aside.Count * LaneGap);
        var width = aside.Count == 0 ? lanes + 10 : labels + (8 * aside.Max(edge => edge.Acts.Max(act => act.Length))) + 10;

        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"workflow-title workflow-text\" font-size=\"15\">"
        );
        svg.Append("<title id=\"workflow-title\">").Append(Encode(title)).Append("</title>");
        svg.Append("<desc id=\"workflow-text\">").Append(Encode(description)).Append("</desc>");
        svg.Append("<defs>").Append(Arrowhead("onward", Brand)).Append(Arrowhead("back", Back)).Append("</defs>");
        for (var i = 0; i < states.Count; i++)
        {
            Box(svg, tops[i], TransitionView.StateName(t, states[i]), last: i == states.Count - 1);
        }
        foreach (var edge in edges.Where(Onward))
        {
            Arrow(svg, tops[states.IndexOf(edge.From)] + BoxHeight, tops[states.IndexOf(edge.To)], edge.Acts);
        }
        for (var i = 0; i < aside.Count; i++)
        {
            Lane(
                svg,
                tops[states.IndexOf(aside[i].From)],
                tops[states.IndexOf(aside[i].To)],
                lanes,
                lanes + ((i + 1) * LaneGap),
                aside[i].Acts
            );
        }
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static void Box(StringBuilder svg, int top, string name, bool last) =>
        svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{Left}\" y=\"{top}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"8\" fill=\"{(last ? "#e7f4e8" : "#f2f6fa")}\" stroke=\"{(last ? "#2e7d32" : Brand)}\" stroke-width=\"2\"/>"
            )
            .Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Left + (BoxWidth / 2)}\" y=\"{top + (BoxHeight / 2) + 5}\" text-anchor=\"middle\" font-weight=\"600\" fill=\"{Ink}\">"
            )
            .Append(Encode(name))
            .Append("</text>");

    private static void Arrow(StringBuilder svg, int from, int to, IReadOnlyList<string> acts)
    {
        const int x = Left + 40;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"M{x} {from}V{to - 2}\" fill=\"none\" stroke=\"{Brand}\" stroke-width=\"2\" marker-end=\"url(#onward)\"/>"
        );
        Labels(svg, x + 16, (from + to) / 2, acts);
    }

    private static void Lane(StringBuilder svg, int from, int to, int edge, int lane, IReadOnlyList<string> acts)
    {
        var start = from + (BoxHeight / 2) + 8;
        var end = to + (BoxHeight / 2) - 8;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"M{edge} {start}H{lane}V{end}H{edge + 2}\" fill=\"none\" stroke=\"{Back}\" stroke-width=\"2\" stroke-dasharray=\"6 4\" marker-end=\"url(#back)\"/>"
        );
        Labels(svg, lane + 12, (start + end) / 2, acts);
    }

    private static void Labels(StringBuilder svg, int x, int middle, IReadOnlyList<string> acts)
    {
        var y = middle + 5 - ((acts.Count - 1) * LineHeight / 2);
        foreach (var act in acts)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" fill=\"{Ink}\">").Append(Encode(act)).Append("</text>");
            y += LineHeight;
        }
    }

    private static string Arrowhead(string id, string colour) =>
        $"<marker id=\"{id}\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 10 5 0 10z\" fill=\"{colour}\"/></marker>";

    private static string Encode(string text) => WordsEncoder.Html.Encode(text);
}
