using System.Text;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Fairway.Web.Hosting.Paper;

/// <summary>A view as a document that needs nothing beside it: the same Razor view and stylesheet that the page shows.</summary>
public sealed class PaperDocument(ICompositeViewEngine views, ITempDataDictionaryFactory tempData, Assets assets, Words words)
{
    /// <param name="context">The page that asks: its request, its language.</param>
    /// <param name="view">The path of the view.</param>
    /// <param name="title">What the file is called in a reader's window.</param>
    /// <param name="foot">Stands at the foot of each sheet, before its number: which form the sheet is of.</param>
    public async Task<string> WriteAsync<T>(ActionContext context, string view, T model, string title, string foot)
    {
        var found = views.GetView(null, view, isMainPage: false);
        found.EnsureSuccessful([view]);
        await using var body = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        await found.View!.RenderAsync(
            new ViewContext(
                context,
                found.View,
                new ViewDataDictionary<T>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model },
                tempData.GetTempData(context.HttpContext),
                body,
                new HtmlHelperOptions()
            )
        );
        var encode = WordsEncoder.Html;
        return $$"""
            <!doctype html>
            <html lang="{{words.Language}}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{encode.Encode(title)}}</title>
            <style>{{assets.CssText}}
            @page { @bottom-left { content: {{Quoted(foot)}} } }</style>
            </head>
            <body class="fw-paper"><main>{{body}}</main></body>
            </html>
            """;
    }

    /// <summary>A string of a stylesheet, in which every character that could end it is written by its number.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            // The space ends the number; it is no part of the text.
            quoted.Append(Rune.IsLetterOrDigit(rune) || rune.Value == ' ' ? rune.ToString() : $"\\{rune.Value:x6} ");
        }

        return quoted.Append('"').ToString();
    }
}
