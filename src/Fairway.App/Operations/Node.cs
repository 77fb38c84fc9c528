using NodaTime;

namespace Fairway.App.Operations;

/// <summary>The process that answers: one of several on one database, or the only one.</summary>
/// <param name="Name">Its own among the nodes: the machine and the port.</param>
/// <param name="Version">The product's, with the commit that it was built from.</param>
public sealed record Node(string Name, string Version)
{
    /// <summary>Where nobody says which node it is: in tests, at the terminal.</summary>
    public static readonly Node Only = new(Environment.MachineName, VersionOf(typeof(Node)));

    /// <summary>The version that an assembly was built as.</summary>
    public static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyInformationalVersionAttribute), inherit: false)
            is [System.Reflection.AssemblyInformationalVersionAttribute { InformationalVersion: { } version }, ..]
            ? version.Split('+') is [var number, { Length: > 9 } commit]
                ? $"{number}+{commit[..9]}"
                : version
            : "";
}

/// <summary>A node as the others know of it. Each writes its own row.</summary>
public sealed class NodeSeen
{
    public required string Name { get; init; }
    public required string Version { get; set; }
    public required Instant StartedAt { get; set; }

    /// <summary>Written anew each half minute while it runs.</summary>
    public required Instant SeenAt { get; set; }

    /// <summary>When it was stopped in order; null: it runs, or broke.</summary>
    public Instant? StoppedAt { get; set; }
}

/// <summary>How the rounds of a job went last, on whichever node.</summary>
public sealed class JobRun
{
    /// <summary>The job's type.</summary>
    public required string Job { get; init; }

    public required string Node { get; set; }

    /// <summary>When a round last ended well; null: none has.</summary>
    public Instant? DoneAt { get; set; }

    /// <summary>Milliseconds that it took.</summary>
    public int Took { get; set; }

    /// <summary>When a round last failed; null: none has.</summary>
    public Instant? FailedAt { get; set; }

    /// <summary>The kind of failure, which says nothing of anybody; what exactly it was stands in the log.</summary>
    public string? Failure { get; set; }
}

/// <summary>What the provider says of the database, for whoever keeps it running.</summary>
/// <param name="Server">What it is and which version, such as "PostgreSQL 17.5".</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="GuardsRows">Whether it guards rows itself against the product's user (ADR 29).</param>
public sealed record DatabaseFacts(string Server, long Bytes, bool GuardsRows);

/// <summary>A database that the product works on.</summary>
/// <param name="Name">Main or Skills.</param>
/// <param name="Db">A context on it.</param>
/// <param name="FactsAsync">Asks the provider about it.</param>
public sealed record DatabaseInUse(
    string Name,
    Microsoft.EntityFrameworkCore.DbContext Db,
    Func<CancellationToken, Task<DatabaseFacts>> FactsAsync
);

/// <summary>All of them. Who composes names them: nothing here knows what stands in the room of skills.</summary>
public sealed record DatabasesInUse(params IReadOnlyList<DatabaseInUse> All);
