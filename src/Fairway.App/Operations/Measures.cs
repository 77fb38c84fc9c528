using System.Diagnostics.Metrics;

namespace Fairway.App.Operations;

/// <summary>What Fairway counts of itself, beside what the runtime and the database's driver count. It says nothing of anybody.</summary>
public sealed class Measures : IDisposable
{
    public const string Name = "Fairway";

    private readonly Meter _meter;
    private readonly Counter<long> _again;
    private long _waiting;
    private double _oldest;

    public Measures(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _again = _meter.CreateCounter<long>(
            "fairway.forms.again",
            "{form}",
            "Forms that were sent again and led where they led the first time"
        );
        _meter.CreateObservableGauge("fairway.mails.waiting", () => Interlocked.Read(ref _waiting), "{mail}", "Mails that are to be sent");
        _meter.CreateObservableGauge(
            "fairway.mails.oldest",
            () => Volatile.Read(ref _oldest),
            "s",
            "Age of the oldest mail that is to be sent"
        );
    }

    /// <summary>A form came a second time.</summary>
    public void SentAgain() => _again.Add(1);

    /// <summary>How the outbox stands.</summary>
    /// <param name="waiting">Mails to be sent.</param>
    /// <param name="oldest">Seconds since the oldest was written; 0 where none waits.</param>
    public void Mails(int waiting, double oldest)
    {
        Interlocked.Exchange(ref _waiting, waiting);
        Volatile.Write(ref _oldest, oldest);
    }

    public void Dispose() => _meter.Dispose();
}
