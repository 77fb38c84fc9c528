using Fairway.App;
using Fairway.App.Appraisals;
using Fairway.App.Calendar;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using Fairway.Web.Pages.Calendar;
using Fairway.Web.Pages.Home;

namespace Fairway.Web.Api;

/// <summary>What a token is, and whose.</summary>
/// <param name="Name">What whoever made it calls the program.</param>
/// <param name="Scopes">What it opens.</param>
/// <param name="LastDay">The last day, in UTC, on which it opens anything.</param>
/// <param name="StaffId">Its owner's staff id; null for another system, and for who is not in the staff file.</param>
/// <param name="Owner">Its owner's name; null for another system.</param>
/// <param name="Language">In which language this answer would say something.</param>
public sealed record ApiToken(string Name, IReadOnlyList<string> Scopes, DateOnly LastDay, string? StaffId, string? Owner, string Language);

/// <summary>Somebody by staff id and name.</summary>
public sealed record ApiPerson(string StaffId, string Name);

/// <summary>A fact of the staff file.</summary>
/// <param name="Name">The column's name in a staff folder.</param>
/// <param name="Value">Null where nothing is known.</param>
/// <param name="Owner">Whose word counts: the import's, human resources', the Board's, or that of an exercise; null for a fact of a period.</param>
public sealed record ApiFact(string Name, string? Value, string? Owner);

/// <summary>A time of service.</summary>
/// <param name="From">Its first day.</param>
public sealed record ApiPeriod(DateOnly From, IReadOnlyList<ApiFact> Facts);

/// <summary>One's own record.</summary>
/// <param name="Chief">Who supervises today; null while nobody does.</param>
/// <param name="Service">The latest period first.</param>
public sealed record ApiRecord(
    string StaffId,
    string Name,
    bool InService,
    ApiPerson? Chief,
    ApiPerson? SecondLevel,
    ApiPerson? Delegate,
    IReadOnlyList<ApiFact> Facts,
    IReadOnlyList<ApiPeriod> Service
);

/// <summary>An appraisal in a list.</summary>
/// <param name="DueOn">When the supervisor's signature is due on the step at hand.</param>
/// <param name="Signer">Who signs for the supervisor's side; null while there is nobody.</param>
/// <param name="Page">Its page for people.</param>
public sealed record ApiAppraisal(
    Guid Id,
    AppraisalKind Kind,
    DateOnly CycleStart,
    DateOnly CycleEnd,
    AppraisalState State,
    AppraisalStep Step,
    DateOnly DueOn,
    string? Signer,
    NextStep Next,
    bool WaitsForMe,
    string Page
);

/// <summary>A signature on a version.</summary>
/// <param name="OnPaper">The day beside it on paper, where it was entered from there.</param>
public sealed record ApiSignature(AppraisalParty Party, string Name, DateTimeOffset At, DateOnly? OnPaper);

/// <summary>Who read a version, in which capacity, and when.</summary>
public sealed record ApiReading(string Name, string As, IReadOnlyList<DateTimeOffset> At);

/// <summary>A version that carries or carried a signature.</summary>
/// <param name="Hash">SHA-256 of its text: the check code on paper is of it.</param>
/// <param name="IsWhole">Whether its text is still the one that was signed.</param>
public sealed record ApiSignedVersion(
    Guid AppraisalId,
    AppraisalStep Step,
    int Number,
    string Hash,
    bool IsWhole,
    IReadOnlyList<ApiSignature> Signatures,
    IReadOnlyList<ApiReading> Readers
);

/// <summary>A day of one's calendar.</summary>
/// <param name="On">The day on which it is due.</param>
/// <param name="Official">Whose appraisal it is; null: one's own.</param>
/// <param name="Rule">The rule by which it is that day; null where a day was set otherwise.</param>
/// <param name="Why">The rule's sentence with its arithmetic.</param>
public sealed record ApiDay(
    DateOnly On,
    Guid AppraisalId,
    AppraisalKind Kind,
    AppraisalStep Step,
    string? Official,
    bool IsDone,
    string? Rule,
    string? Why
);

/// <summary>Something that waits for oneself.</summary>
/// <param name="What">Names what it is, whatever the language.</param>
/// <param name="Urgency">late, due, or null.</param>
/// <param name="Due">By which day; null: no day is fixed.</param>
/// <param name="Title">What it is, as the first page says it.</param>
/// <param name="Page">Where it is done.</param>
/// <param name="Rule">The rule by which it is due; null where it has no day.</param>
public sealed record ApiObligation(
    string What,
    string? Urgency,
    DateOnly? Due,
    string Title,
    IReadOnlyList<string> Text,
    string Page,
    string? Rule,
    string? Why
);

internal static class ApiOwn
{
    public static IResult Token(HttpContext http, Words words)
    {
        var caller = ApiTokenHandler.CallerOf(http);
        return ApiAnswers.Of(
            new ApiToken(
                caller.Name,
                caller.Scopes.Split(' '),
                caller.Until.PlusDays(-1).ToDateOnly(),
                caller.Reader.StaffId,
                caller.Service is null ? caller.Reader.DisplayName : null,
                words.Language
            )
        );
    }

