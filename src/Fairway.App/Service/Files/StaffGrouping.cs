using Fairway.App.Files;
using Fairway.Rules.Time;

namespace Fairway.App.Service.Files;

/// <summary>Periods as they were read, put beside each other for each official, officials in the order of their ids.</summary>
internal static class StaffGrouping
{
    /// <param name="ids">The officials' staff ids.</param>
    /// <param name="parts">The rows, in the order of the file.</param>
    /// <param name="mistakes">Takes periods of one official that share a day.</param>
    public static StaffGroups Of(Utf8Index ids, IReadOnlyList<StaffServicePart> parts, RowMistakes mistakes)
    {
        var (texts, facts) = (Utf8Index.Of(""), new List<StaffFacts>());
        var codes = parts.Select(part => CodesIn(part, texts, facts)).ToList();
        var next = new int[ids.Count];
        var order = Array.Empty<int>();
        var stretches = Environment.ProcessorCount;
        Parallel.Invoke(() => order = ids.Ordered(), () => Count(parts, next));
        var places = new StaffPlace[order.Length];
        var first = 0;
        for (var place = 0; place < order.Length; place++)
        {
            var official = order[place];
            places[place] = new(official, first, next[official]);
            next[official] = first;
            first += places[place].Count;
        }
        var grouped = new StaffPeriod[first];
        // Each processor looks at all rows and moves those of its officials: most of the time goes into reaching their places.
        Parallel.For(
            0,
            stretches,
            s =>
            {
                var (from, until) = (Share(next.Length, s), Share(next.Length, s + 1));
                for (var part = 0; part < parts.Count; part++)
                {
                    var (rows, (stations, said)) = (parts[part], codes[part]);
                    for (var row = 0; row < rows.Count; row++)
                    {
                        ref readonly var period = ref rows[row];
                        if (period.Official >= from && period.Official < until)
                        {
                            grouped[next[period.Official]++] = period with
                            {
                                DutyStation = stations[period.DutyStation],
                                Facts = period.Facts < 0 ? -1 : said[period.Facts],
                            };
                        }
                    }
                }
            }
        );
        var shared = new List<StaffPlace>[stretches];
        Parallel.For(
            0,
            stretches,
            s =>
            {
                var own = places.AsSpan(Share(places.Length, s)..Share(places.Length, s + 1));
                var found = new List<StaffPlace>();
                foreach (ref readonly var place in own)
                {
                    if (!SortedApart(grouped.AsSpan(place.First, place.Count)))
                    {
                        found.Add(place);
                    }
                }
                shared[s] = found;
            }
        );
        foreach (var place in shared.SelectMany(some => some))
        {
            ServiceFile.NameOverlaps(ids.Text(place.Official), Days(grouped.AsSpan(place.First, place.Count)), mistakes);
        }
        return new(places, grouped, texts, facts);

        int Share(int of, int stretch) => (int)((long)of * stretch / stretches);
    }

    /// <summary>What a part's codes are in all parts together.</summary>
    private static (int[] Stations, int[] Facts) CodesIn(StaffServicePart part, Utf8Index texts, List<StaffFacts> facts)
    {
        var stations = new int[part.Texts.Count];
        for (var code = 0; code < stations.Length; code++)
        {
            stations[code] = texts.Add(part.Texts[code]);
        }
        var said = new int[part.Facts.Count];
        for (var number = 0; number < said.Length; number++)
        {
            said[number] = facts.IndexOf(part.Facts[number]);
            if (said[number] < 0)
            {
                said[number] = facts.Count;
                facts.Add(part.Facts[number]);
            }
        }
        return (stations, said);
    }

    private static void Count(IReadOnlyList<StaffServicePart> parts, int[] of)
    {
        foreach (var part in parts)
        {
            for (var row = 0; row < part.Count; row++)
            {
                if (part[row].Official is var official and >= 0)
                {
                    of[official]++;
                }
            }
        }
    }

    /// <summary>Sorts a handful of periods by their first days; false where two share a day.</summary>
    private static bool SortedApart(Span<StaffPeriod> service)
    {
        for (var i = 1; i < service.Length; i++)
        {
            var period = service[i];
            var at = i;
            for (; at > 0 && service[at - 1].From > period.From; at--)
            {
                service[at] = service[at - 1];
            }
            service[at] = period;
        }
        for (var i = 1; i < service.Length; i++)
        {
            if (service[i].From < service[i - 1].Until)
            {
                return false;
            }
        }
        return true;
    }

    private static List<ServiceFile.Period> Days(ReadOnlySpan<StaffPeriod> service)
    {
        var days = new List<ServiceFile.Period>();
        foreach (ref readonly var period in service)
        {
            var until = period.Until == DayNumbers.Open ? (NodaTime.LocalDate?)null : DayNumbers.Day(period.Until);
            days.Add(new(new Rules.Time.Span(DayNumbers.Day(period.From), until), period.Line));
        }
        return days;
    }
}

/// <summary>What came of it.</summary>
internal sealed record StaffGroups(StaffPlace[] Places, StaffPeriod[] Periods, Utf8Index Texts, IReadOnlyList<StaffFacts> Facts);
