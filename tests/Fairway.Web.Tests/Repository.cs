namespace Fairway.Web.Tests;

/// <summary>Where the sources of this checkout stand.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Fairway.slnx")))
            {
                return at.FullName;
            }
        }
        throw new InvalidOperationException("These tests read the sources of the checkout they were built in.");
    }
}
