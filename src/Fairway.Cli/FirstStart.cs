using Fairway.App.History;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>What a database needs before it is served: the demonstration, or the first administrator.</summary>
internal static class FirstStart
{
    /// <summary>Fills a database in which nothing is yet.</summary>
    /// <returns>The sentence that says how to sign in.</returns>
    public static async Task<string> Prepare(Parts parts, bool empty, CancellationToken stop)
    {
        await using var db = parts.Database.Open();
        var demonstration = await db.Settings.AnyAsync(s => s.Key == Setting.Demonstration, stop);
        if (demonstration && empty)
        {
            throw Stop.Usage(
                $"{parts.Database.Place} holds the demonstration organization, and stays a demonstration. Choose another place with --data or --db."
            );
        }
        return demonstration ? "It holds the demonstration organization." : "Sign in with your account.";
    }
}
