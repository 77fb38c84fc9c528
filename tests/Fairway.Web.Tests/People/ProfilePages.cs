using System.Net;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.People;

/// <summary>Who sees what of an official, "this fact is wrong", and who corrects it.</summary>
public sealed class ProfilePages
{
    [Theory]
    [BothDatabases(AnOrganization.Ana, true)]
    [BothDatabases(AnOrganization.Noor, true)]
    [BothDatabases(AnOrganization.Otto, true)]
    [BothDatabases(AnOrganization.Seamus, false)]
    [BothDatabases(AnOrganization.Awa, false)]
    public async Task Personal_facts_are_seen_by_oneself_and_the_units_hr_partner_alone(Provider on, string reader, bool sees)
    {
        await using var organization = await AnOrganization.On(on);
        using var visitor = await organization.As(reader);
        var page = await visitor.Get("/people/1003");
        page.Heading.ShouldBe("Ana Muñoz");
        page.Words.ShouldContain("Operations");
        page.Words.ShouldContain("Séamus O'Connor");
        page.Text.Contains("3 November 1985", StringComparison.Ordinal).ShouldBe(sees);
        page.Text.Contains("regular budget", StringComparison.Ordinal).ShouldBe(sees);
        page.Text.Contains("1003@example.org", StringComparison.Ordinal).ShouldBe(sees);
    }

    [Theory, BothDatabases]
    public async Task Who_left_exists_for_hr_alone(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var noor = await organization.As(AnOrganization.Noor);
        using var awa = await organization.As(AnOrganization.Awa);
        (await noor.Get("/people/9001")).Words.ShouldContain("not in service today");
        (await awa.Get("/people/9001")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await awa.Get("/people/nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task An_official_says_that_a_fact_is_wrong_and_the_answer_comes_back(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var ana = await organization.As(AnOrganization.Ana);
        using var otto = await organization.As(AnOrganization.Otto);
        var form = await ana.Get("/people/1003/facts/date_of_birth/question");
        (await ana.Submit(form, "Send to HR", ("Says", " "))).Errors.ShouldBe(["Say what is wrong, and what is right."]);
        var sent = await ana.Submit(form, "Send to HR", ("Says", "I was born on the 4th.\n<script>alert(1)</script>"));
        sent.Address.ShouldBe("/people/1003");
        sent.Words.ShouldContain("HR has your question");
        sent.Words.ShouldContain("said to be wrong");

        var mail = await organization.Database.Read(db => db.Outbox.SingleAsync(m => m.Kind == "FactQuestioned"));
        mail.To.ShouldBe("2002@example.org", "the HR partner nearest to the unit is asked");
        mail.Body.ShouldNotContain("4th");
        var question = await otto.Get(mail.Link!);
        question.Words.ShouldContain("3 November 1985");
        question.Text.ShouldNotContain("<script>alert");
        (await otto.Submit(question, "Send the answer")).Errors.Count.ShouldBe(2);
        var answered = await otto.Submit(
            question,
            "Send the answer",
            ("Upheld", "true"),
            ("Answer", "You are right: the passport says so.")
        );
        answered.Words.ShouldContain("The answer is sent");

        var corrected = await otto.Submit(
            await otto.Follow(answered, "Correct the fact now"),
            "Save the correction",
            ("Day.Day", "4"),
            ("Day.Month", "11"),
            ("Day.Year", "1985")
        );
        corrected.Words.ShouldContain("The fact is corrected");
        (await otto.Get("/people/1003/facts/date_of_birth")).Words.ShouldContain("Otto Berg: 3 November 1985 → 4 November 1985");
        var profile = await ana.Get("/people/1003");
        profile.Words.ShouldContain("4 November 1985 · corrected by HR");
        (await ana.Follow(profile, "Date of birth")).Words.ShouldContain("the passport says so");
        (
            await organization.Database.Read(db => db.Outbox.Where(m => m.To == "1003@example.org").Select(m => m.Kind).ToListAsync())
        ).ShouldBe(["FactAnswered", "FactCorrected"], ignoreOrder: true);
        (await organization.Database.Read(db => db.History.Where(h => h.Subject == "1003").Select(h => h.Act).ToListAsync())).ShouldBe(
            ["fact-questioned", "fact-answered", "fact-corrected"],
            ignoreOrder: true
        );
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_asks_answers_or_corrects(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var ana = await organization.As(AnOrganization.Ana);
        using var seamus = await organization.As(AnOrganization.Seamus);
        using var otto = await organization.As(AnOrganization.Otto);
        await ana.Submit(await ana.Get("/people/1003/facts/grade/question"), "Send to HR", ("Says", "It is P4."));
        var id = await organization.Database.Read(db => db.FactQuestions.Select(q => q.Id).SingleAsync());
        foreach (
            var path in (string[])
                [
                    "/people/1003/facts/grade/question",
                    $"/people/questions/{id}",
                    "/people/questions",
                    "/people/1003/facts/sex",
                    "/people/1003/supervisor",
                ]
        )
        {
            (await seamus.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
        var anyForm = await seamus.Get("/people");
        (await seamus.Post("/people/1003/facts/sex", await seamus.Get("/people/1002/facts/sex/question"), ("Value", "M"))).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        // Her own question she may read, not answer; another unit's HR partner has no part in it; nobody is HR on themselves.
        (await ana.Get($"/people/questions/{id}"))
            .HasButton("Send the answer")
            .ShouldBeFalse();
        (await ana.Get("/people/1003/facts/sex")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await otto.Get("/people/1004/facts/sex")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await otto.Get("/people/2002/facts/sex")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await otto.Get("/people/1003/facts/grade")).Status.ShouldBe(HttpStatusCode.NotFound, "the staff file alone owns service");
    }

    [Theory]
    [BothDatabases("email", "not an address", "This is no e-mail address. Enter one such as name@example.org.")]
    [BothDatabases("nationality", "UK", "This is no country of ISO 3166-1. Enter its two capital letters.")]
    [BothDatabases("family_name", null, "This text has 300 characters. Shorten it to 200 or fewer.")]
    public async Task A_correction_is_checked_like_a_row_of_the_file(Provider on, string fact, string? value, string error)
    {
        await using var organization = await AnOrganization.On(on);
        using var noor = await organization.As(AnOrganization.Noor);
        var form = await noor.Get($"/people/1003/facts/{fact}");
        (await noor.Submit(form, "Save the correction", ("Value", value ?? new string('x', 300)))).Errors.ShouldBe([error]);
        (await organization.Database.Read(db => db.FactOwners.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Two_corrections_at_once_do_not_overwrite_each_other_and_a_fact_can_be_given_back(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var noor = await organization.As(AnOrganization.Noor);
        using var otto = await organization.As(AnOrganization.Otto);
        var one = await noor.Get("/people/1003/facts/email");
        var other = await otto.Get("/people/1003/facts/given_names");
        (await noor.Submit(one, "Save the correction", ("Value", "ana@example.org"))).Status.ShouldBe(HttpStatusCode.OK);
        (await otto.Submit(other, "Save the correction", ("Value", "Ana Luz"))).Status.ShouldBe(HttpStatusCode.Conflict);
        await noor.Submit(await noor.Get("/people/1003/facts/email"), "Give it back to the staff file");
        (await organization.Database.Read(db => db.FactOwners.CountAsync())).ShouldBe(0);
        (await organization.Database.Read(db => db.Officials.SingleAsync(o => o.StaffId == "1003"))).Email.ShouldBe("ana@example.org");
    }
}
