namespace Fairway.Demo.Appraising;

/// <summary>How far an appraisal has come, in the order of the cycle.</summary>
internal enum Fate
{
    NotOpened,
    Draft,
    Shared,
    Signed,
    Agreed,

    /// <summary>One side has begun to write the mid-term review.</summary>
    ReviewBegun,
    ReviewShared,
    ReviewSigned,
    Reviewed,

    /// <summary>The self-assessment is begun.</summary>
    SelfBegun,
    SelfAssessed,
    Assessed,
    Objected,

    /// <summary>The second level's word is awaited.</summary>
    SecondLevel,
    Complete,
}

/// <summary>How far beginnings of cycle have come, so many days after the cycle began: slowly at first, most by the due date, some never.</summary>
internal static class Fates
{
    // Days since the beginning, share agreed, share not yet opened.
    private static readonly (int Day, double Agreed, double NotOpened)[] _course =
    [
        (0, 0.03, 0.82),
        (7, 0.05, 0.72),
        (30, 0.16, 0.46),
        (60, 0.38, 0.2),
        (91, 0.66, 0.09),
        (150, 0.77, 0.06),
        (260, 0.85, 0.04),
    ];

    public static Fate Draw(int days, Chance chance)
    {
        var (agreed, notOpened) = At(days);
        var rest = 1 - agreed - notOpened;
        return chance.Weighted([
            (Fate.NotOpened, notOpened),
            (Fate.Draft, rest * 0.3),
            (Fate.Shared, rest * 0.4),
            (Fate.Signed, rest * 0.3),
            (Fate.Agreed, agreed),
        ]);
    }

    /// <summary>Of a step that both sides write, how far it is when so much of the time for it has passed (0 to 1).</summary>
    public static Fate OfReview(double share, Chance chance) =>
        (share + (0.2 * (chance.Share() - 0.5))) switch
        {
            < 0.3 => Fate.ReviewBegun,
            < 0.75 => Fate.ReviewShared,
            _ => Fate.ReviewSigned,
        };

    /// <summary>The same of the end of the cycle.</summary>
    public static Fate OfEnd(double share, Chance chance) =>
        (share + (0.16 * (chance.Share() - 0.5))) switch
        {
            < 0.3 => Fate.SelfBegun,
            < 0.72 => Fate.SelfAssessed,
            < 0.93 => Fate.Assessed,
            _ => chance.Yes(0.55) ? Fate.Objected : Fate.SecondLevel,
        };

    private static (double Agreed, double NotOpened) At(int days)
    {
        for (var i = 1; i < _course.Length; i++)
        {
            if (days < _course[i].Day)
            {
                var (before, after) = (_course[i - 1], _course[i]);
                var share = (days - before.Day) / (double)(after.Day - before.Day);
                return (
                    before.Agreed + (share * (after.Agreed - before.Agreed)),
                    before.NotOpened + (share * (after.NotOpened - before.NotOpened))
                );
            }
        }

        return (_course[^1].Agreed, _course[^1].NotOpened);
    }
}
