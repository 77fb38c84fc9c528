namespace Fairway.Rules.Tests;

/// <summary>Where cases, documents and sources of this checkout stand.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Fairway.slnx")))
            {
                return at.FullName;
            }
        }
        throw new InvalidOperationException("These tests read cases and documents of the checkout they were built in.");
    }
}
