using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Results;

/// <summary>An agreed output and the line of the programme and budget that it serves.</summary>
internal sealed record ServingOutput
{
    // Properties rather than a constructor: queries go on filtering by them in the database.
    public required Guid AppraisalId { get; init; }
    public required Guid OutputId { get; init; }
    public required string OutcomeKey { get; init; }
    public required string Title { get; init; }
}

/// <summary>
/// Which outputs serve which line (RB-2). An output serves the outcome that it names; where it names only a line of a workplan, the
/// outcome of that line. Only outputs of agreed beginnings of cycle count: what two people are still writing is theirs.
/// </summary>
internal static class ServingOutputs
{
    public static IQueryable<ServingOutput> In(FairwayDb db) =>
        from output in db.AppraisalOutputs.AsNoTracking()
        where output.Agreed
        join cited in db.WorkplanLines on output.WorkplanLineId equals (Guid?)cited.Id into lines
        from line in lines.DefaultIfEmpty()
        where (output.OutcomeKey ?? line.OutcomeKey) != null
        select new ServingOutput
        {
            AppraisalId = output.AppraisalId,
            OutputId = output.OutputId,
            OutcomeKey = (output.OutcomeKey ?? line!.OutcomeKey)!,
            Title = output.Title,
        };
}
