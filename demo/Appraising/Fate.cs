namespace Fairway.Demo.Appraising;

/// <summary>How far a beginning of cycle has come.</summary>
internal enum Fate
{
    NotOpened,
    Draft,
    Shared,
    Signed,
    Agreed,
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
        (150, 0.75, 0.06),
        (260, 0.79, 0.05),
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
