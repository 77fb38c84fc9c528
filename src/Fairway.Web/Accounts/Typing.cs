using System.Text.Json;
using System.Text.RegularExpressions;
using Fairway.Web.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Accounts;

/// <summary>Whose form it is, sealed into the form itself: when it comes back without a session, what was typed can be kept for that person alone.</summary>
public sealed class Typing(IDataProtectionProvider protection)
{
    public const string Field = "__typing";
    public const string Labels = "__labels";

    /// <summary>Carries the kept text's id while it is on its way back, so that it is dropped once it has been taken.</summary>
    public const string Kept = "__kept";

    private readonly IDataProtector protector = protection.CreateProtector("Fairway.Typing");

    /// <param name="secrets">Names of fields that are never kept: passwords.</param>
    public string Seal(Guid accountId, IEnumerable<string> secrets) => protector.Protect($"{accountId:N} {string.Join('\n', secrets)}");

    /// <summary>Null where it is none of ours.</summary>
    public (Guid AccountId, IReadOnlySet<string> Secrets)? Open(string? seal)
    {
        if (string.IsNullOrEmpty(seal))
        {
            return null;
        }
        try
        {
            var parts = protector.Unprotect(seal).Split(' ', 2);
            return (Guid.ParseExact(parts[0], "N"), parts[1].Split('\n').ToHashSet(StringComparer.OrdinalIgnoreCase));
        }
        catch (Exception forged) when (forged is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>
/// Every form that is sent carries whose it is, what its fields are called, and the token that proves it comes from our own page: also where it names its address,
/// for which the framework leaves the token out.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed partial class TypingTag(Typing typing, PageParts parts, IHtmlGenerator generator) : TagHelper
{
    private int before;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Fields are counted before any helper of this form makes its content.</summary>
    public override void Init(TagHelperContext context) => before = parts.Fields.Count;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var http = ViewContext.HttpContext;
        if (
            context.AllAttributes.TryGetAttribute("action", out var action)
            && !string.IsNullOrEmpty(action.Value?.ToString())
            && !context.AllAttributes.ContainsName("asp-antiforgery")
        )
        {
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        }
        if (http.ReaderIfAny() is not { } reader)
        {
            return;
        }
        output.Attributes.SetAttribute("data-person", reader.AccountId.ToString("N")[20..]);
        var html = inside.GetContent(WordsEncoder.Html);
        var secrets = PasswordInput()
            .Matches(html)
            .Select(input => NameOf().Match(input.Value).Groups[1].Value)
            .Where(name => name.Length > 0);
        Hidden(output, Typing.Field, typing.Seal(reader.AccountId, secrets));
        var labels = parts.Fields.Skip(before).DistinctBy(field => field.Key).ToDictionary(field => field.Key, field => field.Label);
        if (labels.Count > 0)
        {
            Hidden(output, Typing.Labels, JsonSerializer.Serialize(labels, Plain));
        }
        if (
            HttpMethods.IsPost(http.Request.Method)
            && http.Request.HasFormContentType
            && Guid.TryParse(http.Request.Form[Typing.Kept], out var kept)
        )
        {
            Hidden(output, Typing.Kept, kept.ToString());
        }
    }

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static void Hidden(TagHelperOutput output, string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = name;
        input.Attributes["value"] = value;
        output.PostContent.AppendHtml(input);
    }

    [GeneratedRegex("<input[^>]*\\stype=\"password\"[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PasswordInput();

    [GeneratedRegex("\\sname=\"([^\"]*)\"", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NameOf();
}
