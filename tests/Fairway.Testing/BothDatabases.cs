using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Fairway.Testing;

/// <summary>The databases that Fairway runs on.</summary>
public enum Provider
{
    Sqlite = 1,
    Postgres,
}

/// <summary>
/// Runs a theory on each database: <c>[Theory, BothDatabases] public async Task X(Provider on)</c>. What else the theory takes follows:
/// <c>[BothDatabases("a", 3)]</c>, as often as wanted.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothDatabasesAttribute(params object?[] more) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        IReadOnlyCollection<ITheoryDataRow> rows =
        [
            new TheoryDataRow([Provider.Sqlite, .. more]),
            new TheoryDataRow([Provider.Postgres, .. more])
            {
                Skip = TheDatabase.HasPostgres ? null : "No PostgreSQL: ./fairway test starts one, FAIRWAY_TEST_POSTGRES names one.",
            },
        ];
        return ValueTask.FromResult(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
