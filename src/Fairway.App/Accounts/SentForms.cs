using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>
/// A form that somebody sent and that did what it asked for, kept for a day in the transaction of the act. Whoever sends the same again (a double click, a page sent once
/// more because its answer was lost with the server that made it) comes to where the first led, and nothing is done twice.
/// </summary>
public sealed class SentForm
{
    public static readonly Duration Kept = Duration.FromDays(1);

    /// <summary>SHA-256 of the form as it was sent, with the token that each drawn page has of its own, and of who sent it.</summary>
    public required byte[] Form { get; init; }

    public required Guid AccountId { get; init; }
    public required Instant At { get; init; }

    /// <summary>Where it led; null: its sender has not heard, since the answer was lost.</summary>
    public string? Location { get; set; }
}

/// <summary>The form that a context's act answers.</summary>
public sealed class FormAnswered(byte[] form, Guid account, Instant at)
{
    private bool _isCommitting;

    public byte[] Form => form;

    /// <summary>Whether a save of this context has kept it.</summary>
    public bool IsKept { get; internal set; }

    /// <summary>Whether what was saved is being committed at this moment, which has no time limit: a standby may be waited for.</summary>
    public bool IsCommitting
    {
        get => Volatile.Read(ref _isCommitting);
        set => Volatile.Write(ref _isCommitting, value);
    }

    internal SentForm ToKeep() =>
        new()
        {
            Form = form,
            AccountId = account,
            At = at,
        };
}

/// <summary>What is known of forms that were sent.</summary>
public static class SentForms
{
    /// <summary>The form, where it has done what it asked for; null: it has not.</summary>
    public static Task<SentForm?> FindAsync(FairwayDb db, byte[] form, CancellationToken stop) =>
        OncePerModel<Queries>.Of(db).Find(db, form, stop);

    /// <summary>Where the act led, for whoever sends the form again.</summary>
    public static Task LedToAsync(FairwayDb db, byte[] form, string location) =>
        db.SentForms.Where(f => f.Form == form).ExecuteUpdateAsync(f => f.SetProperty(x => x.Location, location));

    /// <summary>The form was refused, though something of it was saved, such as a password that was wrong: sent again it is judged anew.</summary>
    public static Task TakeBackAsync(FairwayDb db, byte[] form) => db.SentForms.Where(f => f.Form == form).ExecuteDeleteAsync();

    /// <summary>Forgets those that nobody sends again.</summary>
    public static Task ForgetAsync(FairwayDb db, Instant now, CancellationToken stop)
    {
        var before = now - SentForm.Kept;
        return db.SentForms.Where(f => f.At < before).ExecuteDeleteAsync(stop);
    }

    private sealed class Queries
    {
        public readonly Func<FairwayDb, byte[], CancellationToken, Task<SentForm?>> Find = EF.CompileAsyncQuery(
            (FairwayDb db, byte[] form, CancellationToken _) => db.SentForms.AsNoTracking().SingleOrDefault(f => f.Form == form)
        );
    }
}
