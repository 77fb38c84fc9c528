using System.Globalization;
using System.Text;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Html;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>How published figures are said and drawn.</summary>
public sealed class FigureWords(Words t, AppraisalPolicy policy)
{
    private static readonly string[] s_colours = ["#b45f06", "#14508c", "#00857c", "#5b3a8c", "#6b4b16", "#4a5a68", "#b3261e"];

    /// <summary>What a step is called.</summary>
    public static string Step(Words t, StepKind step) => t[(step.IsOfAppraisal() ? "Appraisals.Step." : "Compliance.Step.") + step];

    public string Title(KnownTable table) => t["Figures.Kind." + table.Kind, table.Cycle.Label];

    public string Column(KnownTable table, int column) =>
        column == table.Columns.Count ? t["Figures.Total"]
        : table.IsOfRatings
            ? policy.Ratings.Overall.FirstOrDefault(r => r.Code == table.Columns[column])?.Name.In(t.Language) ?? table.Columns[column]
        : t["Figures.Outcome." + table.Columns[column]];

    public string Row(KnownTable table, string key) =>
        key.Length == 0 ? t["Figures.Everybody"]
        : key.StartsWith('?') || key.EndsWith(":?", StringComparison.Ordinal) ? t["Figures.NotKnown"]
        : table.Kind == FigureKind.RatingsBySex ? t["Figures.Sex." + key]
        : table.Kind == FigureKind.RatingsByGrade ? key.Split(':')[^1]
        : key.EndsWith('/') ? t["Figures.Itself", table.Names.GetValueOrDefault(key, key)]
        : table.Names.GetValueOrDefault(key, key);

    /// <summary>A number, "at least" a number, or that it is not shown.</summary>
    public string Count(KnownCount count) =>
        count.Count is not { } number ? "–"
        : count.AtLeast ? t["Figures.AtLeast", number]
        : t.Number(number);

    /// <summary>How deep a row stands, for its indent.</summary>
    public static bool IsBeneath(KnownTable table, KnownRow row) =>
        row.Parent is { Length: > 0 } && table.Rows.Any(r => r.Key == row.Parent);

    /// <summary>Whether anything of a table may be shown.</summary>
    public static bool ShowsAny(KnownTable table) => table.Rows.Any(Shows);

    /// <summary>Rows of which something may be shown, and those with rows of theirs; the others are only counted.</summary>
    public static IEnumerable<KnownRow> Shown(KnownTable table) => table.Rows.Where(row => Shows(row) || !IsBeneath(table, row));

    private static bool Shows(KnownRow row) => row.Counts.Any(count => count.Count is not null);

    /// <summary>
    /// Bars of the rows beneath the whole, each as long as its total and parted by its columns; what is not shown of a row is one light part.
    /// </summary>
    public IHtmlContent Picture(KnownTable table)
    {
        var rows = table.Rows.Where(r => r.Parent is not null && !IsBeneath(table, r) && r.Total.Count is not null).ToList();
        if (rows.Count == 0)
        {
            return HtmlString.Empty;
        }

        const int label = 300;
        const int line = 20;
        const int width = 640;
        const int bar = 22;
        var most = rows.Max(r => r.Total.Count!.Value);
        var top = (table.Columns.Count * line) + 12;
        var height = (rows.Count * (bar + 10)) + top;
        var id = $"p{table.Cycle.Start.Year}{table.Kind}";
        var svg = new StringBuilder();
        svg.Append(
                CultureInfo.InvariantCulture,
                $"<svg class=\"fw-picture\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{label + width}\" height=\"{height}\" viewBox=\"0 0 {label + width} {height}\" role=\"img\" aria-labelledby=\"{id}\" font-size=\"14\"><title id=\"{id}\">"
            )
            .Append(Encode(Title(table)))
            .Append("</title>");
        // What the colours mean stands in lines of its own: names of ratings are sentences in some languages.
        for (var c = 0; c < table.Columns.Count; c++)
        {
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{label}\" y=\"{(c * line) + 2}\" width=\"12\" height=\"12\" fill=\"{s_colours[c % s_colours.Length]}\"/>"
                )
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{label + 20}\" y=\"{(c * line) + 13}\" fill=\"#0b1f33\">")
                .Append(Encode(Column(table, c)))
                .Append("</text>");
        }

        var y = top;
        foreach (var row in rows)
        {
            var name = Row(table, row.Key);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{label - 8}\" y=\"{y + 15}\" text-anchor=\"end\" fill=\"#0b1f33\">")
                .Append(Encode(name.Length > 40 ? name[..39] + "…" : name))
                .Append("</text>");
            var (at, total) = ((double)label, row.Total.Count!.Value);
            var known = 0;
            for (var c = 0; c < table.Columns.Count; c++)
            {
                if (row.Counts[c].Count is { } count)
                {
                    known += count;
                    Part(count, s_colours[c % s_colours.Length]);
                }
            }

            if (total > known)
            {
                Part(total - known, "#d5dde4");
            }

            y += bar + 10;

            void Part(int count, string colour)
            {
                var wide = (double)count * (width - 10) / most;
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{at:0.#}\" y=\"{y}\" width=\"{wide:0.#}\" height=\"{bar}\" fill=\"{colour}\"/>"
                );
                at += wide;
            }
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static string Encode(string text) => WordsEncoder.Html.Encode(text);
}
