using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Fairway.App.Support;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Support;

/// <summary>The Mediator's room: their key, their conversations, how they are reached (SU-1). For everybody else there is none.</summary>
public sealed class RoomModel(MediatorRoom room, MediatorConversations conversations, Words words) : PageModel
{
    public static readonly ImmutableArray<string> Says =
    [
        "old",
        "unsent",
        "overtaken",
        "gone",
        "empty",
        "short",
        "locked",
        "share",
        "failed",
    ];

    public sealed class Fields
    {
        public int Version { get; set; }

        [StringLength(60)]
        public string Telephone { get; set; } = "";

        [StringLength(200)]
        public string Email { get; set; } = "";

        [StringLength(200)]
        public string Place { get; set; } = "";

        [StringLength(200)]
        public string Hours { get; set; } = "";
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public MediatorSeen Seen { get; private set; } = null!;

    public string Name => HttpContext.Reader().DisplayName;

    public string Mine => MediatorAnswers.PlaceOf("mediator", HttpContext.Reader().AccountId);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        if (Seen.Channels is { } channels)
        {
            Input = new Fields
            {
                Version = channels.Version,
                Telephone = channels.Telephone,
                Email = channels.Email,
                Place = channels.Place,
                Hours = channels.Hours,
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostChannelsAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop))
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var text = new MediatorChannels
        {
            Version = Input.Version,
            Telephone = Input.Telephone,
            Email = Input.Email,
            Place = Input.Place,
            Hours = Input.Hours,
        };
        return this.Answer(
                words,
                await room.ChannelsAsync(HttpContext.Reader(), text, stop),
                "/support/mediator/room",
                words["Support.Channels.Done"],
                words["Support.ChangedMeanwhile"],
                field => "Input." + field
            ) ?? Page();
    }

    public async Task<IActionResult> OnPostPublishAsync(string? recipient, string? share, CancellationToken stop) =>
        (await room.PublishAsync(HttpContext.Reader(), recipient, share, stop)).AsJson(words);

    public async Task<IActionResult> OnPostKeysAsync(CancellationToken stop) =>
        MediatorRoom.IsOf(HttpContext.Reader())
            ? new JsonResult(new { keys = (await room.KeysAsync(HttpContext.Reader(), stop)).Select(k => new { k.Recipient, k.Share }) })
            : NotFound();

    public async Task<IActionResult> OnPostListAsync(CancellationToken stop) =>
        MediatorRoom.IsOf(HttpContext.Reader())
            ? new JsonResult(
                new { conversations = (await room.ConversationsAsync(HttpContext.Reader(), stop)).Select(c => c.AsJson(words)) }
            )
            : NotFound();

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, int number, string? sealedText, CancellationToken stop) =>
        (await room.AnswerAsync(HttpContext.Reader(), id, number, sealedText, stop)).AsJson(words);

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken stop) =>
        MediatorRoom.IsOf(HttpContext.Reader()) ? (await conversations.DeleteAsync(id, stop)).AsJson(words) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!MediatorRoom.IsOf(reader))
        {
            return false;
        }
        Seen = await room.SeenAsync(reader, stop);
        return true;
    }
}
