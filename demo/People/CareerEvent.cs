using NodaTime;

namespace Fairway.Demo.People;

/// <summary>What changes on a day of somebody's career, told backwards: what was before.</summary>
internal enum CareerChange
{
    /// <summary>They came from another unit.</summary>
    Moved,

    /// <summary>They had the grade beneath.</summary>
    Promoted,

    /// <summary>They were paid by technical cooperation.</summary>
    TookUpRegularPost,

    /// <summary>They had a fixed-term contract.</summary>
    Titularized,
}

internal readonly record struct CareerEvent(LocalDate On, CareerChange Change);

/// <summary>What a scene asks of somebody's career.</summary>
/// <param name="DaysServed">Days since entry on duty.</param>
/// <param name="Events">Changes on the way; null = as chance has it.</param>
/// <param name="CameFrom">The unit before the last move.</param>
internal sealed record CareerWish(int DaysServed, Func<LocalDate, List<CareerEvent>>? Events = null, string? CameFrom = null);
