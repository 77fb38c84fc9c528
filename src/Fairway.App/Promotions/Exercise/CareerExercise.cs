using Fairway.App.History;
using Fairway.Rules.Promotions;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>One year's exercise of a kind (PP-6 to PP-8, TI-1, MI-1).</summary>
public sealed class CareerExercise : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required ExerciseKind Kind { get; init; }
    public required int Year { get; init; }

    /// <summary>The reference date: 31 December of the year before.</summary>
    public required LocalDate AsOf { get; init; }

    public ExerciseState State { get; set; } = ExerciseState.Opened;

    /// <summary>The policy in force when it was launched, which it keeps (J3251).</summary>
    public required string PolicyVersion { get; init; }

    public required LocalDate LaunchedOn { get; init; }
    public required string OpenedBy { get; init; }

    /// <summary>Established regular-budget posts of GS, NPO and P, and where that is written. These and the quotas are of the kind that compares.</summary>
    public int Posts { get; set; }

    public string PostsSource { get; set; } = "";

    /// <summary>Staff on such posts on the reference date.</summary>
    public int StaffGeneralService { get; set; }

    /// <inheritdoc cref="StaffGeneralService"/>
    public int StaffProfessionals { get; set; }

    /// <summary>Serving holders of a track-1 promotion; they count where the basis is standing.</summary>
    public int Holders { get; set; }

    public int ComputedGeneralService { get; set; }
    public int ComputedProfessionals { get; set; }

    /// <summary>What the Director-General set; null until then.</summary>
    public int? GeneralService { get; set; }

    /// <inheritdoc cref="GeneralService"/>
    public int? Professionals { get; set; }

    /// <summary>Why they depart from the computed ones; published with them. Empty: they don't.</summary>
    public string QuotaReason { get; set; } = "";

    /// <summary>The version of the list that holds; 0: none yet.</summary>
    public int ListVersion { get; set; }

    /// <summary>The last day of contests and choices.</summary>
    public LocalDate? ContestsUntil { get; set; }

    /// <summary>The last day for the forms.</summary>
    public LocalDate? FormsUntil { get; set; }

    /// <summary>From which day those chosen have their new grade, their contract or their increment.</summary>
    public LocalDate? EffectiveOn { get; set; }

    public LocalDate? QuotasOn { get; set; }
    public LocalDate? PublishedOn { get; set; }
    public LocalDate? ListClosedOn { get; set; }
    public LocalDate? ConvenedOn { get; set; }
    public LocalDate? RecommendedOn { get; set; }
    public LocalDate? DecidedOn { get; set; }
    public LocalDate? ClosedOn { get; set; }

    /// <summary>The figures that were published with the names, as JSON; empty: not yet.</summary>
    public string Figures { get; set; } = "";

    public int Version { get; set; }

    public ExerciseKey Key => new(Kind, Year);

    public QuotaNumbers Computed => new(ComputedGeneralService, ComputedProfessionals);

    /// <summary>The numbers that hold; null until the Director-General has set them.</summary>
    public QuotaNumbers? Quotas => GeneralService is { } gs && Professionals is { } p ? new(gs, p) : null;

    /// <summary>What the line of stations is drawn from.</summary>
    public ExerciseStationFacts Stations()
    {
        var passed = new Dictionary<ExerciseStation, LocalDate>();
        Add(ExerciseStation.Quotas, QuotasOn);
        Add(ExerciseStation.List, PublishedOn);
        Add(ExerciseStation.Contests, ListClosedOn);
        if (Kind.Compares())
        {
            Add(ExerciseStation.Forms, ConvenedOn);
        }
        Add(ExerciseStation.Panels, RecommendedOn);
        Add(ExerciseStation.Decision, DecidedOn);
        // Informing ends with the publication.
        Add(ExerciseStation.Information, ClosedOn);
        Add(ExerciseStation.Publication, ClosedOn);
        return new(Kind, State, LaunchedOn, passed, ContestsUntil, FormsUntil);

        void Add(ExerciseStation station, LocalDate? day)
        {
            if (day is { } known)
            {
                passed[station] = known;
            }
        }
    }
}

/// <summary>A version of the list, frozen with its facts (PP-7). A correction is a new version; the old one stays.</summary>
public sealed class ExerciseList
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ExerciseId { get; init; }
    public required int Number { get; init; }

    /// <summary>The officials on it with the facts and findings of each, as canonical JSON.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Why this version came; empty for one that was computed before the publication.</summary>
    public string Because { get; init; } = "";

    public required string By { get; init; }
    public required Instant At { get; init; }
    public Instant? PublishedAt { get; set; }
}

