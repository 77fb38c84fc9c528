namespace Fairway.Architecture.Tests;

/// <summary>The checkout that these tests were built in, and the product's assemblies.</summary>
internal static class Repository
{
    private static readonly string[] s_notOurs = ["bin", "obj", "node_modules", "data", "artifacts", "TestResults", ".git", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file of ours, as its path from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Under(Root).Order(StringComparer.Ordinal)];

    public static System.Reflection.Assembly Rules { get; } = typeof(Fairway.Rules.RuleAttribute).Assembly;

    /// <summary>All assemblies of the product, tests apart.</summary>
    public static IReadOnlyList<System.Reflection.Assembly> Assemblies { get; } =
    [
        Rules,
        System.Reflection.Assembly.Load("Fairway.Proof"),
        typeof(App.FairwayDb).Assembly,
        typeof(Web.Hosting.FairwayWeb).Assembly,
        typeof(Sqlite.SqliteDatabase).Assembly,
        typeof(Postgres.PostgresDatabase).Assembly,
        typeof(Cli.Composition).Assembly,
        typeof(Compiler.Composition).Assembly,
        System.Reflection.Assembly.Load("Fairway.Demo"),
    ];

    /// <summary>Types that somebody wrote: not the compiler's, not what Razor makes of pages, not migrations.</summary>
    public static IEnumerable<Type> Types =>
        Assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type =>
                !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false)
                && !type.Name.Contains('<', StringComparison.Ordinal)
                && type.Namespace?.StartsWith("Fairway", StringComparison.Ordinal) == true
                && !type.Namespace.Split('.').Contains("Migrations")
            );

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    private static IEnumerable<string> Under(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (Path.GetFileName(file) == ".git")
            {
                continue; // In a work tree it is a file.
            }
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(inner);
            // demo/data is ours; data at the root is somebody's database.
            if (!s_notOurs.Contains(name) || (name == "data" && folder != Root))
            {
                foreach (var file in Under(inner))
                {
                    yield return file;
                }
            }
        }
    }

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
