using System.Reflection;
using System.Text.RegularExpressions;

namespace Fairway.Architecture.Tests;

/// <summary>Which way things depend: Cli → Web → App → Rules; the providers → App; only the composition root names a provider.</summary>
public sealed partial class Dependencies
{
    private static readonly Dictionary<string, string[]> s_mayUse = new(StringComparer.Ordinal)
    {
        ["Fairway.Rules"] = [],
        ["Fairway.Proof"] = [],
        ["Fairway.App"] = ["Fairway.Rules", "Fairway.Proof"],
        ["Fairway.Sqlite"] = ["Fairway.App", "Fairway.Rules"],
        ["Fairway.Postgres"] = ["Fairway.App", "Fairway.Rules"],
        ["Fairway.Demo"] = ["Fairway.App", "Fairway.Rules", "Fairway.Proof"],
        // Another operator runs it: it knows the rules and the proofs, and nothing of the product's tables or pages.
        ["fairway-compiler"] = ["Fairway.Rules", "Fairway.Proof"],
        ["Fairway.Web"] = ["Fairway.App", "Fairway.Rules", "Fairway.Proof"],
    };

    [Fact]
    public void Rules_knows_the_base_library_and_NodaTime_alone() =>
        Repository
            .Rules.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => name != "NodaTime" && !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Proof_knows_the_base_library_alone() =>
        Assembly
            .Load("Fairway.Proof")
            .GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Each_project_uses_only_those_beneath_it()
    {
        var wrong =
            from assembly in Repository.Assemblies
            where s_mayUse.ContainsKey(assembly.GetName().Name!)
            from used in assembly.GetReferencedAssemblies()
            where used.Name!.StartsWith("Fairway.", StringComparison.Ordinal) && !s_mayUse[assembly.GetName().Name!].Contains(used.Name)
            select $"{assembly.GetName().Name} uses {used.Name}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_composition_root_and_the_provider_projects_know_a_provider()
    {
        string[] may = ["Fairway.Sqlite", "Fairway.Postgres", "fairway", "fairway-compiler"];
        var wrong =
            from assembly in Repository.Assemblies
            where !may.Contains(assembly.GetName().Name)
            from used in assembly.GetReferencedAssemblies()
            where Provider().IsMatch(used.Name!)
            select $"{assembly.GetName().Name} uses {used.Name}";
        wrong.ShouldBeEmpty();

        // Nor by asking for its name at run time.
        var named =
            from file in Repository.Files
            where file.EndsWith(".cs", StringComparison.Ordinal)
            where file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("demo/", StringComparison.Ordinal)
            where !file.StartsWith("src/Fairway.Sqlite/", StringComparison.Ordinal)
            where !file.StartsWith("src/Fairway.Postgres/", StringComparison.Ordinal)
            where file != "src/Fairway.Cli/DatabaseAt.cs"
            where !file.StartsWith("src/Fairway.Compiler/Databases/", StringComparison.Ordinal) && file != "src/Fairway.Compiler/Program.cs"
            from line in Repository.Lines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && NamesProvider().IsMatch(line)
            select $"{file}: {line.Trim()}";
        named.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_composition_root_names_the_machines_clock()
    {
        var wrong =
            from file in Repository.Files
            where file.EndsWith(".cs", StringComparison.Ordinal) && !file.StartsWith("tests/", StringComparison.Ordinal)
            where file is not ("src/Fairway.Cli/Composition.cs" or "src/Fairway.Compiler/Composition.cs")
            where Repository.Text(file).Contains("RS0030", StringComparison.Ordinal)
            select file;
        wrong.ShouldBeEmpty("the banned symbols are allowed in the two composition roots");
    }

    [Fact]
    public void An_interface_has_more_than_one_implementation()
    {
        var types = Repository.Types.ToList();
        var lonely =
            from face in types
            where face.IsInterface
            let implementations = types.Count(t => t is { IsInterface: false, IsAbstract: false } && Implements(t, face))
            where implementations < 2
            select $"{face.FullName} has {implementations}";
        lonely.ShouldBeEmpty();
    }

    [GeneratedRegex("Sqlite|Npgsql", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Provider();

    [GeneratedRegex(@"\bIsSqlite\b|\bIsNpgsql\b|ProviderName|\bSqlite[A-Z]\w*|\bNpgsql[A-Z]\w*", RegexOptions.None, 1000)]
    private static partial Regex NamesProvider();

    /// <summary>A generic interface counts with whatever it is closed over.</summary>
    private static bool Implements(Type type, Type face) =>
        face.IsGenericTypeDefinition
            ? type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == face)
            : face.IsAssignableFrom(type);
}
