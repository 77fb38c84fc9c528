using System.Collections.Immutable;
using Fairway.Proof.BlindTokens;
using Fairway.Rules.Feedback;
using NodaTime;

namespace Fairway.Compiler.Groups;

/// <summary>A text in the languages that the form has.</summary>
public sealed record Wording(string English, string French, string Spanish)
{
    public string In(string language) =>
        language switch
        {
            "fr" => French,
            "es" => Spanish,
            _ => English,
        };
}

/// <summary>What is asked, to be rated from 1 to 6 or not judged.</summary>
public sealed record Question(string Code, Wording Text);

/// <summary>All that the compiler knows of a group: a key, a label and a size.</summary>
/// <param name="Key">Under which its tokens are signed.</param>
/// <param name="Label">About whom or what its members answer, as the form says it.</param>
/// <param name="Eligible">How many may answer.</param>
/// <param name="Opens">T1: the first day of answers. They are taken once the day before has ended everywhere.</param>
/// <param name="Closes">T2: the first day without.</param>
/// <param name="Before">Ids of keys of earlier cycles about the same person or leadership, whose reports readers may lay beside this one.</param>
/// <param name="Questions">In the order asked.</param>
/// <param name="Scale">The names of the ratings 1 to 6.</param>
/// <param name="Thresholds">Never below what was promised.</param>
public sealed record Group(
    TokenKey Key,
    string Label,
    int Eligible,
    LocalDate Opens,
    LocalDate Closes,
    ImmutableArray<string> Before,
    ImmutableArray<Question> Questions,
    ImmutableArray<Wording> Scale,
    FeedbackThresholds Thresholds
)
{
    public string Id => Key.Id;

    public Instant OpensAt => EndedEverywhere(Opens.PlusDays(-1));

    public Instant ClosesAt => EndedEverywhere(Closes.PlusDays(-1));

    /// <summary>When the day is over in the last zone, twelve hours behind Greenwich.</summary>
    private static Instant EndedEverywhere(LocalDate day) => day.PlusDays(1).At(new LocalTime(12, 0)).InUtc().ToInstant();
}
