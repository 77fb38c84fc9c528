using Fairway.Demo.People;

namespace Fairway.Demo.Scenes;

/// <summary>The part that somebody plays: where they sit, who they are, what their career was.</summary>
internal sealed record Cast
{
    public required string Code { get; init; }
    public required string StaffId { get; init; }
    public required string GivenNames { get; init; }
    public required string FamilyName { get; init; }
    public required string Sex { get; init; }
    public required string Nationality { get; init; }
    public required string Language { get; init; }
    public required string Unit { get; init; }
    public required bool IsChief { get; init; }
    public required string Family { get; init; }
    public required string Category { get; init; }
    public required string Grade { get; init; }
    public string Funding { get; init; } = "RB";
    public required CareerWish Career { get; init; }
    public required Sentence Sentence { get; init; }

    public string Email => People.Addresses.Of(GivenNames, FamilyName);

    public DemoPerson Person => new(Code, StaffId, $"{GivenNames} {FamilyName}", Email, Sentence);
}
