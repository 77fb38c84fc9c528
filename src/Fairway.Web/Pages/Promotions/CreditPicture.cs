using System.Globalization;
using System.Text;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Html;
using NodaTime;

namespace Fairway.Web.Pages.Promotions;

/// <summary>
/// How credit grows, drawn: a line that rises with each counted day, steeper where days count faster and level where none counts; across it what is asked
/// for; the day asked about and the day on which there is enough. The table beside it says the same in numbers.
/// </summary>
internal static class CreditPicture
{
    private const int Width = 940;
    private const int Height = 270;
    private const int Left = 20;
    private const int Right = 30;
    private const int Top = 58;
    private const int Bottom = 226;
    private const string Ink = "#0b1f33";
    private const string Plain = "#14508c";
    private const string Faster = "#00857c";
    private const string Needed = "#b45f06";

    public static IHtmlContent Draw(Words t, string title, CreditCourse course, LocalDate asOf)
    {
        var segments = course.Counted.AddRange(course.Ahead);
        var from = DayNumbers.Of(segments[0].Span.From);
        var until = Math.Max(DayNumbers.Of(asOf), DayNumbers.Of(segments[^1].Span.Until!.Value));
        if (course.MetOn is { } metOn)
        {
            until = Math.Max(until, DayNumbers.Of(metOn));
        }

        until += Math.Max(30, (until - from) / 25);
        var most = Math.Max(segments.Sum(s => s.Credit), course.Needed) * 1.08;
        var svg = new StringBuilder();
        var id = $"credit-{course.Condition}-{course.Years}-{course.Needed}-{course.Credit}".ToLowerInvariant();
        Add(
            $"<svg class=\"fw-picture\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{id}\" font-size=\"13\"><title id=\"{id}\">"
        );
        Say(title + ". " + (course.MetOn is { } day ? t["WhyNotMe.Picture.MetOn", day] : t["WhyNotMe.Sum.NotInSight"]));
        svg.Append("</title>");
        Key(Left, Plain, "", t["WhyNotMe.Picture.Plain"]);
        Key(Left + 300, Faster, "", t["WhyNotMe.Picture.Faster"]);
        Key(Left + 600, Plain, " stroke-dasharray=\"5 4\"", t["WhyNotMe.Picture.Ahead"]);
        Years();
        Add($"<line x1=\"{Left}\" y1=\"{Bottom}\" x2=\"{Width - Right}\" y2=\"{Bottom}\" stroke=\"{Ink}\"/>");
        var line = Y(course.Needed);
        Add(
            $"<line x1=\"{Left}\" y1=\"{line:0.#}\" x2=\"{Width - Right}\" y2=\"{line:0.#}\" stroke=\"{Needed}\" stroke-width=\"2\" stroke-dasharray=\"8 4\"/><text x=\"{Left + 4}\" y=\"{line - 6:0.#}\" fill=\"{Needed}\">"
        );
        Say(t["WhyNotMe.Picture.Needed", course.Needed]);
        svg.Append("</text>");
        Line();
        Mark(asOf, Bottom + 38, Ink, t.Date(asOf));
        if (course.MetOn is { } enough)
        {
            Add($"<circle cx=\"{X(enough):0.#}\" cy=\"{line:0.#}\" r=\"6\" fill=\"#fff\" stroke=\"{Needed}\" stroke-width=\"3\"/>");
            var right = X(enough) > Width / 2;
            Add(
                $"<line x1=\"{X(enough):0.#}\" y1=\"{line + 6:0.#}\" x2=\"{X(enough):0.#}\" y2=\"{Bottom}\" stroke=\"{Needed}\" stroke-dasharray=\"2 3\"/><text x=\"{X(enough) + (right ? -8 : 8):0.#}\" y=\"{Bottom - 8}\" fill=\"{Ink}\" font-weight=\"600\" text-anchor=\"{(right ? "end" : "start")}\">"
            );
            Say(t["WhyNotMe.Picture.MetOn", enough]);
            svg.Append("</text>");
        }

        return new HtmlString(svg.Append("</svg>").ToString());

        double X(LocalDate on) => XOf(DayNumbers.Of(on));
        double XOf(int on) => Left + ((double)(on - from) * (Width - Left - Right) / (until - from));
        double Y(int credit) => Bottom - (credit * (Bottom - Top) / most);

        void Line()
        {
            var (credit, x) = (0, XOf(from));
            foreach (var (segment, i) in segments.Select((segment, i) => (segment, i)))
            {
                var (start, end) = (X(segment.Span.From), X(segment.Span.Until!.Value));
                if (start > x + 0.5)
                {
                    Stroke(x, credit, start, credit, "#6b7a88", i >= course.Counted.Length, 2);
                }

                Stroke(
                    start,
                    credit,
                    end,
                    credit + segment.Credit,
                    segment.Rate > 2 ? Faster : Plain,
                    i >= course.Counted.Length,
                    segment.Rate > 2 ? 5 : 3
                );
                (credit, x) = (credit + segment.Credit, end);
            }
        }

        void Stroke(double x1, int y1, double x2, int y2, string colour, bool ahead, int wide) =>
            Add(
                $"<line x1=\"{x1:0.#}\" y1=\"{Y(y1):0.#}\" x2=\"{x2:0.#}\" y2=\"{Y(y2):0.#}\" stroke=\"{colour}\" stroke-width=\"{wide}\"{(ahead ? " stroke-dasharray=\"5 4\"" : "")}/>"
            );

        void Key(int x, string colour, string dashes, string text)
        {
            Add(
                $"<line x1=\"{x}\" y1=\"18\" x2=\"{x + 28}\" y2=\"18\" stroke=\"{colour}\" stroke-width=\"4\"{dashes}/><text x=\"{x + 36}\" y=\"23\" fill=\"{Ink}\">"
            );
            Say(text);
            svg.Append("</text>");
        }

        void Years()
        {
            var (first, last) = (DayNumbers.Day(from).Year + 1, DayNumbers.Day(until).Year);
            var step = Math.Max(1, (last - first + 12) / 12);
            for (var year = first; year <= last; year += step)
            {
                var x = X(new LocalDate(year, 1, 1));
                Add(
                    $"<line x1=\"{x:0.#}\" y1=\"{Bottom}\" x2=\"{x:0.#}\" y2=\"{Bottom + 6}\" stroke=\"{Ink}\"/><text x=\"{x:0.#}\" y=\"{Bottom + 20}\" text-anchor=\"middle\" fill=\"{Ink}\">{year}</text>"
                );
            }
        }

        void Mark(LocalDate on, int y, string colour, string text)
        {
            var x = X(on);
            var anchor =
                x > Width - 120 ? "end"
                : x < 120 ? "start"
                : "middle";
            Add(
                $"<line x1=\"{x:0.#}\" y1=\"{Top - 16}\" x2=\"{x:0.#}\" y2=\"{Bottom + 26}\" stroke=\"{colour}\" stroke-dasharray=\"2 3\"/><text x=\"{x:0.#}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"{colour}\">"
            );
            Say(text);
            svg.Append("</text>");
        }

        void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
        void Say(string text) => svg.Append(WordsEncoder.Html.Encode(text));
    }
}
