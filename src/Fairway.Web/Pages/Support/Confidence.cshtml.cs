using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Fairway.App.Support;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Support;

/// <summary>
/// The Mediator: how they are reached, and confidential messages that the browser encrypts (SU-1). No form here sends what is written; without scripts there
/// is none.
/// </summary>
public sealed class ConfidenceModel(MediatorRoom room, MediatorConversations conversations, Words words) : PageModel
{
    /// <summary>Characters of one message.</summary>
    public const int Longest = 20_000;

    /// <summary>What can go wrong in the browser; each has its sentence.</summary>
    public static readonly ImmutableArray<string> Says = ["old", "unsent", "overtaken", "gone", "empty", "code", "failed"];

    public MediatorSeen Seen { get; private set; } = null!;

    public string Name => HttpContext.Reader().DisplayName;

    /// <summary>Under which the reader's conversations are kept in their browser.</summary>
    public string Mine => MediatorAnswers.PlaceOf("writer", HttpContext.Reader().AccountId);

    public async Task OnGetAsync(CancellationToken stop) => Seen = await room.SeenAsync(HttpContext.Reader(), stop);

    public async Task<IActionResult> OnPostOpenAsync(
        Guid id,
        string? key,
        string? replyTo,
        string? sealedText,
        bool tell,
        CancellationToken stop
    ) => (await conversations.OpenAsync(HttpContext.Reader(), new FirstMessage(id, key, replyTo, sealedText, tell), stop)).AsJson(words);

    public async Task<IActionResult> OnPostReadAsync(Guid id, CancellationToken stop) =>
        await conversations.FindAsync(id, stop) is { } conversation ? new JsonResult(conversation.AsJson(words)) : NotFound();

    public async Task<IActionResult> OnPostWriteAsync(Guid id, int number, string? sealedText, CancellationToken stop) =>
        (await conversations.WriteAsync(HttpContext.Reader(), id, number, sealedText, stop)).AsJson(words);

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken stop) =>
        (await conversations.DeleteAsync(id, stop)).AsJson(words);
}

/// <summary>What the script of the confidential pages is answered.</summary>
internal static class MediatorAnswers
{
    public static IActionResult AsJson(this App.ActResult result, Words words) =>
        result switch
        {
            App.ActResult.Done => new JsonResult(new { done = true }),
            App.ActResult.Refused refused => new JsonResult(new { refused = words.Refusal(refused.Refusals[0]) })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            },
            App.ActResult.Overtaken => new StatusCodeResult(StatusCodes.Status409Conflict),
            _ => new NotFoundResult(),
        };

    public static object AsJson(this MediatorConversation conversation, Words words) =>
        new
        {
            conversation.Id,
            conversation.ReplyTo,
            Messages = conversation.Messages.Select(m => new
            {
                m.FromMediator,
                m.Sealed,
                On = words.Date(m.On),
            }),
        };

    public static string PlaceOf(string side, Guid accountId) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(side), .. accountId.ToByteArray()]))[..24];
}
