using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Notices;

/// <summary>The SMTP server that takes the organization's mails.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">25 or 587.</param>
/// <param name="From">The sender that mails show.</param>
/// <param name="User">Null: it takes mails from this machine without asking.</param>
/// <param name="Password">The user's.</param>
/// <param name="Tls">STARTTLS; off only for a server on the same machine.</param>
public sealed record MailServer(string Host, int Port, MailAddress From, string? User = null, string? Password = null, bool Tls = true);

/// <summary>
/// Takes mails from the outbox to the server. Each is claimed by counting the attempt first, so that several nodes don't send it twice; the
/// Message-ID is that of the row, so that a mail whose acceptance we didn't hear of is seen as the same one. A demonstration sends none.
/// </summary>
public sealed partial class Delivery(
    IServiceScopeFactory scopes,
    IClock clock,
    MailServer server,
    IOptions<AccountsOptions> accounts,
    Demonstration demonstration,
    ILogger<Delivery> log
) : BackgroundService
{
    /// <summary>After so many attempts, over about three days, a mail is left unsent and the log says so.</summary>
    public const int MostAttempts = 12;

    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(5);

    /// <summary>Sends what is due now.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FairwayDb>();
        db.Asking.AsProduct();
        if (await demonstration.IsAsync(db, stop))
        {
            return 0;
        }
        var sent = 0;
        var now = clock.GetCurrentInstant();
        var waiting = db.Outbox.AsNoTracking().Where(m => m.SentAt == null && !m.Weekly && m.Attempts < MostAttempts);
        foreach (var attempts in await waiting.Select(m => m.Attempts).Distinct().ToListAsync(stop))
        {
            // 0, 1, 3, 7 … minutes after it was written.
            var writtenBy = now - Duration.FromMinutes((1 << attempts) - 1);
            var due = await waiting
                .Where(m => m.Attempts == attempts && m.WrittenAt <= writtenBy)
                .OrderBy(m => m.WrittenAt)
                .Take(100)
                .ToListAsync(stop);
            foreach (var message in due)
            {
                stop.ThrowIfCancellationRequested();
                sent += await DeliverAsync(db, message, stop) ? 1 : 0;
            }
        }
        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_rest);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await DeliverDueAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be out; the mails stay in it.
                Paused(failure);
            }
        }
    }

    private async Task<bool> DeliverAsync(FairwayDb db, OutboxMessage message, CancellationToken stop)
    {
        var attempts = message.Attempts + 1;
        var row = db.Outbox.Where(m => m.Id == message.Id && m.SentAt == null);
        if (
            await row.Where(m => m.Attempts == message.Attempts).ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, attempts), stop)
            == 0
        )
        {
            return false;
        }
        try
        {
            await SendAsync(message, stop);
        }
        catch (Exception failure) when (failure is SmtpException or FormatException or IOException or InvalidOperationException)
        {
            if (IsFinal(failure))
            {
                attempts = MostAttempts;
                await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, attempts), stop);
            }
            Refused(failure.Message, message.Id, message.Kind, attempts, MostAttempts);
            return false;
        }
        var now = clock.GetCurrentInstant();
        await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, now), CancellationToken.None);
        return true;
    }

    private async Task SendAsync(OutboxMessage message, CancellationToken stop)
    {
        using var mail = new MailMessage(server.From, new MailAddress(message.To))
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
            HeadersEncoding = Encoding.UTF8,
            Body = MailText.Plain(message, accounts.Value.PublicUrl),
        };
        using var html = AlternateView.CreateAlternateViewFromString(
            MailText.Html(message, accounts.Value.PublicUrl),
            Encoding.UTF8,
            MediaTypeNames.Text.Html
        );
        html.TransferEncoding = TransferEncoding.QuotedPrintable;
        mail.AlternateViews.Add(html);
        mail.Headers["Message-ID"] = $"<{message.Id:N}@{server.From.Host}>";
        mail.Headers["Content-Language"] = message.Language;
        // No out-of-office answers to a machine (RFC 3834).
        mail.Headers["Auto-Submitted"] = "auto-generated";
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls };
        if (server.User is not null)
        {
            client.Credentials = new System.Net.NetworkCredential(server.User, server.Password);
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            await client.SendMailAsync(mail, patience.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SmtpException(SmtpStatusCode.GeneralFailure, "The mail server did not answer within 30 seconds.");
        }
    }

    /// <summary>There is no such mailbox, or no such address can be: trying again changes nothing.</summary>
    private static bool IsFinal(Exception failure) =>
        failure
            is FormatException
                or SmtpFailedRecipientException { StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed };

    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Warning,
        Message = "Mail {Id} ({Kind}) was not taken, attempt {Attempt} of {Most}: {Reason}"
    )]
    private partial void Refused(string reason, Guid id, string kind, int attempt, int most);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Mails wait: the outbox can't be read")]
    private partial void Paused(Exception failure);
}
