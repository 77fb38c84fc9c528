using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProbationAndCalendar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_appraisals_appraisals_StaffId_CycleStart",
                table: "appraisals_appraisals");

            migrationBuilder.AddColumn<DateOnly>(
                name: "BeginningPostponedTo",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CountedFrom",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndPostponedTo",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: false,
                defaultValue: "Regular");

            migrationBuilder.AddColumn<DateOnly>(
                name: "MidTermPostponedTo",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "appraisals_held_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    PostponedTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_held_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_held_steps_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What stands was a regular cycle, due on its last day.
            migrationBuilder.Sql("""UPDATE appraisals_appraisals SET "DueOn" = "CycleEnd";""");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_appraisals_StaffId_Kind_DueOn",
                table: "appraisals_appraisals",
                columns: new[] { "StaffId", "Kind", "DueOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_held_steps_AppraisalId",
                table: "appraisals_held_steps",
                column: "AppraisalId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appraisals_held_steps");

            migrationBuilder.DropIndex(
                name: "IX_appraisals_appraisals_StaffId_Kind_DueOn",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "BeginningPostponedTo",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "CountedFrom",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "EndPostponedTo",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "MidTermPostponedTo",
                table: "appraisals_appraisals");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_appraisals_StaffId_CycleStart",
                table: "appraisals_appraisals",
                columns: new[] { "StaffId", "CycleStart" },
                unique: true);
        }
    }
}
