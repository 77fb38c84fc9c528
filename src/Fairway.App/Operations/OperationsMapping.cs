using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Operations;

internal sealed class OperationsMapping : IEntityTypeConfiguration<NodeSeen>, IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<NodeSeen> builder) => builder.ToTable("operations_nodes").HasKey(n => n.Name);

    public void Configure(EntityTypeBuilder<JobRun> builder) => builder.ToTable("operations_jobs").HasKey(j => j.Job);
}
