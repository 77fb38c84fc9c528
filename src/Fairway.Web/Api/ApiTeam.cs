using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;

namespace Fairway.Web.Api;

/// <summary>An official of a team, as the team's page shows them.</summary>
/// <param name="Due">When the supervisor's signature is due; null once it is there, and where no cycle is known.</param>
/// <param name="Days">From today to that day; negative: it is past.</param>
/// <param name="Turn">Whose turn it is; null: nobody's now.</param>
/// <param name="Appraisal">Null while there is none in which one has a part.</param>
public sealed record ApiTeamMember(
    string StaffId,
    string Name,
    string? Grade,
    string? DutyStation,
    string? Unit,
    TeamStanding Standing,
    AppraisalStep Step,
    TeamTurn? Turn,
    DateOnly? Due,
    int Days,
    ApiAppraisal? Appraisal
);

internal static class ApiTeam
{
    private const int PageSize = Pages.Team.TeamListPage.PageSize;

    public static async Task<IResult> TeamAsync(
        HttpContext http,
        TeamList team,
        Handovers handovers,
        TeamSelection selection,
        int? page,
        CancellationToken stop
    )
    {
        var reader = ApiTokenHandler.CallerOf(http).Reader;
        var rows = await team.TeamAsync(reader, stop);
        // Who has no team has no such list; who has handed one over and owes a note has an empty one, as on the page.
        return rows.Count == 0 && (await handovers.AskedOfAsync(reader, stop)).Count == 0
            ? ApiProblems.Of(ApiProblems.NotFound)
            : Answer(http, rows, selection, page);
    }

    public static async Task<IResult> SecondLevelAsync(
        HttpContext http,
        TeamList team,
        TeamSelection selection,
        int? page,
        CancellationToken stop
    )
    {
        var rows = await team.SecondLevelAsync(ApiTokenHandler.CallerOf(http).Reader, stop);
        return rows.Count == 0 ? ApiProblems.Of(ApiProblems.NotFound) : Answer(http, rows, selection, page);
    }

    private static IResult Answer(HttpContext http, IReadOnlyList<TeamRow> rows, TeamSelection selection, int? page) =>
        ApiAnswers.Of(http, ApiPage<ApiTeamMember>.Of([.. selection.From(rows).Select(Member)], page ?? 1, PageSize));

    private static ApiTeamMember Member(TeamRow row) =>
        new(
            row.StaffId,
            row.Name,
            row.Grade,
            row.DutyStation,
            row.UnitCode,
            row.Standing,
            row.Step,
            row.Turn,
            row.Due?.ToDateOnly(),
            row.Days,
            row.Line is null ? null : ApiOwn.Appraisal(row.Line)
        );
}
