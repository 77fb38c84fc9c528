namespace Fairway.Web.Components;

/// <summary>Pages of a list, counted from 1.</summary>
public static class Paging
{
    /// <summary>How many pages a list has: one at least, be it empty.</summary>
    public static int Last(int size, int total) => Math.Max(1, (total + size - 1) / size);

    /// <summary>The page that is shown where one was asked for: the nearest that there is.</summary>
    public static int Nearest(int asked, int size, int total) => Math.Clamp(asked, 1, Last(size, total));
}
