using Fairway.Rules.Learning;

namespace Fairway.Rules.Tests.Learning;

/// <summary>Who comes first is served first, and a place that comes free goes to the next in line (LE-1).</summary>
[Trait("Rule", "LE-1")]
public sealed class Places_of_a_session
{
    [Theory]
    [InlineData(3, 2, 0, true)]
    [InlineData(3, 3, 0, false)]
    [InlineData(3, 2, 1, false)]
    [InlineData(1, 0, 0, true)]
    public void A_place_is_free_where_there_is_one_and_nobody_waits_for_it(int places, int taken, int waiting, bool free) =>
        SessionPlaces.IsFree(places, taken, waiting).ShouldBe(free);

    [Theory]
    [InlineData(3, 3, 2, 0)]
    [InlineData(3, 2, 2, 1)]
    [InlineData(5, 2, 2, 2)]
    [InlineData(2, 3, 2, 0)]
    [InlineData(3, 2, 0, 0)]
    public void As_many_move_up_as_there_are_places_and_people_in_line(int places, int taken, int waiting, int moved) =>
        SessionPlaces.MoveUp(places, taken, waiting).ShouldBe(moved);
}
