using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SupervisorId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SecondLevelId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaunchedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DiscussedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PlanVersion = table.Column<int>(type: "integer", nullable: false),
                    ReviewVersion = table.Column<int>(type: "integer", nullable: false),
                    SupervisorSignedAt = table.Column<long>(type: "bigint", nullable: true),
                    RunsFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    RunsFurther = table.Column<bool>(type: "boolean", nullable: false),
                    ReviewedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReceivedByBoardAt = table.Column<long>(type: "bigint", nullable: true),
                    Decision = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_underperformance_cases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "underperformance_drafts",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AuthorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SavedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Since = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AuthorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    RecordedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    RemovedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Party = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReaderId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Party = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Notes = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Party = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SignerId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedBecause = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Word = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AuthorId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Party = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    About = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
