using System.Globalization;
using System.Text;
using Fairway.Rules.Learning;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Learning;

/// <summary>
/// A simulation on one page without scripts. Each choice is a box to tick; the page's style shows what follows from the boxes that are ticked, by the
/// scenario's own conditions, and closes the turn, so that nothing that was passed can be changed. "Begin again" empties the form.
/// </summary>
internal sealed class BundleSimulation(Scenario scenario, Words t)
{
    public string Html()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<h1>{E(scenario.Title)}</h1><p class=\"lead\">{E(scenario.Summary)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<p>{E(t["Learning.Seat." + scenario.Seat])}</p>");
        html.AppendJoin("", scenario.Intro.Select(paragraph => $"<p>{E(paragraph)}</p>"));
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"muted\">{E(t["Learning.BundleHow"])}</p><p class=\"old\">{E(t["Learning.BundleOld"])}</p><form autocomplete=\"off\">"
        );
        foreach (var turn in scenario.Turns)
        {
            html.Append(CultureInfo.InvariantCulture, $"<section class=\"turn\" id=\"{turn.Name}\">");
            html.AppendJoin("", turn.Texts.Select(text => $"<p{Marked(text.When)}>{E(text.Text)}</p>"));
            if (turn.IsEnd)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<h2>{E(t["Learning.End"])}</h2><p class=\"end\">{E(turn.Ending!)}</p><h3>{E(t["Learning.ToRead"])}</h3><ul>"
                );
                html.AppendJoin("", turn.See.Select(Place));
                html.Append("</ul>");
            }
            else
            {
                html.Append(CultureInfo.InvariantCulture, $"<fieldset><legend>{E(t["Learning.WhatDoYouDo"])}</legend>");
                for (var place = 0; place < turn.Choices.Length; place++)
                {
                    Choice(html, turn, place);
                }

                html.Append("</fieldset>");
            }

            html.Append("</section>\n");
        }

        return html.Append(CultureInfo.InvariantCulture, $"<p><button type=\"reset\">{E(t["Learning.BeginAgain"])}</button></p></form>")
            .ToString();
    }

    /// <summary>What is shown when: the turns by the choices that lead to them, and what depends on a mark by the choices that leave it.</summary>
    public string Css()
    {
        var css = new StringBuilder("@supports selector(:has(a)){.old,.turn,.after{display:none}");
        css.Append(CultureInfo.InvariantCulture, $"#{scenario.Turns[0].Name}{{display:block}}");
        foreach (var turn in scenario.Turns)
        {
            for (var place = 0; place < turn.Choices.Length; place++)
            {
                var (box, choice) = (Id(turn, place), turn.Choices[place]);
                css.Append(
                    CultureInfo.InvariantCulture,
                    $"fieldset:has(#{box}:checked) .choice:not(:has(#{box})),#{box}:checked{{display:none}}.choice:has(#{box}:checked) .after{{display:block}}"
                );
                var before = new StringBuilder();
                foreach (var step in choice.Steps)
                {
                    var when = step.When is { } condition ? Holds(condition) : "";
                    css.Append(CultureInfo.InvariantCulture, $"form:has(#{box}:checked){before}{when} #{step.Turn}{{display:block}}");
                    // A later way is open only where those before it are not.
                    before.Append(step.When is { } earlier ? Holds(earlier with { Stands = !earlier.Stands }) : "");
                }
            }
        }

        var conditions = scenario
            .Turns.SelectMany(turn =>
                turn.Texts.Select(text => text.When)
                    .Concat(turn.Choices.Select(choice => choice.When))
                    .Concat(turn.Choices.SelectMany(choice => choice.Replies).Select(reply => reply.When))
            )
            .OfType<ScenarioCondition>()
            .Distinct();
        foreach (var condition in conditions)
        {
            css.Append(
                CultureInfo.InvariantCulture,
                $"form{Holds(condition with { Stands = !condition.Stands })} .{Name(condition)}{{display:none!important}}"
            );
        }

        return css.Append('}').ToString();
    }

    private void Choice(StringBuilder html, ScenarioTurn turn, int place)
    {
        var (box, choice) = (Id(turn, place), turn.Choices[place]);
        html.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"choice{(choice.When is { } when ? " " + Name(when) : "")}\"><input type=\"checkbox\" id=\"{box}\"><label for=\"{box}\">{E(choice.Text)}</label><div class=\"after\">"
        );
        html.AppendJoin("", choice.Replies.Select(reply => $"<p{Marked(reply.When)}>{E(reply.Text)}</p>"));
        html.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"learn\"><p><strong>{E(t["Learning.ToLearn"])}</strong> {E(choice.Feedback)}</p><ul>"
        );
        html.AppendJoin("", choice.See.Select(Place));
        html.Append("</ul></div></div></div>");
    }

    /// <summary>A condition as a selector on the form: some box that leaves the mark is ticked, or none is.</summary>
    private string Holds(ScenarioCondition condition)
    {
        var boxes = string.Join(
            ',',
            scenario.Turns.SelectMany(turn =>
                turn.Choices.Select((choice, place) => (choice, place))
                    .Where(one => one.choice.Keeps.Contains(condition.Mark))
                    .Select(one => $"#{Id(turn, one.place)}:checked")
            )
        );
        return condition.Stands ? $":has({boxes})" : $":not(:has({boxes}))";
    }

    private string Place(Reading reading) => $"<li>{E(t.Place(reading))}</li>";

    private static string Id(ScenarioTurn turn, int place) => $"{turn.Name}--{(char)('a' + place)}";

    private static string Name(ScenarioCondition condition) => (condition.Stands ? "if-" : "unless-") + condition.Mark;

    private static string Marked(ScenarioCondition? when) => when is null ? "" : $" class=\"{Name(when)}\"";

    private static string E(string text) => BundlePages.E(text);
}
