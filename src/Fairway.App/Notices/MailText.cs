using System.Net;
using System.Text;

namespace Fairway.App.Notices;

/// <summary>
/// The two forms of a mail, plain text and HTML, from what stands in the outbox: paragraphs, and lines that are addresses within Fairway, which are
/// written out in full. Nothing else is HTML: what a person wrote can't become markup.
/// </summary>
internal static class MailText
{
    /// <summary>As plain text, lines ended by CR LF (RFC 5322).</summary>
    public static string Plain(OutboxMessage message, Uri publicUrl) =>
        string.Concat(Lines(message).Select(line => (AddressOf(line, publicUrl) is { } address ? Indent(line) + address : line) + "\r\n"));

    /// <summary>As HTML: no pictures, no styles from elsewhere, readable in any mail program.</summary>
    public static string Html(OutboxMessage message, Uri publicUrl)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html><html lang=\"")
            .Append(WebUtility.HtmlEncode(message.Language))
            .Append("\"><head><meta charset=\"utf-8\"><title>");
        html.Append(WebUtility.HtmlEncode(message.Subject))
            .Append("</title></head><body style=\"font-family:sans-serif;font-size:16px;color:#0b1f33\">");
        var paragraph = new List<string>();
        foreach (var line in Lines(message).Append(""))
        {
            if (line.Length > 0)
            {
                paragraph.Add(
                    AddressOf(line, publicUrl) is { } address
                        ? $"<a href=\"{WebUtility.HtmlEncode(address)}\">{WebUtility.HtmlEncode(address)}</a>"
                        : WebUtility.HtmlEncode(line)
                );
            }
            else if (paragraph.Count > 0)
            {
                html.Append("<p>").AppendJoin("<br>", paragraph).Append("</p>");
                paragraph.Clear();
            }
        }
        return html.Append("</body></html>").ToString();
    }

    private static IEnumerable<string> Lines(OutboxMessage message)
    {
        var lines = message.Body.Split('\n').Select(line => line.TrimEnd('\r'));
        return message.Link is null ? lines : lines.Append("").Append(message.Link);
    }

    /// <summary>The whole address that a line stands for; null where it is a sentence.</summary>
    private static string? AddressOf(string line, Uri publicUrl) =>
        line.TrimStart() is ['/', ..] path && !path.Contains(' ', StringComparison.Ordinal) ? new Uri(publicUrl, path).AbsoluteUri : null;

    private static string Indent(string line) => line[..^line.TrimStart().Length];
}
