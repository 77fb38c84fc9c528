using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.Service;

internal sealed class ServiceMapping
    : IEntityTypeConfiguration<Official>,
        IEntityTypeConfiguration<ServicePeriod>,
        IEntityTypeConfiguration<ServiceException>,
        IEntityTypeConfiguration<FactOwner>,
        IEntityTypeConfiguration<FactQuestion>,
        IEntityTypeConfiguration<Unit>,
        IEntityTypeConfiguration<Chieftaincy>,
        IEntityTypeConfiguration<Supervision>,
        IEntityTypeConfiguration<Delegation>,
        IEntityTypeConfiguration<StandIn>,
        IEntityTypeConfiguration<HeadAlternate>
{
    public void Configure(EntityTypeBuilder<Official> builder)
    {
        builder.ToTable("service_officials").HasKey(o => o.StaffId);
        builder.HasMany(o => o.Periods).WithOne().HasForeignKey(p => p.StaffId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(o => o.SearchName);
        builder.Ignore(o => o.FullName);
    }

    public void Configure(EntityTypeBuilder<ServicePeriod> builder)
    {
        builder.ToTable("service_periods").HasKey(p => p.Id);
        builder.HasIndex(p => new { p.StaffId, p.From }).IsUnique();
        builder.HasIndex(p => p.UnitCode);
        builder.HasIndex(p => p.DutyStation);
    }

    public void Configure(EntityTypeBuilder<ServiceException> builder)
    {
        builder.ToTable("service_exceptions").HasKey(e => e.Id);
        builder.HasOne<Official>().WithMany().HasForeignKey(e => e.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<FactOwner> builder)
    {
        builder.ToTable("service_fact_owners").HasKey(o => o.Id);
        builder.HasIndex(o => new { o.StaffId, o.Field }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FactQuestion> builder)
    {
        builder.ToTable("service_fact_questions").HasKey(q => q.Id);
        builder.HasIndex(q => q.StaffId);
        builder.HasIndex(q => q.AnsweredAt);
    }

    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("service_units").HasKey(u => u.Code);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentCode).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Chieftaincy> builder)
    {
        builder.ToTable("service_chieftaincies").HasKey(c => c.Id);
        builder.HasIndex(c => new { c.UnitCode, c.From }).IsUnique();
        builder.HasIndex(c => c.StaffId);
    }

    public void Configure(EntityTypeBuilder<Supervision> builder)
    {
        builder.ToTable("service_supervisions").HasKey(s => s.Id);
        builder.HasIndex(s => new { s.StaffId, s.From }).IsUnique();
        builder.HasIndex(s => s.SupervisorId);
        builder.HasIndex(s => s.SecondLevelId);
    }

    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("service_delegations").HasKey(d => d.Id);
        builder.HasIndex(d => d.ChiefId);
        builder.HasIndex(d => d.DelegateId);
    }

    public void Configure(EntityTypeBuilder<StandIn> builder)
    {
        builder.ToTable("service_stand_ins").HasKey(s => s.Id);
        builder.HasIndex(s => s.ChiefId);
        builder.HasIndex(s => s.StandInId);
    }

    public void Configure(EntityTypeBuilder<HeadAlternate> builder) => builder.ToTable("service_head_alternates").HasKey(a => a.Id);
}
