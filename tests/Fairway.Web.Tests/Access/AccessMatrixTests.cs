using System.Net;
using Fairway.Rules.Appraisals;
using Fairway.Testing;

namespace Fairway.Web.Tests.Access;

/// <summary>Tries every cell of the hand-written tables over real HTTP, and fails for an endpoint that no table knows.</summary>
public sealed class AccessMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_endpoint_relation_and_state_of_appraisals_is_as_the_table_says()
    {
        await using var world = await MatrixWorld.CreateAsync(Provider.Sqlite);
        var wrong = new List<string>();
        var cells = 0;
        foreach (var (states, table) in Matrix.Tables)
        {
            var lines = Matrix.Read(table);
            for (var s = 0; s < states.Length; s++)
            {
                var seenBy = Matrix.SeesIt(states[s]);
                foreach (var line in lines)
                {
                    foreach (var who in Matrix.Everybody + "-")
                    {
                        // For whom the appraisal exists in no state, the first and the last state of a table say it all.
                        if (s > 0 && s < states.Length - 1 && Matrix.Outsiders.Contains(who, StringComparison.Ordinal))
                        {
                            continue;
                        }

                        cells++;
                        var allowed = line.AllowedIn[s].Contains(who, StringComparison.Ordinal);
                        var got = await TryAsync(world, line, states[s], who, allowed);
                        await world.PutAwayAsync();
                        var exists = seenBy.Contains(who, StringComparison.Ordinal);
                        // Who takes part but may not do this now is refused or told 404; for everybody else there is nothing there.
                        var right =
                            allowed ? got == "done"
                            : who == '-' ? got == "sign in"
                            : exists ? got is "refused" or "404"
                            : got == "404";
                        if (!right)
                        {
                            wrong.Add(
                                $"{line.Route} | {states[s]} | {who}: {got}, but the table says {(allowed ? "allowed" : "not allowed")}"
                            );
                        }
                    }
                }
            }
        }

        output.WriteLine($"{cells} cells tried, {wrong.Count} wrong");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_other_endpoint_is_open_to_whom_the_table_says()
    {
        await using var world = await MatrixWorld.CreateAsync(Provider.Sqlite);
        var wrong = new List<string>();
        var cells = 0;
        foreach (var line in OtherEndpoints.All.Where(l => l.Reads))
        {
            foreach (var who in Matrix.Everybody + "-")
            {
                cells++;
                var path = OtherEndpoints.Sample(line.Route[4..], world.AccountOfX);
                var (status, location) = await (await world.As(who)).GetAsync(path);
                var got =
                    IsSignIn(location)
                    && path is not ("/account/sign-out" or "/account/signed-out" or "/account/code" or "/account/passkey")
                        ? "sign in"
                    : status is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.Found ? "done"
                    : ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);
                var everybody = line.AllowedIn[0] == "all" || line.AllowedIn[0] == "public";
                var allowed =
                    who == '-' ? line.AllowedIn[0] == "public" : everybody || line.AllowedIn[0].Contains(who, StringComparison.Ordinal);
                var right =
                    line.AllowedIn[0] == "token" ? got == "401"
                    : allowed ? got == "done"
                    : who == '-' ? got is "sign in" or "404"
                    : got == "404";
                if (!right)
                {
                    wrong.Add($"{line.Route} | {who}: {got}, but the table says {(allowed ? "allowed" : "not allowed")}");
                }
            }
        }

        output.WriteLine($"{cells} cells tried, {wrong.Count} wrong");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_other_act_is_refused_to_whom_the_table_does_not_name()
    {
        await using var world = await MatrixWorld.CreateAsync(Provider.Sqlite);
        var wrong = new List<string>();
        var cells = 0;
        foreach (var line in OtherEndpoints.All.Where(l => !l.Reads && l.AllowedIn[0] == "token"))
        {
            var (method, path) = (line.Route.Split(' ')[0], OtherEndpoints.Sample(line.Route.Split(' ')[1], world.AccountOfX));
            foreach (var who in "OA-")
            {
                cells++;
                var status = await (await world.As(who)).StatusAsync(method, path);
                if (status != HttpStatusCode.Unauthorized)
                {
                    wrong.Add($"{line.Route} | {who}: {(int)status}");
                }
            }
        }

        foreach (var line in OtherEndpoints.All.Where(l => !l.Reads && l.AllowedIn[0] is not "public" and not "all" and not "token"))
        {
            foreach (var who in Matrix.Everybody.Where(w => !line.AllowedIn[0].Contains(w, StringComparison.Ordinal)))
            {
                cells++;
                var (status, location) = await (await world.As(who)).PostAsync(
                    OtherEndpoints.Sample(line.Route[5..], world.AccountOfX),
                    OtherEndpoints.Fields
                );
                if (status != HttpStatusCode.NotFound)
                {
                    wrong.Add($"{line.Route} | {who}: {(int)status} {location}");
                }
            }

            cells++;
            var nobody = await (await world.As('-')).PostAsync(
                OtherEndpoints.Sample(line.Route[5..], world.AccountOfX),
                OtherEndpoints.Fields
            );
            // A form without a valid token is sent back to its own page, which the other test has tried.
            var back = nobody.Location.StartsWith(
                OtherEndpoints.Sample(line.Route[5..], world.AccountOfX).Split('?')[0],
                StringComparison.Ordinal
            );
            if (!IsSignIn(nobody.Location) && !back && nobody.Status is not (HttpStatusCode.NotFound or HttpStatusCode.BadRequest))
            {
                wrong.Add($"{line.Route} | -: {(int)nobody.Status} {nobody.Location}");
            }
        }

        output.WriteLine($"{cells} cells tried, {wrong.Count} wrong");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_endpoint_is_missing_from_the_tables()
    {
        await using var world = await MatrixWorld.CreateAsync(Provider.Sqlite);
        var known = Matrix
            .Tables.SelectMany(t => Matrix.Read(t.Table))
            .Concat(OtherEndpoints.All)
            .Concat(Matrix.Read(CaseMatrix.Table))
            .Select(l => l.Route)
            .ToList();
        var real = await Routes.OfAsync(world.Server);
        real.Except(known, StringComparer.Ordinal).ShouldBeEmpty("endpoints that no table knows");
        known.Except(real, StringComparer.Ordinal).ShouldBeEmpty("lines of endpoints that are no more");
    }

    private static async Task<string> TryAsync(MatrixWorld world, Matrix.Line line, string state, char who, bool allowed)
    {
        var needsDraft = line.Route.Contains("/share", StringComparison.Ordinal) && who != '-';
        var step = line.Route.Contains("/review/", StringComparison.Ordinal) ? AppraisalStep.MidTerm : AppraisalStep.Beginning;
        var isDialogue =
            line.Route.Contains("/journal", StringComparison.Ordinal) || line.Route.Contains("/evidence", StringComparison.Ordinal);
        // Only an act that is allowed changes anything: all others are tried on an appraisal that stays as it is.
        var isAltered = (allowed && !line.Reads) || isDialogue;
        var id = await world.AppraisalAsync(state, delegateSigns: who is 'G' or 'C', needsDraft ? who.ToString() : null, step, isAltered);
        var dialogue = isDialogue
            ? await world.DialogueAsync(id, "OSDGN".Contains(who, StringComparison.Ordinal) ? who.ToString() : "O", ofOutput: line.Reads)
            : default;
        var path = world.PathOf(line, id, dialogue);
        var visit = await world.As(who);
        if (line.Reads)
        {
            var (status, location) = await visit.GetAsync(path);
            return Said(status, location, reads: true);
        }

        // What the page itself would send: its hidden fields, and something typed in each field. For whom there is no page, as somebody
        // would send it by hand.
        var reader = Matrix.SeesIt(state).Contains(who, StringComparison.Ordinal);
        var hidden = reader ? await world.HiddenFieldsAsync(who, path.Split('?')[0], isKept: !allowed && !isDialogue) : [];
        var fields = hidden
            .Concat(Typed)
            .Append(
                KeyValuePair.Create(
                    "UpTo",
                    state is "draft" || (state is "agreed" && line.Route.Contains("/review/", StringComparison.Ordinal)) ? "0" : "1"
                )
            )
            .Append(KeyValuePair.Create("Place", Fairway.App.Appraisals.EvidenceKeeping.PlaceOf(dialogue.Note)))
            .Append(KeyValuePair.Create("Remove", dialogue.File.ToString()))
            .DistinctBy(f => f.Key == "Chosen" ? f.Value : f.Key);
        var (answer, to) = await visit.PostAsync(path, fields, file: path.EndsWith("/evidence", StringComparison.Ordinal));
        return Said(answer, to, reads: line.Route.EndsWith("=Autosave", StringComparison.Ordinal));
    }

    private static readonly KeyValuePair<string, string>[] Typed =
    [
        new("Input.Title", "Another title"),
        new("Input.Measure", "Another measure"),
        new("Input.Text", "Another text"),
        new("Input.Kind", "Feedback"),
        new("Input.Achieved", "Another result"),
        new("Input.Progress", "Another progress"),
        new("Input.Rating", ""),
        new("Text", "Another word"),
        new("Reason", "Another reason"),
        new("Rows[0].Text", "Another answer"),
        new("Input.IndicatorsOfSuccess", "Other indicators"),
        new("DiscussedOn.Day", "29"),
        new("DiscussedOn.Month", "1"),
        new("DiscussedOn.Year", "2026"),
        new("Chosen", TheServer.Policies.PolicyAt(new NodaTime.LocalDate(2026, 3, 2)).Appraisals.Catalogue.All[0].Code),
        new("Chosen", TheServer.Policies.PolicyAt(new NodaTime.LocalDate(2026, 3, 2)).Appraisals.Catalogue.All[1].Code),
        new("Chosen", TheServer.Policies.PolicyAt(new NodaTime.LocalDate(2026, 3, 2)).Appraisals.Catalogue.All[4].Code),
        new("Rows[0].Expectation", "Another expectation"),
        new("Comment", "A remark"),
        new("Password", AccountBuilder.Password),
    ];

    private static string Said(HttpStatusCode status, string location, bool reads) =>
        IsSignIn(location) ? "sign in"
        : status == HttpStatusCode.NotFound ? "404"
        : status == HttpStatusCode.OK && reads ? "done"
        : location.Length > 0 ? "done"
        : status == HttpStatusCode.OK || status == HttpStatusCode.BadRequest || status == HttpStatusCode.Conflict ? "refused"
        : ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsSignIn(string location) => location.Contains("/account/sign-in", StringComparison.OrdinalIgnoreCase);
}
