using System.Data.Common;
using Fairway.App;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Fairway.Postgres;

/// <summary>Notes of the form that an act answers whether its commit has begun and not ended: whoever waits for it can be told so (ADR 32).</summary>
internal sealed class CommitsTold : DbTransactionInterceptor
{
    public static readonly CommitsTold Instance = new();

    private CommitsTold() { }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        Tell(eventData, isCommitting: true);
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Tell(eventData, isCommitting: false);
        return Task.CompletedTask;
    }

    public override Task TransactionFailedAsync(
        DbTransaction transaction,
        TransactionErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Tell(eventData, isCommitting: false);
        return Task.CompletedTask;
    }

    private static void Tell(TransactionEventData data, bool isCommitting)
    {
        if (data.Context is FairwayDb { FormAnswered: { } form })
        {
            form.IsCommitting = isCommitting;
        }
    }
}