/// <summary>Somebody on the list, and what became of them.</summary>
public sealed class Candidacy : IVersioned
{
    public required Guid ExerciseId { get; init; }
    public required string StaffId { get; init; }
    public required PromotionGroup Group { get; set; }
    public required string Category { get; set; }

    /// <summary>The grade on the reference date.</summary>
    public required string Grade { get; set; }

    public string? DutyStation { get; set; }

    /// <summary>Eligible for track 1.</summary>
    public required bool One { get; set; }

    /// <summary>Eligible for track 2.</summary>
    public required bool Two { get; set; }

    /// <summary>Credit in the grade in half days, and days in all: what a tie may be broken by.</summary>
    public required int CreditInGrade { get; set; }

    /// <inheritdoc cref="CreditInGrade"/>
    public required int DaysInAll { get; set; }

    /// <summary>The version of the list from which on they are on it.</summary>
    public required int ListedFrom { get; set; }

    /// <summary>The version from which on they are not; null: they are.</summary>
    public int? RemovedFrom { get; set; }

    public TrackChoice? Choice { get; set; }
    public Instant? ChosenAt { get; set; }
    public Instant? WithdrawnAt { get; set; }

    /// <summary>When they gave the consent that opens their file to the panel, with their form where there is one (FA-4); null: it is shut.</summary>
    public Instant? ConsentedAt { get; set; }

    /// <summary>The place in the panel's order of track 1; null: not ranked.</summary>
    public int? Rank { get; set; }

    /// <summary>The mean points in hundredths; null: not scored.</summary>
    public int? Points { get; set; }

    public TieBreak? TieBrokenBy { get; set; }

    /// <summary>Whether the panel has opened its scores on them: nobody changes one after that.</summary>
    public bool OpenedOne { get; set; }

    /// <inheritdoc cref="OpenedOne"/>
    public bool OpenedTwo { get; set; }

    public bool? RecommendedOne { get; set; }
    public string ReasonOne { get; set; } = "";
    public string DiscussionOne { get; set; } = "";
    public bool? RecommendedTwo { get; set; }
    public string ReasonTwo { get; set; } = "";
    public string DiscussionTwo { get; set; } = "";
    public TrackDecision? DecisionOne { get; set; }
    public TrackDecision? DecisionTwo { get; set; }

    /// <summary>The Director-General's reasons: of a refusal what the official is told, of a departure why.</summary>
    public string DecisionReasonOne { get; set; } = "";

    /// <inheritdoc cref="DecisionReasonOne"/>
    public string DecisionReasonTwo { get; set; } = "";

    /// <summary>The grade that they have from <see cref="CareerExercise.EffectiveOn"/> on; null: not promoted.</summary>
    public string? GradeAfter { get; set; }

    public Instant? InformedAt { get; set; }
    public string? InformedBy { get; set; }
    public int Version { get; set; }

    /// <summary>On the list, and not withdrawn.</summary>
    public bool Stands => RemovedFrom is null && WithdrawnAt is null;

    /// <summary>The tracks that they are on.</summary>
    public (bool One, bool Two) Tracks => ExerciseTracks.Of(One, Two, Choice);

    public bool IsOn(PromotionTrack track) => track == PromotionTrack.One ? Tracks.One : Tracks.Two;

    /// <summary>The track that is to be decided on now; null: all is decided.</summary>
    public PromotionTrack? Next => ExerciseTracks.Next(Tracks, DecisionOne, DecisionTwo);

    /// <summary>On which track they are promoted; null: on none.</summary>
    public PromotionTrack? PromotedOn =>
        DecisionOne == TrackDecision.Promoted ? PromotionTrack.One
        : DecisionTwo == TrackDecision.Promoted ? PromotionTrack.Two
        : null;

    public bool IsOpened(PromotionTrack track) => track == PromotionTrack.One ? OpenedOne : OpenedTwo;

    public bool? Recommended(PromotionTrack track) => track == PromotionTrack.One ? RecommendedOne : RecommendedTwo;

    public string PanelReason(PromotionTrack track) => track == PromotionTrack.One ? ReasonOne : ReasonTwo;

    public string PanelDiscussion(PromotionTrack track) => track == PromotionTrack.One ? DiscussionOne : DiscussionTwo;
}
