using System.Text;
using System.Text.Json;
using Fairway.App.Files;
using Fairway.App.Service.Files;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.App.Promotions;

/// <summary>Who of a staff folder is eligible for a personal promotion as of a day, as <c>fairway eligibility</c> writes it.</summary>
/// <param name="staff">Whose.</param>
/// <param name="asOf">The day.</param>
/// <param name="policy">The parameters.</param>
public sealed class EligibilityFile(StaffColumns staff, LocalDate asOf, PolicySet policy)
{
    /// <summary>The header row.</summary>
    public const string Header = "staff_id,group,track1,track1_reasons,track1_first,track2,track2_reasons,track2_first\n";

    /// <summary>Writes a row for each official, ordered by staff id.</summary>
    /// <param name="into">Takes the bytes.</param>
    /// <param name="progress">Told how much of the work is done, from 0 to 1.</param>
    /// <param name="stop">Stops between parts.</param>
    /// <returns>How many rows were written, without the header.</returns>
    public async Task<long> WriteAsync(Stream into, Action<double> progress, CancellationToken stop)
    {
        await into.WriteAsync(Csv.Encoding.GetBytes(Header), stop);
        var questions = new EligibilityQuestions(staff, asOf, policy);
        return await RowsInParts.WriteAsync(staff.Count, () => new EligibilityRows(questions), into, progress, stop);
    }

    /// <summary>Writes an object with all findings for each official, one a line, ordered by staff id.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<long> WriteJsonAsync(Stream into, Action<double> progress, CancellationToken stop) =>
        RowsInParts.WriteAsync(staff.Count, () => new ExplainedRows(this), into, progress, stop);

    /// <summary>The same for one official.</summary>
    /// <param name="place">The official's place.</param>
    /// <param name="into">Takes the bytes.</param>
    public void WriteJson(int place, Stream into)
    {
        using (var json = new Utf8JsonWriter(into, EligibilityWords.OneLine))
        {
            EligibilityWords.Write(json, Encoding.UTF8.GetString(staff.StaffId(place)), Explain(place));
        }
        into.WriteByte((byte)'\n');
    }

    /// <summary>The findings of one official.</summary>
    /// <param name="place">The official's place.</param>
    public PromotionExplanation Explain(int place)
    {
        ref readonly var official = ref staff.Official(place);
        var periods = new List<PeriodOfService>();
        foreach (ref readonly var row in staff.Service(place))
        {
            var facts = staff.Facts[row.Facts];
            periods.Add(
                new(
                    new Span(DayNumbers.Day(row.From), Day(row.Until)),
                    facts.Organization,
                    facts.Status,
                    facts.Category,
                    facts.Grade,
                    facts.Funding,
                    staff.Text(row.DutyStation),
                    facts.Population
                )
            );
        }
        var record = new RecordOfService(
            DayNumbers.Day(official.BornOn),
            Day(official.PromotedOn),
            [.. staff.Exceptions[staff.Number(place)].Select(exception => exception.DecidedOn)],
            periods
        );
        return PersonalPromotion.Explain(record, asOf, policy.Promotions, policy.Service);

        static LocalDate? Day(int number) => number == DayNumbers.Open ? null : DayNumbers.Day(number);
    }

    private sealed class ExplainedRows(EligibilityFile file) : IRowsOfPart
    {
        private readonly MemoryStream _bytes = new();

        public int Count { get; private set; }

        public ReadOnlyMemory<byte> Bytes => _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);

        public void Reckon(int first, int until)
        {
            _bytes.SetLength(0);
            Count = until - first;
            for (var place = first; place < until; place++)
            {
                file.WriteJson(place, _bytes);
            }
        }
    }
}
