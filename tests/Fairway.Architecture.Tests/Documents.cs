using System.Text.RegularExpressions;

namespace Fairway.Architecture.Tests;

/// <summary>What the documents say of each other.</summary>
public sealed partial class Documents
{
    [Fact]
    public void A_link_leads_to_a_file_that_is_there()
    {
        var links = Repository
            .Files.Where(f =>
                f.EndsWith(".md", StringComparison.Ordinal)
                && (f.StartsWith("docs/", StringComparison.Ordinal) || !f.Contains("content/", StringComparison.Ordinal))
            )
            .SelectMany(f => Link().Matches(Repository.Text(f)).Select(m => (File: f, To: m.Groups["to"].Value.Split('#')[0])))
            // Addresses elsewhere, and pages of the product.
            .Where(link => link.To.Length > 0 && !link.To.Contains(':', StringComparison.Ordinal) && link.To[0] != '/')
            .ToList();
        links.ShouldNotBeEmpty();
        links
            .Where(link =>
            {
                var path = Path.Combine(Repository.Root, Path.GetDirectoryName(link.File)!, link.To);
                return !File.Exists(path) && !Directory.Exists(path);
            })
            .ShouldBeEmpty();
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();
}
