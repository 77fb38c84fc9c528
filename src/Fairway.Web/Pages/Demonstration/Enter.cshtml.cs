using System.Security.Cryptography;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Pages.Demonstration;

/// <summary>Enter as one of the people of the demonstration. In any other database there is no such page.</summary>
[AllowAnonymous]
public sealed class EnterModel(
    App.Accounts.Demonstration demonstration,
    SigningIn signingIn,
    FairwayDb db,
    Words words,
    IClock clock,
    CompilerConnection? compiler = null
) : PageModel
{
    public IReadOnlyList<Person> People { get; private set; } = [];

    public string? Password { get; private set; }

    /// <summary>Upward feedback to which one of the people is invited.</summary>
    public DemonstrationFeedback? Feedback { get; private set; }

    /// <summary>Until when tokens can be fetched; null: no more.</summary>
    public LocalDate? FetchingUntil { get; private set; }

    public LocalDate? AnsweringUntil { get; private set; }

    /// <summary>The form, with any of the team's tokens: it may be spent, and nobody here knows.</summary>
    public string? AnswerAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await demonstration.IsAsync(db, cancel))
        {
            return NotFound();
        }
        Password = await demonstration.PasswordAsync(db, cancel);
        await LoadFeedbackAsync(cancel);
        var reader = HttpContext.ReaderIfAny();
        var listed = await demonstration.PeopleAsync(db, cancel);
        var keys = listed.Select(p => p.Who).ToList();
        var addresses = keys.Select(k => k.ToUpperInvariant()).ToList();
        var accounts = await db
            .Users.AsNoTracking()
            .Where(a => keys.Contains(a.StaffId!) || addresses.Contains(a.NormalizedEmail!))
            .ToListAsync(cancel);
        People =
        [
            .. from person in listed
            let account = accounts.FirstOrDefault(a => Is(a, person.Who))
            where account is { IsClosed: false }
            select new Person(
                person.Who,
                account.DisplayName,
                person.Sentences.GetValueOrDefault(words.Language) ?? person.Sentences.GetValueOrDefault("en") ?? "",
                account.Id == reader?.AccountId
            ),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? who, CancellationToken cancel)
    {
        if (!await demonstration.IsAsync(db, cancel))
        {
            return NotFound();
        }
        // Only who stands in the list can be entered, whatever the request names.
        if (who is null || (await demonstration.PeopleAsync(db, cancel)).All(p => p.Who != who))
        {
            return BadRequest();
        }
        var address = who.ToUpperInvariant();
        var account = await db.Users.FirstOrDefaultAsync(a => a.StaffId == who || a.NormalizedEmail == address, cancel);
        if (account is null or { IsClosed: true })
        {
            return BadRequest();
        }
        await signingIn.OpenAsync(account, SessionFactor.Demonstration);
        return LocalRedirect(await signingIn.LandingAsync(account.Id, null, cancel));
    }

    private async Task LoadFeedbackAsync(CancellationToken cancel)
    {
        if (compiler is null || await demonstration.FeedbackAsync(db, cancel) is not { } feedback)
        {
            return;
        }
        var now = clock.GetCurrentInstant();
        Feedback = feedback;
        FetchingUntil = Open(feedback.FetchingUntil);
        AnsweringUntil = Open(feedback.AnsweringUntil);
        if (AnsweringUntil is not null)
        {
            var token = feedback.Tokens[RandomNumberGenerator.GetInt32(feedback.Tokens.Count)];
            AnswerAt = new Uri(compiler.Address, $"/answer/{feedback.KeyId}?language={words.Language}#token={token}").ToString();
        }

        LocalDate? Open(string last) => IsoDay.Parse(last) is { } day && !EndOfDay.HasEndedEverywhere(day, now) ? day : null;
    }

    private static bool Is(App.Accounts.Account account, string who) =>
        account.StaffId == who || string.Equals(account.Email, who, StringComparison.OrdinalIgnoreCase);

    public sealed record Person(string Who, string Name, string Sentence, bool IsReader);
}
