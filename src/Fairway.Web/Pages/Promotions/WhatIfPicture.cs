using System.Globalization;
using System.Text;
using Fairway.App.Promotions;
using Fairway.Rules.Promotions;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Html;

namespace Fairway.Web.Pages.Promotions;

/// <summary>What came of a rule that was tried, drawn; the tables beside say the same in numbers.</summary>
internal static class WhatIfPicture
{
    private const string Ink = "#0b1f33";
    private const string Hidden = "#d5dde4";
    private const int Label = 250;
    private const int Width = 640;

    /// <summary>A bar of each group, parted by what becomes of its people; what is not shown is light.</summary>
    public static IHtmlContent Outcomes(Words t, WhatIfWords say, WhatIfTrack track, WhatIfTable table, string title)
    {
        var rows = table.Rows.Where(row => row.Parent is "").ToList();
        var top = (track.Columns.Length * 20) + 12;
        var svg = Begin(Label + Width, top + (rows.Count * 32), $"wi-{(int)track.Track}-{table.By}", title);
        for (var c = 0; c < track.Columns.Length; c++)
        {
            Key(svg, Label, c * 20, Colour(track.Columns[c]), say.Column(track.Columns[c]));
        }

        var y = top;
        foreach (var row in rows)
        {
            Name(svg, y, say.Row(table.By, row.Key));
            var at = (double)Label;
            var hidden = row.Total!.Value;
            for (var c = 0; c < track.Columns.Length; c++)
            {
                if (row.Counts[c] is { } count)
                {
                    hidden -= count;
                    at = Part(svg, at, y, (double)count * Width / row.Total.Value, Colour(track.Columns[c]));
                }
            }

            Part(svg, at, y, (double)hidden * Width / row.Total.Value, Hidden);
            y += 32;
        }

        return End(svg);
    }

    /// <summary>For each stretch of exercises two bars: how many can first stand in it, before and after.</summary>
    public static IHtmlContent Waits(Words t, WhatIfWords say, WhatIfView view, WhatIfGroup group, string id, string title)
    {
        const int top = 52;
        var most = group.Waits.Max(w => Math.Max(w.Before, w.After));
        var svg = Begin(Label + Width, top + (group.Waits.Length * 44), id, title);
        Key(svg, Label, 0, "#9aa7b3", t["WhatIf.Before"]);
        Key(svg, Label, 20, "#14508c", t["WhatIf.After"]);
        var y = top;
        foreach (var wait in group.Waits)
        {
            Name(svg, y + 9, say.Stretch(view, wait));
            Bar(wait.Before, y, "#9aa7b3");
            Bar(wait.After, y + 18, "#14508c");
            y += 44;
        }

        return End(svg);

        void Bar(int count, int at, string colour)
        {
            var end = Part(svg, Label, at, (double)count * (Width - 70) / most, colour, 16);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{end + 6:0.#}\" y=\"{at + 13}\" fill=\"{Ink}\">")
                .Append(WordsEncoder.Html.Encode(t.Number(count)))
                .Append("</text>");
        }
    }

    private static string Colour(WhatIfColumn column) =>
        column.Outcomes.Contains(WhatIfOutcome.Unchanged) ? "#9aa7b3"
        : column.Outcomes.Contains(WhatIfOutcome.Gains) ? "#00857c"
        : "#b45f06";

    private static StringBuilder Begin(int width, int height, string id, string title) =>
        new StringBuilder()
            .Append(
                CultureInfo.InvariantCulture,
                $"<svg class=\"fw-picture\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}\" font-size=\"14\"><title id=\"{id}\">"
            )
            .Append(WordsEncoder.Html.Encode(title))
            .Append("</title>");

    private static void Key(StringBuilder svg, int x, int y, string colour, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y + 2}\" width=\"12\" height=\"12\" fill=\"{colour}\"/>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 20}\" y=\"{y + 13}\" fill=\"{Ink}\">")
            .Append(WordsEncoder.Html.Encode(text))
            .Append("</text>");

    private static void Name(StringBuilder svg, int y, string name) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Label - 8}\" y=\"{y + 15}\" text-anchor=\"end\" fill=\"{Ink}\">")
            .Append(WordsEncoder.Html.Encode(name.Length > 34 ? name[..33] + "…" : name))
            .Append("</text>");

    private static double Part(StringBuilder svg, double at, int y, double wide, string colour, int high = 22)
    {
        if (wide > 0)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{at:0.#}\" y=\"{y}\" width=\"{wide:0.#}\" height=\"{high}\" fill=\"{colour}\"/>"
            );
        }

        return at + wide;
    }

    private static IHtmlContent End(StringBuilder svg) => new HtmlString(svg.Append("</svg>").ToString());
}