    public static async Task<IResult> RecordAsync(HttpContext http, FairwayDb db, CancellationToken stop)
    {
        var reader = ApiTokenHandler.CallerOf(http).Reader;
        if (reader.StaffId is not { } me || await Profile.LoadAsync(db, reader, me, stop) is not { Personal: { } personal } own)
        {
            return ApiProblems.Of(ApiProblems.NotFound);
        }
        return ApiAnswers.Of(
            new ApiRecord(
                own.StaffId,
                own.Name,
                own.InService,
                Person(own.Chief),
                Person(personal.SecondLevel),
                Person(personal.Delegate),
                [.. OfficialFacts.All.Select(f => new ApiFact(f.Name, f.Get(personal.Official), personal.OwnerOf(f.Name)))],
                [
                    .. personal.Career.Select(p => new ApiPeriod(
                        p.From.ToDateOnly(),
                        [.. PeriodFacts.All.Select(f => new ApiFact(f.Name, f.Get(p), null))]
                    )),
                ]
            )
        );

        static ApiPerson? Person(NamedPerson? of) => of is null ? null : new(of.StaffId, of.Name);
    }

    public static async Task<IResult> AppraisalsAsync(HttpContext http, AppraisalLines lines, CancellationToken stop)
    {
        var reader = ApiTokenHandler.CallerOf(http).Reader;
        return reader.StaffId is null
            ? ApiProblems.Of(ApiProblems.NotFound)
            : ApiAnswers.Of<IReadOnlyList<ApiAppraisal>>([.. (await lines.OwnAsync(reader, stop)).Select(Appraisal)]);
    }

    internal static ApiAppraisal Appraisal(AppraisalLine line) =>
        new(
            line.Appraisal.Id,
            line.Appraisal.Kind,
            line.Appraisal.CycleStart.ToDateOnly(),
            line.Appraisal.DueOn.ToDateOnly(),
            line.Appraisal.State,
            line.Working,
            line.Due.ToDateOnly(),
            line.Signer,
            line.Next,
            line.WaitsForMe,
            $"/appraisals/{line.Appraisal.Id}"
        );

    public static async Task<IResult> SignedAsync(HttpContext http, FairwayDb db, PolicyLibrary policies, CancellationToken stop)
    {
        if (await OwnFile.LoadAsync(db, ApiTokenHandler.CallerOf(http).Reader, policies, stop) is not { } own)
        {
            return ApiProblems.Of(ApiProblems.NotFound);
        }
        return ApiAnswers.Of<IReadOnlyList<ApiSignedVersion>>([
            .. own.Appraisals.SelectMany(
                a => a.Versions,
                (a, v) =>
                    new ApiSignedVersion(
                        a.Id,
                        v.Step,
                        v.Number,
                        v.Hash,
                        v.IsWhole,
                        [.. v.Signatures.Select(s => new ApiSignature(s.Party, s.Name, s.At.ToDateTimeOffset(), s.OnPaper?.ToDateOnly()))],
                        [.. v.Readers.Select(r => new ApiReading(r.Name, r.As, [.. r.At.Select(at => at.ToDateTimeOffset())]))]
                    )
            ),
        ]);
    }

    public static async Task<IResult> CalendarAsync(HttpContext http, CalendarDays days, Words words, CancellationToken stop) =>
        ApiAnswers.Of<IReadOnlyList<ApiDay>>([
            .. (await days.OfAsync(ApiTokenHandler.CallerOf(http).Reader, stop)).Select(day => new ApiDay(
                day.On.ToDateOnly(),
                day.AppraisalId,
                day.Kind,
                day.Step,
                day.Official,
                day.IsDone,
                day.Why?.Citation.Rule,
                day.Why is { } why ? CalendarWords.Why(words, why) : null
            )),
        ]);

    public static async Task<IResult> ObligationsAsync(
        HttpContext http,
        Waiting waiting,
        PolicyLibrary policies,
        Words words,
        CancellationToken stop
    )
    {
        var reader = ApiTokenHandler.CallerOf(http).Reader;
        return ApiAnswers.Of<IReadOnlyList<ApiObligation>>([
            .. (await waiting.ForAsync(reader, stop))
                .Select(item => (item, Card: WaitingCard.Of(item, words, reader, policies, null)))
                .Select(each => new ApiObligation(
                    each.item.Appraisal?.What.ToString() ?? each.item.Exercise?.What.ToString() ?? each.item.Work.ToString()!,
                    each.Card.Kind.Length == 0 ? null : each.Card.Kind,
                    (each.item.Appraisal?.Due ?? each.item.Exercise?.Until)?.ToDateOnly(),
                    each.Card.Title,
                    each.Card.Text,
                    each.Card.Href,
                    each.Card.Why?.Rule,
                    each.Card.Why?.Text
                )),
        ]);
    }
}
