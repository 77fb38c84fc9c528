using Fairway.Proof.Tests;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Access;
using Microsoft.Playwright;

namespace Fairway.Web.Tests.Hosting;

/// <summary>What browsers are told about scripts, by somebody else's judgement, and on every page of the product in a browser that obeys it.</summary>
public sealed class ContentPolicyTests(TheBrowser browser, ITestOutputHelper output)
{
    [Fact]
    public async Task The_evaluator_of_policies_finds_nothing_and_each_answer_has_a_number_of_its_own()
    {
        await using var server = await TheServer.On(await TheDatabase.On(Provider.Sqlite));
        using var client = new HttpClient { BaseAddress = server.Url };
        var policies = new List<string>();
        foreach (var path in (string[])["/account/sign-in", "/account/sign-in", "/no/such/page", "/check"])
        {
            policies.Add((await client.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single());
        }
        policies.Distinct().Count().ShouldBe(policies.Count);
        (await Node.Run("policy.mjs", policies[0])).Trim().ShouldBeEmpty();
        // The evaluator does find what is wrong.
        (await Node.Run("policy.mjs", "script-src 'self' 'unsafe-inline'; img-src *")).ShouldContain("unsafe-inline");
    }

    [Fact]
    public async Task A_script_without_the_number_and_text_written_as_markup_do_not_run()
    {
        await using var server = await TheServer.On(await TheDatabase.On(Provider.Sqlite));
        await using var window = await browser.Open(server.Url);
        await window.Go("/account/sign-in");
        await window.Page.EvaluateAsync(
            "() => { for (const s of [{ text: 'window.ran = 1' }, { src: '/fairway.js' }]) { const e = document.createElement('script'); try { Object.assign(e, s); } catch { window.refused = true; } document.body.append(e); } try { document.body.innerHTML = '<p>x</p>'; } catch { window.kept = true; } }"
        );
        (await window.Page.EvaluateAsync<bool>("() => !window.ran && window.refused === true && window.kept === true")).ShouldBeTrue();
    }

    [Fact]
    public async Task No_page_of_the_product_violates_it()
    {
        await using var world = await MatrixWorld.CreateAsync(Provider.Sqlite);
        var pages = await PagesAsync(world);
        var wrong = new List<string>();
        foreach (var of in pages.GroupBy(page => page.Who))
        {
            await using var window = await browser.Open(world.Server, signedIn: of.Key == '-' ? null : await world.AccountAsync(of.Key));
            foreach (var (route, _, path) in of)
            {
                var before = window.Complaints.Count;
                try
                {
                    await window.Go(path);
                }
                catch (PlaywrightException download) when (download.Message.Contains("Download is starting", StringComparison.Ordinal))
                {
                    continue;
                }
                wrong.AddRange(window.Complaints.Skip(before).Select(complaint => $"{route}: {complaint}"));
            }
        }
        output.WriteLine($"{pages.Count} pages seen");
        wrong.ShouldBeEmpty();
        pages.Count.ShouldBeGreaterThan(150);
    }

    /// <summary>Each page once, as somebody who may read it, in a state in which they may.</summary>
    private static async Task<List<(string Route, char Who, string Path)>> PagesAsync(MatrixWorld world)
    {
        var pages = OtherEndpoints
            .All.Where(line => line.Reads && line.AllowedIn[0] is not ("" or "-" or "token"))
            .Select(line =>
                (
                    line.Route,
                    Who: line.AllowedIn[0] switch
                    {
                        "public" => '-',
                        "all" => 'O',
                        var some => some[0],
                    },
                    Path: OtherEndpoints.Sample(line.Route[4..].Trim(), world.AccountOfX)
                )
            )
            .ToList();
        foreach (var (states, table) in Matrix.Tables)
        {
            foreach (var line in Matrix.Read(table).Where(line => line.Reads))
            {
                var state = Array.FindIndex([.. line.AllowedIn], allowed => allowed is not ("" or "-"));
                if (state < 0)
                {
                    continue;
                }
                var who = line.AllowedIn[state][0];
                var step = line.Route.Contains("/review/", StringComparison.Ordinal) ? AppraisalStep.MidTerm : AppraisalStep.Beginning;
                var id = await world.AppraisalAsync(states[state], who is 'G' or 'C', who.ToString(), step, isAltered: true);
                var dialogue = await world.DialogueAsync(id, who.ToString(), ofOutput: true);
                pages.Add((line.Route, who, world.PathOf(line, id, dialogue)));
            }
        }
        foreach (var line in Matrix.Read(CaseMatrix.Table).Where(line => line.Reads))
        {
            var state = Array.FindIndex([.. line.AllowedIn], allowed => allowed is not ("" or "-"));
            if (state < 0)
            {
                continue;
            }
            var id = await world.CaseAsync(CaseMatrix.States[state]);
            pages.Add(
                (line.Route, line.AllowedIn[state][0], line.Route[4..].Trim().Replace("{id:guid}", id.ToString(), StringComparison.Ordinal))
            );
        }
        // Files are no pages: they run nothing, and their own policy says so.
        return [.. pages.DistinctBy(page => page.Route).Where(page => !System.IO.Path.HasExtension(page.Path.Split('?')[0]))];
    }
}
