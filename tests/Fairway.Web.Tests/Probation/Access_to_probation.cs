using Fairway.App.Probation;
using Fairway.Rules.Probation;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Probation;

/// <summary>
/// Every page of one probation × who × state, over real HTTP. Columns: O official, S supervisor, 2 second level, H HR partner, C chair of the
/// Board, M member of it, I a colleague who is named, N nobody to it.
/// </summary>
public sealed class Access_to_probation
{
    private static readonly (char Letter, string StaffId)[] s_people =
    [
        ('O', Pio),
        ('S', Cleo),
        ('2', Dora),
        ('H', Xavi),
        ('C', Yan),
        ('M', Zoe),
        ('I', Ben),
        ('N', Ada),
    ];

    private static readonly (ProbationState State, string Page, string Who)[] s_table =
    [
        (ProbationState.Running, "", "OS2H"),
        (ProbationState.Running, "/colleagues", "OS2H"),
        (ProbationState.Running, "/warn", "S"),
        (ProbationState.Running, "/report", "S"),
        (ProbationState.Running, "/sign", "S"),
        (ProbationState.Running, "/override", ""),
        (ProbationState.Running, "/decide", ""),
        (ProbationState.Stopped, "", "OS2HC"),
        (ProbationState.Stopped, "/report", ""),
        (ProbationState.Stopped, "/sign", ""),
        (ProbationState.Stopped, "/override", "HC"),
        (ProbationState.OverriddenByHr, "/override", "C"),
        (ProbationState.OverriddenByChair, "/override", "H"),
        (ProbationState.Overridden, "", "OS2H"),
        (ProbationState.Overridden, "/sign", "S"),
        (ProbationState.SignedBySupervisor, "", "OS2H"),
        (ProbationState.SignedBySupervisor, "/sign", "O"),
        (ProbationState.SignedBySupervisor, "/report", ""),
        (ProbationState.WithBoard, "", "OS2HCM"),
        (ProbationState.WithBoard, "/decide", "H"),
        (ProbationState.Decided, "", "OS2HCM"),
        (ProbationState.Decided, "/decide", ""),
    ];

    [Fact]
    public async Task Each_page_is_there_for_those_whom_the_table_names_and_for_nobody_else()
    {
        await using var scene = await HomeScene.On(Provider.Sqlite);
        var id = await ProbationWorld.Begin(scene, ProbationState.Stopped, confirm: false);
        var input = await ProbationWorld.Colleague(scene, id, Ben, InputState.Designated);
        var visitors = new List<(char Letter, Visitor Visitor)>();
        foreach (var (letter, staffId) in s_people)
        {
            visitors.Add((letter, await scene.As(staffId)));
        }
        var wrong = new List<string>();
        foreach (var (state, page, who) in s_table)
        {
            await Put(scene, id, state);
            var got = string.Concat(await There(visitors, $"/probation/{id}{page}"));
            if (got != who)
            {
                wrong.Add($"{state} {page}: {got}, not {who}");
            }
        }
        wrong.ShouldBeEmpty();

        // The form is its author's alone, from designation on.
        await Put(scene, id, ProbationState.Running);
        string.Concat(await There(visitors, $"/probation/input/{input}")).ShouldBe("I");
        await scene.Read(async db =>
        {
            db.ProbationInputs.Single().State = InputState.Proposed;
            return await db.SaveChangesAsync();
        });
        string.Concat(await There(visitors, $"/probation/input/{input}")).ShouldBe("");
        foreach (var (_, visitor) in visitors)
        {
            visitor.Dispose();
        }
    }

    private static async Task<List<char>> There(List<(char Letter, Visitor Visitor)> visitors, string path)
    {
        var there = new List<char>();
        foreach (var (letter, visitor) in visitors)
        {
            if ((await visitor.Get(path)).Status == System.Net.HttpStatusCode.OK)
            {
                there.Add(letter);
            }
        }
        return there;
    }

    private static Task<int> Put(HomeScene scene, Guid id, ProbationState state) =>
        scene.Read(async db =>
        {
            var probation = db.Probations.Single(c => c.Id == id);
            probation.State = state;
            var signed = state >= ProbationState.SignedBySupervisor;
            probation.Hash = signed ? "00" : null;
            probation.SupervisorSignedBy = signed ? Cleo : null;
            probation.SupervisorSignedAt = signed ? scene.Clock.Now : null;
            return await db.SaveChangesAsync();
        });
}
