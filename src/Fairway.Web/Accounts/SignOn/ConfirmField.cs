using Fairway.App.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>
/// Asks a second time who it is, before a signature and what weighs as much (decision 3): &lt;fw-confirm for="Password" label="…" hint="…" /&gt;. A session by password
/// gives the password; one that a provider has opened is sent there when the form is, and nothing typed is lost (<see cref="ConfirmFilter"/>).
/// </summary>
[HtmlTargetElement("fw-confirm", Attributes = "for,label")]
public sealed class ConfirmField(PageParts parts, SignOnSettings settings, Reauthentication reauthentication, Words words) : Field(parts)
{
    /// <summary>The field that says which other stands for the password.</summary>
    public const string Marks = "__confirm";

    /// <summary>What that other holds: no password, only that there is none to type.</summary>
    private const string Elsewhere = "provider";

    /// <summary>The page to come back to from confirming before the form is sent, where a script sends it; null: sending it is enough.</summary>
    [HtmlAttributeName("now")]
    public string? Now { get; set; }

    protected override void Write(TagHelperContent content, IReadOnlyList<TagHelperAttribute> passed, IHtmlContent inner)
    {
        if (settings.Of(ViewContext.HttpContext.User.FindFirst(AccountPrincipal.Provider)?.Value) is { } provider)
        {
            WriteHintAndErrorOf(content, provider);
            return;
        }
        content.AppendHtml(LabelFor(Id));
        WriteHintAndError(content);
        var input = Make(
            "input",
            Error is null ? "govuk-input govuk-input--width-30" : "govuk-input govuk-input--width-30 govuk-input--error"
        );
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        input.Attributes["type"] = "password";
        input.Attributes["autocomplete"] = "current-password";
        Describe(input);
        Pass(input, passed);
        content.AppendHtml(input);
    }

    /// <summary>The two fields that a form carries in place of a password.</summary>
    public static IHtmlContent Hidden(string field)
    {
        var both = new HtmlContentBuilder();
        foreach (var (name, value) in ((string, string)[])[(Marks, field), (field, Elsewhere)])
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["type"] = "hidden";
            input.Attributes["name"] = name;
            input.Attributes["value"] = value;
            both.AppendHtml(input);
        }
        return both;
    }

    private void WriteHintAndErrorOf(TagHelperContent content, ProviderSettings provider)
    {
        var said = Make("p", "govuk-hint");
        said.Attributes["id"] = Id;
        said.InnerHtml.Append(
            words[
                reauthentication.Confirmed is null ? "Account.Confirm.Asked" : "Account.Confirm.Done",
                provider.NameIn(words.Language),
                (int)AccountPrincipal.Confirmation.TotalMinutes
            ]
        );
        if (Now is not null && reauthentication.Confirmed is null)
        {
            var link = Make("a");
            link.Attributes["href"] = "/account/confirm?back=" + Uri.EscapeDataString(Now);
            link.InnerHtml.Append(words["Account.Confirm.Now"]);
            said.InnerHtml.Append(" ").AppendHtml(link);
        }
        content.AppendHtml(said);
        content.AppendHtml(Hidden(Name));
    }
}

/// <summary>
/// A form that wants a confirmation by the provider that opened the session, and hasn't one of the last minutes: it is put away, the person goes to the provider, and
/// comes back to what they had typed.
/// </summary>
internal sealed class ConfirmFilter(SignOnSettings settings, Reauthentication reauthentication, Words words) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (
            HttpMethods.IsPost(http.Request.Method)
            && http.Request.HasFormContentType
            && http.ReaderIfAny() is not null
            && reauthentication.Confirmed is null
            && settings.Of(http.User.FindFirst(AccountPrincipal.Provider)?.Value) is not null
            && http.Request.Form[ConfirmField.Marks] is [{ Length: > 0 } field]
        )
        {
            if (http.Request.IsFromScript())
            {
                // The script shows the sentence, and has what was typed.
                context.Result = new ContentResult
                {
                    Content = words["Account.Confirm.First"],
                    StatusCode = StatusCodes.Status400BadRequest,
                };
                return;
            }
            var kept = await KeptForms.KeepAsync(http);
            var query = http
                .Request.Query.Where(part => part.Key != "handler")
                .Select(part => KeyValuePair.Create(part.Key, (string?)part.Value));
            var page = http.Request.PathBase + http.Request.Path + QueryString.Create(query);
            var back = kept is { Id: { } id } ? $"/account/kept/{id}?confirms={Uri.EscapeDataString(field)}" : page;
            context.Result = new LocalRedirectResult("~/account/confirm?back=" + Uri.EscapeDataString(back));
            return;
        }
        await next();
    }
}
