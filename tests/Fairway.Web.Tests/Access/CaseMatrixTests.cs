using System.Globalization;
using System.Net;
using Fairway.Testing;

namespace Fairway.Web.Tests.Access;

/// <summary>Tries every cell of <see cref="CaseMatrix"/> over real HTTP.</summary>
public sealed class CaseMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_endpoint_relation_and_state_of_cases_is_as_the_table_says()
    {
        await using var world = await MatrixWorld.CreateAsync(Provider.Sqlite);
        var lines = Matrix.Read(CaseMatrix.Table);
        var wrong = new List<string>();
        var cells = 0;
        for (var s = 0; s < CaseMatrix.States.Length; s++)
        {
            var state = CaseMatrix.States[s];
            var sees = CaseMatrix.SeesIt(state);
            var id = await world.CaseAsync(state);
            foreach (var line in lines)
            {
                foreach (var who in Matrix.Everybody + "-")
                {
                    var exists = sees.Contains(who, StringComparison.Ordinal);
                    // For whom the case exists in no state, the ends and the middle say it all; a file is made at the ends.
                    if (
                        (!exists && state is not ("proposed" or "running" or "decision"))
                        || (line.Route.EndsWith(".pdf", StringComparison.Ordinal) && state is not ("opened" or "closed"))
                    )
                    {
                        continue;
                    }

                    cells++;
                    var allowed = line.AllowedIn[s].Contains(who, StringComparison.Ordinal);
                    var got = await TryAsync(world, line, id, who, exists);
                    var right =
                        allowed ? got == "done"
                        : who == '-' ? got == "sign in"
                        : exists ? got is "refused" or "404"
                        : got == "404";
                    if (!right)
                    {
                        wrong.Add($"{line.Route} | {state} | {who}: {got}, but the table says {(allowed ? "allowed" : "not allowed")}");
                    }
                    if (allowed && !line.Reads)
                    {
                        id = await world.CaseAsync(state);
                    }
                }
            }
        }

        output.WriteLine($"{cells} cells tried, {wrong.Count} wrong");
        wrong.ShouldBeEmpty();
    }

    private static async Task<string> TryAsync(MatrixWorld world, Matrix.Line line, Guid id, char who, bool exists)
    {
        var path = line.Route[(line.Route.IndexOf(' ', StringComparison.Ordinal) + 1)..]
            .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);
        var visit = await world.As(who);
        if (line.Reads)
        {
            var (status, location) = await visit.GetAsync(path);
            return Said(status, location, reads: true);
        }

        // What the page itself would send, and something typed in each field; for whom there is no page, as somebody would send it by hand.
        var hidden = exists ? await world.HiddenFieldsAsync(who, path.Split('?')[0], isKept: false) : [];
        var fields = hidden
            .Where(f => f.Key is not "Of")
            .Append(KeyValuePair.Create("Form", Guid.CreateVersion7().ToString()))
            .Append(KeyValuePair.Create("Of", world.Leave.ToString()))
            .Concat(Typed)
            .DistinctBy(f => f.Key);
        var (answer, to) = await visit.PostAsync(path, fields);
        return Said(answer, to, reads: path.EndsWith("=Autosave", StringComparison.Ordinal));
    }

    private static readonly KeyValuePair<string, string>[] Typed =
    [
        new("Text", "A word"),
        new("Reason", "A reason"),
        new("Late.Whose", "Organization"),
        new("Late.Cause", "A cause"),
        new("Input.Whose", "Organization"),
        new("Input.Cause", "A cause"),
        new("Number", "2"),
        new("Input.HeldOn.Day", "12"),
        new("Input.HeldOn.Month", "8"),
        new("Input.HeldOn.Year", "2025"),
        new("Input.Clarified", "What was clarified"),
        new("Input.Offered", "A course"),
        new("Input.Remedies[0].Code", "training"),
        new("Input.Remedies[0].Text", "Another course"),
        new("Input.Remedies[0].Given", "True"),
        new("Input.Objectives[0].Text", "Another objective"),
        new("Input.Objectives[0].Measure", "Another measure"),
        new("Input.Objectives[0].Reached", "Partly"),
        new("Input.Monitoring", "Each day"),
        new("Input.Text", "Another text"),
        new("Input.Kind", "progress"),
        new("Input.Sufficient", "False"),
        new("Input.From.Day", "1"),
        new("Input.From.Month", "11"),
        new("Input.From.Year", "2025"),
        new("Decision", "reassignment"),
        new("Guard", "Warning"),
        new("Password", AccountBuilder.Password),
    ];

    private static string Said(HttpStatusCode status, string location, bool reads) =>
        location.Contains("/account/sign-in", StringComparison.OrdinalIgnoreCase) ? "sign in"
        : status == HttpStatusCode.NotFound ? "404"
        : status == HttpStatusCode.OK && reads ? "done"
        : location.Length > 0 ? "done"
        : status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Conflict ? "refused"
        : ((int)status).ToString(CultureInfo.InvariantCulture);
}
