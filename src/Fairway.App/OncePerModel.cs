using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Fairway.App;

/// <summary>
/// Compiled queries belong to the model that they were translated for, and each database has its own: one set for each. A process that serves has one.
/// </summary>
/// <typeparam name="TQueries">Holds compiled queries in its fields.</typeparam>
internal static class OncePerModel<TQueries>
    where TQueries : class, new()
{
    private static readonly ConditionalWeakTable<IModel, TQueries> Known = [];

    /// <summary>The queries for this context's database.</summary>
    public static TQueries Of(DbContext db) => Known.GetValue(db.Model, _ => new TQueries());
}
