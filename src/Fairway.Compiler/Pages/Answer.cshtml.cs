using Fairway.Compiler.Answers;
using Fairway.Compiler.Groups;
using Fairway.Compiler.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Compiler.Pages;

/// <summary>The form to answer about a group, and what came of it. It keeps nothing between two requests: no cookie, no session.</summary>
// Nothing of the sender's goes with a request by itself, so there is nothing that another site could misuse.
[IgnoreAntiforgeryToken]
public sealed class AnswerModel(Register register, Answering answering, Words words) : PageModel
{
    /// <summary>The names of the fields for comments.</summary>
    public static readonly string[] Comments = ["continue", "change"];

    [FromRoute]
    public string Id { get; set; } = "";

    public Group? Group { get; private set; }

    public string Label => Group?.Label ?? words["Answer.Unknown"];

    public LocalDate? Opens => Group?.Opens;

    /// <summary>The last day of answers.</summary>
    public LocalDate? Closes => Group?.Closes.PlusDays(-1);

    public bool MayAnswer { get; private set; }

    /// <summary>What was sent and not kept, so that nobody writes twice.</summary>
    public IFormCollection Sent { get; private set; } = FormCollection.Empty;

    public string? Refused { get; private set; }

    public string? Receipt { get; private set; }

    public void OnGet() => Load();

    /// <summary>Keeps an answer. The command line wants JSON and no page.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Sent = await FormOf(Request, stop);
        var answered = await answering.TakeAsync(Id, Sent, stop);
        Load();
        Receipt = answered.Receipt;
        if (answered.Refused is var (key, args))
        {
            Refused = words["Refused." + key, args];
            Response.StatusCode = Group is null ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity;
        }
        if (Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "application/json"))
        {
            return Receipt is not null
                ? new JsonResult(new { receipt = Receipt })
                : new JsonResult(new { refused = Refused }) { StatusCode = Response.StatusCode };
        }
        return Page();
    }

    /// <summary>What is no form at all is an empty one: the sentence on the missing token is the right answer.</summary>
    private static async Task<IFormCollection> FormOf(HttpRequest request, CancellationToken stop)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(stop) : FormCollection.Empty;
        }
        catch (InvalidDataException)
        {
            return FormCollection.Empty;
        }
    }

    private void Load()
    {
        Group = register.Find(Id);
        if (Group is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var closed = answering.Closed(Group);
        MayAnswer = closed is null;
        if (closed?.Refused is var (key, args))
        {
            Refused = words["Refused." + key, args];
        }
    }
}
