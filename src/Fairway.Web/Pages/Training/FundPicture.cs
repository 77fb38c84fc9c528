using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Fairway.App.Training;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Html;

namespace Fairway.Web.Pages.Training;

/// <summary>What of a fund is spent, committed and available, as one bar; the table beside it says the same.</summary>
internal static class FundPicture
{
    private const int Width = 600;
    private const int Height = 62;

    public static IHtmlContent Of(Words t, FundLine line)
    {
        var balance = line.Balance;
        if (balance.Allotted <= 0)
        {
            return HtmlString.Empty;
        }
        (string Key, decimal Amount, string Fill)[] parts =
        [
            ("Spent", balance.Spent, "#14508c"),
            ("Committed", balance.Committed, "#b45f06"),
            ("Available", balance.Available, "#cfd8e3"),
        ];
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"fw-picture\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"fund-picture\" font-size=\"14\"><title id=\"fund-picture\">{Encode(t["Training.Picture", Share(balance.Spent), Share(balance.Committed), Share(balance.Available)])}</title>"
        );
        var x = 0m;
        var key = 0;
        foreach (var (name, amount, fill) in parts)
        {
            var width = decimal.Round(amount / balance.Allotted * Width, 1);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"0\" width=\"{width}\" height=\"30\" fill=\"{fill}\" />");
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{key}\" y=\"42\" width=\"14\" height=\"14\" fill=\"{fill}\" /><text x=\"{key + 20}\" y=\"54\" fill=\"#0b1f33\">{Encode(t["Training." + name])}</text>"
            );
            x += width;
            key += Width / parts.Length;
        }
        return new HtmlString(svg.Append("</svg>").ToString());

        string Share(decimal amount) => (amount / balance.Allotted).ToString("P0", t.Culture);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
