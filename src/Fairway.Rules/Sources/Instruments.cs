using System.Collections.Immutable;

namespace Fairway.Rules.Sources;

/// <summary>The texts that rules and policy values cite.</summary>
public static class Instruments
{
    /// <summary>Our own reading where the sources are silent: a policy parameter or an interpretation.</summary>
    public static Instrument Assumption { get; } =
        new("Assumption", "Assumption of this software, a dated policy value", null, AuthorityLevel.Assumption, IsPrimary: true);

    /// <summary>The information note that describes the framework.</summary>
    public static Instrument Igds100 { get; } =
        new("IGDS 100", "Performance Management Framework (version 1)", "2009-07-22", AuthorityLevel.OfficeProcedure, IsPrimary: true);

    /// <summary>The directive that amended the Staff Regulations for the framework; we know it only from IGDS 100 §2.</summary>
    public static Instrument Igds102 { get; } =
        new(
            "IGDS 102",
            "Amendments to Staff Regulations necessary to implement the new Performance Management Framework",
            "2009",
            AuthorityLevel.OfficeProcedure,
            IsPrimary: false
        );

    /// <summary>The Staff Union's page on career development.</summary>
    public static Instrument StaffUnion { get; } =
        new(
            "Staff Union",
            "Career development: personal promotions, reclassification, training policy",
            null,
            AuthorityLevel.Account,
            IsPrimary: false
        );

    /// <summary>Time to improve lies between two reports on probation.</summary>
    public static Instrument Judgment1246 { get; } = Judgment(1246);

    /// <summary>Objections are answered before a second-level reviewer comments.</summary>
    public static Instrument Judgment2172 { get; } = Judgment(2172);

    /// <summary>Lateness doesn't void a report.</summary>
    public static Instrument Judgment3039 { get; } = Judgment(3039);

    /// <summary>A case keeps the rules that were in force when it was launched.</summary>
    public static Instrument Judgment3251 { get; } = Judgment(3251);

    /// <summary>A lower source can't switch off a higher one.</summary>
    public static Instrument Judgment3322 { get; } = Judgment(3322);

    /// <summary>A merit increment isn't withheld because the Office failed to appraise.</summary>
    public static Instrument Judgment2170 { get; } = Judgment(2170);

    /// <summary>Before an adverse decision on performance: objectives set in advance, warning, time, one's own rules followed.</summary>
    public static Instrument Judgment2414 { get; } = Judgment(2414);

    /// <summary>All instruments, by which policy files may name a source.</summary>
    public static ImmutableArray<Instrument> All { get; } =
    [
        Assumption,
        Igds100,
        Igds102,
        StaffUnion,
        Judgment1246,
        Judgment2170,
        Judgment2172,
        Judgment2414,
        Judgment3039,
        Judgment3251,
        Judgment3322,
    ];

    /// <summary>The instrument with a code; null if there is none.</summary>
    public static Instrument? Find(string code) => All.FirstOrDefault(instrument => instrument.Code == code);

    private static Instrument Judgment(int number) =>
        new($"Judgment {number}", $"ILO Administrative Tribunal, judgment {number}", null, AuthorityLevel.Judgment, IsPrimary: false);
}
