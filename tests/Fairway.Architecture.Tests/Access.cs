using Fairway.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fairway.Architecture.Tests;

/// <summary>Who may ask for what at all. What somebody signed in sees of a record is for the access matrix of the pages' tests.</summary>
public sealed class Access
{
    /// <summary>What answers without sign-in, each with the reason.</summary>
    private static readonly Dictionary<string, string> s_open = new(StringComparer.Ordinal)
    {
        ["/language"] = "the choice of language comes before sign-in",
        ["/.well-known/security.txt"] = "whom to tell of a weakness, where the organization names somebody",
        ["/health/live"] = "a proxy asks whether the node lives; says no more",
        ["/health/ready"] = "a proxy asks whether the node takes requests; says no more",
        ["/support"] = "who can't sign in looks for help",
        ["/check"] = "confirms the code of a signed form to whoever holds it; says no name, no rating, no text",
        ["/accessibility"] = "a statement that anybody may read",
        ["/developers"] = "what programs can ask for, which says nothing of anybody",
        ["/api/v1/openapi.json"] = "the same for programs",
        ["/api/{**rest}"] = "says that there is no such address",
        ["/who-sees-what"] = "a statement that anybody may read",
        ["/calendar/feed/{secret}"] = "opens with its owner's secret; says days and steps, no name, no state, no text",
        ["/feedback/keys"] = "the signed list of keys, which everybody should compare",
        ["/feedback/keys.json"] = "the same for programs",
        ["/feedback/token"] = "opens with a voucher from its holder's page; signs what it can't read, once",
        ["/account/sign-in"] = "signs in",
        ["/account/passkey"] = "signs in by a passkey",
        ["/account/code"] = "the second step of signing in",
        ["/account/sign-on/{provider}"] = "signs in with an identity provider",
        ["/account/sign-on/{provider}/logout"] = "takes what the provider has signed: that somebody has signed out there",
        ["/account/signed-out"] = "leads on to sign out at the provider",
        ["/account/sign-out"] = "signing out twice is no mistake",
        ["/account/forgotten"] = "for who can't sign in",
        ["/account/reset/{id:guid}"] = "opens with the token of a mail",
        ["/account/invitation/{id:guid}"] = "opens with the token of a mail",
        ["/demonstration/enter"] = "in a demonstration database only",
        ["/demonstration/mailbox"] = "in a demonstration database only",
        ["/demonstration/mailbox/{id:guid}"] = "in a demonstration database only",
    };

    /// <summary>Each folder of pages, and who its pages are for. A folder that is not listed has not been thought about.</summary>
    private static readonly Dictionary<string, string> s_folders = new(StringComparer.Ordinal)
    {
        ["About"] = "anybody",
        ["Account"] = "anybody for signing in; else one's own account; inviting: administrators, HR partners",
        ["Appraisals"] = "the parties of the appraisal and those above, AppraisalAccess; one's own file; the check of a code: anybody",
        ["Calendar"] = "whoever is signed in, their own days; the feed: whoever holds its owner's secret",
        ["Demonstration"] = "anybody, in a demonstration database only",
        ["Errors"] = "no page of its own",
        ["Feedback"] = "one's own invitations, by FeedbackRespondent; the published keys: anybody",
        ["Home"] = "whoever is signed in, their own",
        ["Learning"] =
            "whoever is signed in; what somebody plays and reads: themselves alone; announcing sessions: HR; who takes part: the organizer, HR of the whole",
        ["Notices"] = "whoever is signed in, what was published to them; writing: HR partners; what could not be sent: the administrator",
        ["Offices"] = "whoever is signed in reads; granting: administrators and the head",
        ["Operations"] = "administrators: how Fairway runs, nothing of anybody",
        ["Outcomes"] = "whoever is signed in",
        ["People"] = "whoever is signed in, as much as PeopleAccess gives",
        ["Policies"] = "whoever is signed in",
        ["Privacy"] =
            "whoever is signed in, what is held about themselves; keeping and deleting: HR of the whole, the auditor reads, as RetentionAccess gives",
        ["Reclassification"] =
            "a request: who asks, once it is sent the other of official and chief, and HR of the unit that is neither; a description in force: whoever is signed in, as ReclassificationAccess and JobAccess give",
        ["Provisioning"] =
            "administrators and HR of the whole: tokens, differences, groups; making and ending tokens: administrators; over SCIM: who shows a token",
        ["Recognition"] = "whoever is signed in: what is for everybody, and what they gave or received; rewards as RecognitionAccess gives",
        ["ReportsBoard"] =
            "the Board's members and secretary; a letter: also the chief to whom it went; procedures and yearly reports: whoever is signed in; figures: the Board, HR, the head; compliance: HR for the units they serve",
        ["Probation"] =
            "those around the appraisal that runs, the Board and its chair as ProbationAccess gives; the form of input: who is named",
        ["Promotions"] =
            "why not me: whoever is in the staff file, their own, and the HR partner of their unit; what-if: HR and the Union's representative, names: HR",
        ["Promotions/Exercise"] =
            "whoever is signed in: the process and what is published; files, panels, decisions and one's own case as ExerciseAccess gives",
        ["Skills"] =
            "what somebody declares, their consents and the log: they alone; openings, search and the catalogue: HR, as SkillsAccess gives",
        ["Support"] =
            "whoever is signed in; the directory is written by HR of the whole; requests for coaching: who asks, HR of the whole; the room: the Mediator; a conversation: who knows its id, and can open what is in it only with its key",
        ["Team"] = "chiefs and delegates, those whom they appraise",
        ["Training"] =
            "a request: the official, their supervisor, whoever holds the fund, HR of the unit, as TrainingAccess gives; a fund: its holder and HR of its unit; the Council's room: its members write, HR reads",
        ["Transparency"] =
            "whoever is signed in: the register of concerns, as ConcernAccess gives; the rooms: the Union and the auditor, Rooms; integrity, readings and offices: the auditor",
        ["Transparency/Report"] =
            "everybody signed in reads what is published; HR of the whole organization, the Union and the auditor the draft (YearlyReports)",
        ["Underperformance"] = "whom a case concerns and those above, CaseAccess; beginning one: the supervisor; proposing: HR, the Board",
        ["Units"] = "whoever is signed in",
        ["Workplans"] = "whoever is signed in reads what is published; writing: the chief",
    };

    [Fact]
    public async Task Only_what_is_listed_answers_without_sign_in()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await using var server = await TheServer.On(database);
        var policies = server.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        (await policies.GetFallbackPolicyAsync()).ShouldNotBeNull("what says nothing about access needs sign-in");
        var open = server
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        open.Except(s_open.Keys).ShouldBeEmpty("open to anybody, and not listed with a reason");
        s_open.Keys.Except(open).ShouldBeEmpty("listed as open, and not there");
    }

    [Fact]
    public void Every_folder_of_pages_says_whom_it_is_for()
    {
        var folders = Repository
            .Files.Where(f =>
                f.StartsWith("src/Fairway.Web/Pages/", StringComparison.Ordinal)
                && f.EndsWith(".cshtml", StringComparison.Ordinal)
                && !Path.GetFileName(f).StartsWith('_')
            )
            .Select(f => Path.GetDirectoryName(f["src/Fairway.Web/Pages/".Length..])!.Replace('\\', '/'))
            .Distinct(StringComparer.Ordinal);
        folders.Except(s_folders.Keys).ShouldBeEmpty();
    }
}
