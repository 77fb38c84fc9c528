using Fairway.App.Policies;
using Fairway.Rules.Sources;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Fairway.Web.Pages.Policies;

/// <summary>The rules and every parameter in force, with where each comes from.</summary>
public sealed class IndexModel(PolicyLibrary library, Words words) : PageModel
{
    public PolicyLibrary Library => library;
    public LocalDate Today { get; private set; }
    public IReadOnlyList<Choice> Filters { get; private set; } = [];
    public IReadOnlyList<GroupView> Groups { get; private set; } = [];

    public void OnGet(string? part)
    {
        Today = HttpContext.Reader().Today;
        Filters =
        [
            new("", words["Policies.Part.all"]),
            .. RuleGroup.All.Select(group => new Choice(group.Name, words["Policies.Part." + group.Name])),
        ];
        var shown = RuleGroup.All.Where(group => group.Name == part).ToList();
        Groups =
        [
            .. (shown.Count > 0 ? shown : [.. RuleGroup.All]).Select(group => new GroupView(
                group,
                [.. Citations.All.Where(group.Has)],
                [.. library.Parameters.Where(parameter => group.Has(parameter.Rule))]
            )),
        ];
    }
}

/// <summary>A part of the rulebook with its rules and parameters.</summary>
public sealed record GroupView(RuleGroup Group, IReadOnlyList<Citation> Rules, IReadOnlyList<PolicyParameter> Parameters);

/// <summary>Parameters as they stand on a day.</summary>
public sealed record ParametersView(IReadOnlyList<PolicyParameter> Parameters, LocalDate Today)
{
    public IEnumerable<(PolicyParameter Parameter, PolicyValue Value)> Plain => Values.Where(pair => !PolicyWords.IsList(pair.Value.Value));

    public IEnumerable<(PolicyParameter Parameter, PolicyValue Value)> Lists => Values.Where(pair => PolicyWords.IsList(pair.Value.Value));

    private IEnumerable<(PolicyParameter Parameter, PolicyValue Value)> Values =>
        from parameter in Parameters
        let value = parameter.On(Today)
        where value is not null
        select (parameter, value);
}
