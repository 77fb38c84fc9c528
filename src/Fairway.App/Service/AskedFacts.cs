namespace Fairway.App.Service;

/// <summary>The facts of which an official can say that they are wrong: each column of their files, their chief, and their career as a whole.</summary>
public static class AskedFacts
{
    public const string Chief = "chief";
    public const string Career = "career";

    public static bool Exists(string fact) =>
        fact is Chief or Career || OfficialFacts.Find(fact) is not null || PeriodFacts.Asked.Any(f => f.Name == fact);

    /// <summary>The fact as it stands, as files write it; null where there is none.</summary>
    public static string? ValueOf(Profile profile, string fact) =>
        profile.Personal is not { } personal ? null
        : fact == Chief ? profile.Chief?.StaffId
        : OfficialFacts.Find(fact) is { } own ? own.Get(personal.Official)
        : personal.Current is { } current ? PeriodFacts.Asked.FirstOrDefault(f => f.Name == fact)?.Get(current)
        : null;
}
