using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "privacy_deletions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Act = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Base = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CountedFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    KeptUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Parameter = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Tables = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_privacy_deletions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "privacy_holds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    PutBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PutAt = table.Column<long>(type: "bigint", nullable: false),
                    LiftedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LiftedAt = table.Column<long>(type: "bigint", nullable: true),
                    LiftReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_privacy_holds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_deletions_Act_Kind",
                table: "privacy_deletions",
                columns: new[] { "Act", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_privacy_deletions_StaffId",
                table: "privacy_deletions",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_privacy_holds_StaffId",
                table: "privacy_holds",
                column: "StaffId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "privacy_deletions");

            migrationBuilder.DropTable(
                name: "privacy_holds");
        }
    }
}
