using System.Net;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Sources;
using Fairway.Testing;
using Fairway.Web.Tests.Outcomes;

namespace Fairway.Web.Tests.Policies;

public sealed class RulePages
{
    [Fact]
    public async Task Every_parameter_in_force_stands_there_with_its_source()
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        using var visitor = await site.Server.As("cem");
        var page = await visitor.Get("/rules");
        page.Words.ShouldContain(TheServer.Policies.Version);
        foreach (var parameter in TheServer.Policies.Parameters)
        {
            page.Document.GetElementById(parameter.Key).ShouldNotBeNull(parameter.Key);
            page.Words.ShouldContain(parameter.Name.En);
            if (parameter.Values[^1].Source.Note is { } note)
            {
                page.Words.ShouldContain(note.En);
            }
        }
        page.Document.GetElementById("boc.dueAfterStart")!.TextContent.ShouldContain("3 months");
    }

    [Fact]
    public async Task One_part_of_the_rules_can_be_shown_alone()
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        using var visitor = await site.Server.As("cem");
        var page = await visitor.Follow(await visitor.Get("/rules"), "People and service");
        page.Document.GetElementById("service.grades").ShouldNotBeNull();
        page.Document.GetElementById("cycle.length").ShouldBeNull();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task Every_rule_has_a_page_that_says_it_in_the_readers_language(string language)
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        using var visitor = await site.Server.As("cem", language);
        foreach (var rule in Citations.All)
        {
            var page = await visitor.Get("/rules/" + rule.Rule);
            page.Status.ShouldBe(HttpStatusCode.OK, rule.Rule);
            // In French a space that doesn't break stands before the colon.
            page.Heading.Replace("\u00a0", "", StringComparison.Ordinal).ShouldStartWith(rule.Rule + ":");
            page.Heading.Length.ShouldBeGreaterThan(rule.Rule.Length + 5, rule.Rule);
        }
        (await visitor.Get("/rules/cy-2")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_workflow_is_drawn_and_written_out_as_the_rules_have_it()
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        using var visitor = await site.Server.As("cem");
        var page = await visitor.Get("/rules/workflow");
        var picture = page.Document.QuerySelector("svg[role=img]").ShouldNotBeNull();
        var states = AppraisalWorkflow.Table.SelectMany(row => new[] { row.From, row.To }).Distinct().Count();
        picture.QuerySelectorAll("rect").Length.ShouldBe(states);
        var rows = AppraisalWorkflow.Table.Select(row => (row.From, row.Act, row.To, row.Rule)).Distinct().Count();
        page.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(rows);
        page.Words.ShouldContain("Signed by the supervisor Sign as official the official Agreed: both have signed CY-2b");
    }
}
