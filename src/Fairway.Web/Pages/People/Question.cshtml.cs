using Fairway.App;
using Fairway.App.Service;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.People;

/// <summary>One question about a fact: HR answers here, and the official reads the answer here.</summary>
public sealed class QuestionModel(FactQuestions questions, FairwayDb db, Words words) : PageModel
{
    [BindProperty]
    public bool? Upheld { get; set; }

    [BindProperty]
    public string Answer { get; set; } = "";

    [BindProperty]
    public int Version { get; set; }

    public QuestionLine Line { get; private set; } = null!;
    public bool IsOwn { get; private set; }
    public bool MayAnswer { get; private set; }

    /// <summary>The fact as it stood when the question was raised.</summary>
    public string Then { get; private set; } = "";

    /// <summary>Where HR puts right what was upheld; null where that is done in the staff file or elsewhere.</summary>
    public string? CorrectAt { get; private set; }

    /// <summary>Upheld, and the fact comes from the staff file alone.</summary>
    public bool CorrectInFile { get; private set; }

    public string Back => IsOwn ? Places.Person(Line.Question.StaffId) : "/people/questions";

    public IEnumerable<Choice> Choices =>
        [
            new("true", words["People.Upheld"], words["People.Upheld.Hint"]),
            new("false", words["People.Stands"], words["People.Stands.Hint"]),
        ];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop))
        {
            return NotFound();
        }
        Version = Line.Question.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var result = await questions.AnswerAsync(HttpContext.Reader(), id, Upheld, Answer, Version, stop);
        if (result is ActResult.Done)
        {
            this.Done(words["People.Question.Sent"]);
            return Redirect(Places.Question(id));
        }
        return await this.AnswerAsync(result, words, () => LoadAsync(id, stop));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (await questions.FindAsync(reader, id, stop) is not { } line)
        {
            return false;
        }
        Line = line;
        var question = line.Question;
        IsOwn = ServiceAccess.IsOneself(reader, question.StaffId);
        var hr = ServiceAccess.ActsAsHrOn(reader, question.StaffId, line.UnitCode);
        MayAnswer = hr && question.AnsweredAt is null;
        Then =
            question.Field == AskedFacts.Chief
                ? (await OfficialNames.OfAsync(db, [question.Value], stop)).Values.SingleOrDefault() ?? words["People.NoChief"]
            : question.Field == AskedFacts.Career ? words["People.Question.SeeProfile"]
            : words.ValueOfFact(question.Field, question.Value);
        if (hr && question.Upheld == true)
        {
            CorrectAt =
                OfficialFacts.Find(question.Field) is not null ? $"{Places.Person(question.StaffId)}/facts/{question.Field}"
                : question.Field == AskedFacts.Chief ? $"{Places.Person(question.StaffId)}/supervisor"
                : null;
            CorrectInFile = CorrectAt is null;
        }
        return true;
    }
}
