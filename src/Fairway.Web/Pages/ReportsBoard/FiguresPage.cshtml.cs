using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Time;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.ReportsBoard;

/// <summary>A unit that may stand out, by name.</summary>
public sealed record OutlierLine(string Name, Outlier Found);

/// <summary>Published figures as of a day, with their pictures and the units that stand out (BD-3).</summary>
public sealed class FiguresPageModel(Figures figures, FairwayDb db, PolicyLibrary policies, Words words) : BoardPageModel(words)
{
    public IReadOnlyList<LocalDate> Days { get; private set; } = [];
    public LocalDate AsOf { get; private set; }
    public IReadOnlyList<KnownTable> Tables { get; private set; } = [];
    public IReadOnlyList<(Cycle Cycle, IReadOnlyList<OutlierLine> Found)> Outliers { get; private set; } = [];
    public FigureWords Say { get; private set; } = null!;
    public string HighestName { get; private set; } = "";
    public int Least { get; private set; }
    public bool MayTake => Figures.MayTake(HttpContext.Reader());
    public bool OfBoard => BoardInbox.IsOfBoard(HttpContext.Reader());

    public string Iso(LocalDate day) => IsoDay.Text(day);

    /// <summary>A chance in words that don't claim more digits than matter.</summary>
    public string Chance(double chance) => chance < 0.001 ? "< " + 0.001.ToString("0.000", T.Culture) : chance.ToString("0.000", T.Culture);

    public async Task<IActionResult> OnGetAsync([FromQuery] LocalDate? asOf, CancellationToken stop) =>
        await LoadAsync(asOf, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken stop) =>
        Answer(await figures.TakeAsync(HttpContext.Reader(), stop), "/board/figures", T["Figures.Taken"]) is { } answer ? answer
        : await LoadAsync(null, stop) ? Page()
        : NotFound();

    private async Task<bool> LoadAsync(LocalDate? asOf, CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        if (!Figures.MayRead(reader))
        {
            return false;
        }

        var policy = policies.PolicyAt(reader.Today);
        Say = new FigureWords(T, policy.Appraisals);
        Least = policy.Board.SmallestGroup;
        Days = await Figures.DaysAsync(db, stop);
        if (Days.Count == 0)
        {
            return asOf is null;
        }

        AsOf = asOf ?? Days[0];
        if (await figures.KnownAsync(reader, AsOf, stop) is not { } tables)
        {
            return false;
        }

        Tables = tables;
        HighestName = policy.Appraisals.Ratings.Overall[^1].Name.In(T.Language);
        Outliers =
        [
            .. tables
                .Where(t => t.Kind == FigureKind.RatingsByUnit)
                .Select(t => (t.Cycle, Found: StandingOutOf(t)))
                .Where(o => o.Found.Count > 0),
        ];
        return true;
    }

    /// <summary>From published numbers alone: departments of which both the highest rating and the total are shown, against all.</summary>
    private IReadOnlyList<OutlierLine> StandingOutOf(KnownTable table)
    {
        var highest = table.Columns.Count - 1;
        var whole = table.Rows.FirstOrDefault(r => r.Parent is null);
        return
            whole is null
            || whole.Counts[highest] is not { Count: { } had, AtLeast: false }
            || whole.Total is not { Count: { } all, AtLeast: false }
            ? []
            :
            [
                .. StandingOut
                    .Of(
                        table
                            .Rows.Where(r =>
                                r.Parent == ""
                                && r.Counts[highest] is { Count: not null, AtLeast: false }
                                && r.Total is { Count: not null, AtLeast: false }
                            )
                            .Select(r => (r.Key, r.Counts[highest].Count!.Value, r.Total.Count!.Value)),
                        had,
                        all
                    )
                    .Select(o => new OutlierLine(Say.Row(table, o.Key), o)),
            ];
    }
}
