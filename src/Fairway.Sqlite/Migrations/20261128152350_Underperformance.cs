using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Underperformance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "underperformance_cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    SupervisorId = table.Column<string>(type: "TEXT", nullable: true),
                    SecondLevelId = table.Column<string>(type: "TEXT", nullable: true),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    LaunchedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DiscussedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PlanVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ReviewVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    SupervisorSignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RunsFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RunsFurther = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReviewedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReceivedByBoardAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", nullable: true),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_underperformance_cases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "underperformance_drafts",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_underperformance_drafts", x => new { x.CaseId, x.Kind, x.AuthorId });
                    table.ForeignKey(
                        name: "FK_underperformance_drafts_underperformance_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "underperformance_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "underperformance_formers",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_underperformance_formers", x => new { x.CaseId, x.StaffId });
                    table.ForeignKey(
                        name: "FK_underperformance_formers_underperformance_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "underperformance_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "underperformance_forms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_underperformance_forms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_underperformance_forms_underperformance_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "underperformance_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "underperformance_leaves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RecordedBy = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_underperformance_leaves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_underperformance_leaves_underperformance_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "underperformance_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "underperformance_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    Party = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_underperformance_notes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_underperformance_notes_underperformance_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "underperformance_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "underperformance_readings",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReaderId = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Party = table.Column<string>(type: "TEXT", nullable: false),
                    Notes = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_underperformance_readings", x => new { x.CaseId, x.ReaderId, x.Day });
                    table.ForeignKey(
                        name: "FK_underperformance_readings_underperformance_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "underperformance_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "underperformance_signatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Party = table.Column<string>(type: "TEXT", nullable: false),
                    SignerId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBecause = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_underperformance_signatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_underperformance_signatures_underperformance_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "underperformance_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "underperformance_statements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Word = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: true),
                    Party = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_underperformance_statements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_underperformance_statements_underperformance_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "underperformance_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_cases_open",
                table: "underperformance_cases",
                column: "StaffId",
                unique: true,
                filter: "\"ClosedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_cases_SecondLevelId",
                table: "underperformance_cases",
                column: "SecondLevelId");

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_cases_StaffId",
                table: "underperformance_cases",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_cases_SupervisorId",
                table: "underperformance_cases",
                column: "SupervisorId");

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_cases_UnitCode",
                table: "underperformance_cases",
                column: "UnitCode");

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_forms_CaseId_Kind_Number",
                table: "underperformance_forms",
                columns: new[] { "CaseId", "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_leaves_CaseId",
                table: "underperformance_leaves",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_notes_CaseId",
                table: "underperformance_notes",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_signatures_CaseId",
                table: "underperformance_signatures",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_signatures_Hash",
                table: "underperformance_signatures",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_underperformance_statements_CaseId",
                table: "underperformance_statements",
                column: "CaseId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "underperformance_drafts");

            migrationBuilder.DropTable(
                name: "underperformance_formers");

            migrationBuilder.DropTable(
                name: "underperformance_forms");

            migrationBuilder.DropTable(
                name: "underperformance_leaves");

            migrationBuilder.DropTable(
                name: "underperformance_notes");

            migrationBuilder.DropTable(
                name: "underperformance_readings");

            migrationBuilder.DropTable(
                name: "underperformance_signatures");

            migrationBuilder.DropTable(
                name: "underperformance_statements");

            migrationBuilder.DropTable(
                name: "underperformance_cases");
        }
    }
}
