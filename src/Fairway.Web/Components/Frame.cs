using NodaTime;

namespace Fairway.Web.Components;

/// <summary>
/// What stands around a page: who reads it, where they may go, what waits for them. One per request; filled by those who know
/// (<c>services.AddFrame(…)</c>) just before a page is shown.
/// </summary>
public sealed class Frame
{
    /// <summary>Null when nobody is signed in.</summary>
    public string? DisplayName { get; set; }

    public string? StaffId { get; set; }

    /// <summary>The reader has an appraisal of their own.</summary>
    public bool HasAppraisal { get; set; } = true;

    /// <summary>The reader is a responsible chief or a delegate: the team page is shown.</summary>
    public bool IsChief { get; set; }

    /// <summary>Names of the offices of trust that the reader holds today.</summary>
    public IReadOnlyCollection<string> Offices { get; set; } = [];

    /// <summary>Names of the offices of trust that wait for a second factor of the reader.</summary>
    public IReadOnlyCollection<string> Withheld { get; set; } = [];

    /// <summary>Names of the offices of trust that wait since the identity provider doesn't name their group.</summary>
    public IReadOnlyCollection<string> OutsideGroups { get; set; } = [];

    /// <summary>The database is the demonstration organization.</summary>
    public bool Demonstration { get; set; }

    /// <summary>How many things wait for the reader: shown beside Home; 0 shows nothing.</summary>
    public int Waiting { get; set; }

    /// <summary>The reader's zone: instants are shown in it.</summary>
    public DateTimeZone Zone { get; set; } = DateTimeZone.Utc;

    /// <summary>The policy version in force, as the foot of the page names it; null shows nothing.</summary>
    public string? PolicyVersion { get; set; }

    /// <summary>Where somebody without Fairway's help can turn: shown on the support page.</summary>
    public string? SupportAddress { get; set; }

    /// <summary>Entries of the masthead after the usual ones, for who holds an office.</summary>
    public IList<FrameLink> Links { get; } = [];

    /// <summary>Nothing but the mark and the languages, where the page must not need the database.</summary>
    public bool Bare { get; set; }

    public bool SignedIn => DisplayName is not null;

    public IEnumerable<FrameLink> Navigation()
    {
        if (!SignedIn || Bare)
        {
            yield break;
        }
        yield return new("Layout.Home", "/");
        if (HasAppraisal)
        {
            yield return new("Layout.MyAppraisal", "/appraisals");
        }
        if (IsChief)
        {
            yield return new("Layout.MyTeam", "/team");
        }
        yield return new("Layout.People", "/people", "/units", "/recognition", "/skills");
        yield return new("Layout.Outcomes", "/outcomes");
        foreach (var link in Links)
        {
            yield return link;
        }
        yield return new("Layout.Rules", "/rules", "/transparency");
    }
}

/// <param name="Key">Words of the entry.</param>
/// <param name="Href">Where it leads; pages below it count as being there.</param>
/// <param name="Also">Further paths that belong to it.</param>
public sealed record FrameLink(string Key, string Href, params string[] Also)
{
    public bool Covers(string path) => Covers(Href, path) || Also.Any(also => Covers(also, path));

    private static bool Covers(string href, string path) =>
        href == "/" ? path == "/" : path == href || path.StartsWith(href + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Fills the frame before a page is shown; several may be registered, each for what it knows.</summary>
public delegate ValueTask FillFrame(HttpContext http, Frame frame);
