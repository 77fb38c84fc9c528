using System.Globalization;
using Fairway.App.Policies;
using Fairway.App.Promotions;
using Fairway.Rules.Promotions;
using Fairway.Rules.ReportsBoard;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Promotions;

/// <summary>A group's candidates of track 1 up to an exercise, and the places up to it.</summary>
public sealed record WhatIfCost(PromotionGroup Group, int Until, int Before, string PlacesBefore, int After, string PlacesAfter);

/// <summary>How a rule that was tried, and what came of it, is said.</summary>
public sealed class WhatIfWords(Words t, PolicyLibrary policies)
{
    /// <summary>The parameters that a list of changes names, each with what it was and what was tried.</summary>
    public IEnumerable<(string Name, string Before, string After)> Changes(WhatIfView view) =>
        view.Changed.Select(c => (Name(c.Key), Value(c.Key, view.Before[c.Key]), Value(c.Key, c.Value)));

    public string Name(string key) => policies.Find(key) is { } parameter ? parameter.Name.In(t.Language) : key;

    /// <summary>A parameter's value: codes that have words in these.</summary>
    public string Value(string key, string text) => t.Has($"WhatIf.Value.{key}.{text}") ? t[$"WhatIf.Value.{key}.{text}"] : text;

    public string Column(WhatIfColumn column) => t["WhatIf.Outcome." + string.Join('.', column.Outcomes)];

    public string Row(WhatIfBreakdown by, string key) =>
        key.Length == 0 ? t["WhatIf.All"]
        : key == WhatIfTable.Others ? t["WhatIf.Others"]
        : key.Contains('?', StringComparison.Ordinal) ? t["WhatIf.NotKnown"]
        : by switch
        {
            WhatIfBreakdown.Sex => t["Figures.Sex." + key],
            WhatIfBreakdown.Region => Policies.PolicyWords.Region(t, key),
            _ => key.Split(':')[^1],
        };

    public string Group(PromotionGroup group) => t["WhatIf.Group." + group];

    /// <summary>A number with its share of the row, or that it is not shown.</summary>
    public string Count(ShownRow row, int column) =>
        row.Counts[column] is not { } count ? "–"
        : row.Total is { } all and > 0 && column < row.Counts.Length - 1 ? t["WhatIf.CountAndShare", count, Percent(count, all)]
        : t.Number(count);

    public string Percent(int count, int all) => ((double)count / all).ToString("P0", t.Culture);

    /// <summary>What becomes of people on a track, in sentences: who gains, who loses.</summary>
    public string Whole(WhatIfTrack track, WhatIfOutcome outcome) =>
        track.Alone(outcome) is { } alone ? t.Count($"WhatIf.Whole.{outcome}", alone.Count)
        : track.IsNobody(outcome) ? t.Count($"WhatIf.Whole.{outcome}", 0)
        : t[$"WhatIf.Whole.{outcome}.Few"];

    /// <summary>The exercises of a stretch.</summary>
    public string Stretch(WhatIfView view, WhatIfWait wait)
    {
        var (from, until) = (Year(view, wait.From), Year(view, wait.Until));
        return from == until ? from : $"{from}–{until}";
    }

    /// <summary>The year of a reference date.</summary>
    public static string Year(WhatIfView view, int nth) =>
        view.Exercises.ReferenceDates[nth - 1].Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>The arithmetic of the places under a policy.</summary>
    public string Quota(WhatIfQuota quota)
    {
        var groups = t.List(quota.Groups.Select(g => t["WhatIf.Quota.Group", Group(g.Group), g.Places, g.Staff]));
        var share = quota.Share.ToString(t.Culture);
        var places = quota.Holders is { } holders
            ? t["WhatIf.Quota.Standing", share, quota.Posts, (int)decimal.Floor(quota.Share * quota.Posts), holders, quota.Places]
            : t["WhatIf.Quota.Annual", share, quota.Posts, quota.Places];
        return quota.Groups.IsEmpty ? places : $"{places} {t["WhatIf.Quota.Split", groups]}";
    }

    /// <summary>What track 1 costs: those who have become eligible by an exercise, against the places up to it.</summary>
    public IEnumerable<WhatIfCost> Costs(WhatIfView view)
    {
        var figures = view.Figures;
        foreach (var group in figures.Tracks.Single(t => t.Track == PromotionTrack.One).Groups.Where(g => g.ToldUntil > 0))
        {
            var until = group.ToldUntil;
            yield return new(
                group.Group,
                until,
                group.Waits.Sum(w => w.Before),
                Places(figures.QuotaBefore),
                group.Waits.Sum(w => w.After),
                Places(figures.QuotaAfter)
            );

            string Places(WhatIfQuota quota) =>
                quota.Groups.FirstOrDefault(g => g.Group == group.Group) is { Places: var places }
                    ? $"{until} × {places} = {t.Number(until * places)}"
                    : "–";
        }
    }

    /// <summary>What track 2 costs, which has no quota: at most one promotion for each who becomes eligible.</summary>
    public string CostOf2(WhatIfFigures figures)
    {
        var told = figures.Tracks.Single(track => track.Track == PromotionTrack.Two).Groups.Where(g => g.ToldUntil > 0).ToList();
        if (told.Count == 0)
        {
            return t["WhatIf.CostOf2.Few"];
        }

        var (before, after) = (told.Sum(g => g.Waits.Sum(w => w.Before)), told.Sum(g => g.Waits.Sum(w => w.After)));
        return before == after ? t["WhatIf.CostOf2.Same", before] : t["WhatIf.CostOf2.Text", before, after, Math.Abs(after - before)];
    }
}
