using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.App.Tests.Appraisals;
using Fairway.Testing;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.ReportsBoard;

/// <summary>The scene of appraisals with a Board: Ann, Bo and Cy are members, Sam too (who is second level for Olu), Sec is its secretary.</summary>
internal sealed class BoardScene : IAsyncDisposable
{
    public const string Ann = "2001";
    public const string Bo = "2002";
    public const string Cy = "2003";
    public const string Sec = "2004";

    public static readonly PolicyLibrary Policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    private BoardScene(AppraisalScene appraisals) => Appraisals = appraisals;

    public AppraisalScene Appraisals { get; }

    public static async Task<BoardScene> On(Provider provider)
    {
        var scene = await AppraisalScene.On(provider);
        foreach (var member in new[] { Ann, Bo, Cy, Sec, Sam })
        {
            Account account = An.Account(member);
            if (member != Sam)
            {
                await scene.Add(An.Official(member).Named("Given" + member, "Family" + member).InUnit("D").Build());
            }

            await scene.Add(account, An.Office(member == Sec ? Office.BoardSecretary : Office.BoardMember, account.Id));
        }

        foreach (var party in new[] { Olu, Carla })
        {
            await scene.Add((Account)An.Account(party));
        }

        return new BoardScene(scene);
    }

    public Reader As(string member) =>
        Appraisals.As(member, new HeldOffice(member == Sec ? Office.BoardSecretary : Office.BoardMember, null));

    public async Task<Guid> Received()
    {
        await Appraisals.Agree();
        return await Appraisals.Read(db => Task.FromResult(db.BoardItems.Single().Id));
    }

    public Task<T> Do<T>(Func<Examination, Task<T>> act) => Appraisals.Read(db => act(new Examination(db, Appraisals.Clock, Policies)));

    public Task<T> Session<T>(Func<BoardSessions, Task<T>> act) =>
        Appraisals.Read(db => act(new BoardSessions(db, Appraisals.Clock, Policies)));

    public Task<BoardItemView?> View(string member, Guid item) =>
        Appraisals.Read(db => new BoardItemReading(db).LoadAsync(As(member), item));

    public Task<BoardItem> Item(Guid id) => Appraisals.Read(db => Task.FromResult(db.BoardItems.Single(i => i.Id == id)));

    /// <summary>A session called for the scene's day, with these members present.</summary>
    public async Task<Guid> Called(params string[] present)
    {
        var (result, id) = await Session(s => s.CallAsync(As(Sec), Appraisals.Clock.Now.InUtc().Date, "Room VII"));
        result.ShouldBe(ActResult.Ok);
        (await Session(s => s.AttendAsync(As(Sec), id!.Value, present))).ShouldBe(ActResult.Ok);
        return id!.Value;
    }

    public ValueTask DisposeAsync() => Appraisals.DisposeAsync();
}
