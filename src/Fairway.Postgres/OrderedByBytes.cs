using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Fairway.Postgres;

/// <summary>
/// Every text column compares and sorts by its bytes, as on SQLite, whatever the collation of the server: staff ids and grades must come
/// in one order on both databases.
/// </summary>
internal sealed class OrderedByBytes(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type == typeof(string) || type.IsEnum)
                {
                    property.SetCollation("C");
                }
            }
        }
    }
}
