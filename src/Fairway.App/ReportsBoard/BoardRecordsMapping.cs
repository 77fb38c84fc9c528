using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fairway.App.ReportsBoard;

internal sealed class BoardRecordsMapping
    : IEntityTypeConfiguration<BoardExaminer>,
        IEntityTypeConfiguration<BoardNote>,
        IEntityTypeConfiguration<BoardSession>,
        IEntityTypeConfiguration<BoardAttendance>,
        IEntityTypeConfiguration<BoardMatter>,
        IEntityTypeConfiguration<BoardLetter>,
        IEntityTypeConfiguration<BoardPaper>,
        IEntityTypeConfiguration<FigureSnapshot>
{
    public void Configure(EntityTypeBuilder<FigureSnapshot> builder)
    {
        builder.ToTable("reportsboard_figures").HasKey(s => s.Id);
        builder.HasIndex(s => s.AsOf).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BoardExaminer> builder)
    {
        builder.ToTable("reportsboard_examiners").HasKey(e => e.Id);
        builder.HasIndex(e => e.ItemId);
        builder.HasIndex(e => e.StaffId);
        builder.HasOne<BoardItem>().WithMany().HasForeignKey(e => e.ItemId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BoardNote> builder)
    {
        builder.ToTable("reportsboard_notes").HasKey(n => n.Id);
        builder.HasIndex(n => n.ItemId);
        builder.HasOne<BoardItem>().WithMany().HasForeignKey(n => n.ItemId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BoardSession> builder)
    {
        builder.ToTable("reportsboard_sessions").HasKey(s => s.Id);
        builder.HasIndex(s => s.Number).IsUnique();
        builder.HasMany(s => s.Attendance).WithOne().HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Matters).WithOne().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BoardAttendance> builder) =>
        builder.ToTable("reportsboard_attendance").HasKey(a => new { a.SessionId, a.StaffId });

    public void Configure(EntityTypeBuilder<BoardMatter> builder)
    {
        builder.ToTable("reportsboard_matters").HasKey(m => m.Id);
        builder.HasIndex(m => new { m.SessionId, m.Order }).IsUnique();
        builder.HasIndex(m => m.ItemId);
        builder.HasOne<BoardItem>().WithMany().HasForeignKey(m => m.ItemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BoardLetter> builder)
    {
        builder.ToTable("reportsboard_letters").HasKey(l => l.Id);
        builder.HasIndex(l => l.ToStaffId);
    }

    public void Configure(EntityTypeBuilder<BoardPaper> builder)
    {
        builder.ToTable("reportsboard_papers").HasKey(p => p.Id);
        builder.HasIndex(p => new { p.Kind, p.Number }).IsUnique();
    }
}
