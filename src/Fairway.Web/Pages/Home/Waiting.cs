using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Reclassification;
using Fairway.App.ReportsBoard;
using Fairway.App.Service;
using Fairway.App.Support;
using Fairway.App.Training;
using Fairway.App.Transparency;
using Fairway.App.Underperformance;
using NodaTime;

namespace Fairway.Web.Pages.Home;

/// <summary>What an office has to do, counted.</summary>
public enum OfficeWork
{
    FactQuestions = 1,
    VacantPlaces,
    OfficesToConfirm,
    BoardReports,
    Cases,
    Training,
    CoachingRequests,
    MediatorMessages,
    Concerns,
    Survey,
    Reclassification,
}

/// <summary>One thing that waits for the reader: in appraisals, in an exercise of promotions, or for an office they hold.</summary>
/// <param name="Appraisal">What waits in appraisals; null where it is an office's work.</param>
/// <param name="Work">The office's work; null where it is in appraisals.</param>
/// <param name="Count">How many wait, for an office.</param>
/// <param name="Oldest">Since when the oldest waits.</param>
/// <param name="Exercise">What waits in an exercise; null where it is something else.</param>
public sealed record WaitingItem(
    AppraisalWaiting? Appraisal,
    OfficeWork? Work = null,
    int Count = 0,
    Instant? Oldest = null,
    ExerciseWaiting? Exercise = null
);

/// <summary>
/// Everything that waits for somebody, the latest first: home lists it, and its number stands beside "Home" on every page. Asked once a request.
/// </summary>
public sealed class Waiting(
    FairwayDb db,
    AppraisalsWaiting appraisals,
    FactQuestions questions,
    CaseList cases,
    ExercisesWaiting exercises,
    TrainingWaiting training,
    Coaching coaching,
    MediatorRoom room,
    ConcernReading concerns,
    Surveys surveys,
    ReclassificationReading reclassification
)
{
    private (Reader Reader, IReadOnlyList<WaitingItem> Items)? known;

    public async Task<IReadOnlyList<WaitingItem>> ForAsync(Reader reader, CancellationToken stop)
    {
        if (known is { } before && before.Reader == reader)
        {
            return before.Items;
        }

        var items = (await appraisals.ForAsync(reader, stop))
            .OrderByDescending(w => w.Timeliness)
            .ThenBy(w => w.Due ?? LocalDate.MaxIsoValue)
            .ThenByDescending(w => w.What is AppraisalWaits.SignAsOfficial or AppraisalWaits.SignAsSupervisor)
            .ThenBy(w => w.Line?.Official, StringComparer.CurrentCulture)
            .Select(w => new WaitingItem(w))
            .ToList();
        // What has a last day stands with what is due; the rest with the offices' work.
        var promotions = await exercises.OfAsync(reader, stop);
        items.InsertRange(
            items.TakeWhile(i => i.Appraisal!.Timeliness >= Timeliness.Due).Count(),
            promotions.Where(p => p.Until is not null).OrderBy(p => p.Until).Select(p => new WaitingItem(null, Exercise: p))
        );
        items.AddRange(promotions.Where(p => p.Until is null).Select(p => new WaitingItem(null, Exercise: p)));
        var asked = await questions.WaitingAsync(reader, stop);
        Add(OfficeWork.FactQuestions, asked.Count, asked.Count == 0 ? null : asked.Min(q => q.Question.RaisedAt));
        Add(OfficeWork.VacantPlaces, await ServiceWaiting.VacantPlacesAsync(db, reader, stop), null);
        var (offices, proposed) = await OfficesHeld.ToConfirmAsync(db, reader, stop);
        Add(OfficeWork.OfficesToConfirm, offices, proposed);
        var (reports, received) = await BoardInbox.UnopenedAsync(db, reader, stop);
        Add(OfficeWork.BoardReports, reports, received);
        Add(OfficeWork.Cases, await CasesWaiting.CountAsync(cases, reader, stop), null);
        Add(OfficeWork.Training, (await training.OfAsync(reader, stop)).Count, null);
        var (requests, first) = await coaching.WaitingAsync(reader, stop);
        Add(OfficeWork.CoachingRequests, requests, first);
        Add(OfficeWork.MediatorMessages, await room.WaitingAsync(reader, stop), null);
        Add(OfficeWork.Concerns, await concerns.WaitingAsync(reader, stop), null);
        Add(OfficeWork.Survey, await surveys.OpenAsync(reader, stop) is null ? 0 : 1, null);
        Add(OfficeWork.Reclassification, await reclassification.WaitingAsync(reader, stop), null);
        known = (reader, items);
        return items;

        void Add(OfficeWork work, int count, Instant? oldest)
        {
            if (count > 0)
            {
                items.Add(new WaitingItem(null, work, count, oldest));
            }
        }
    }
}
