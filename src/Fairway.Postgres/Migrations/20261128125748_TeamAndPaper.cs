using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TeamAndPaper : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "OnPaper",
                table: "appraisals_signatures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PaperId",
                table: "appraisals_signatures",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExcludedAt",
                table: "appraisals_appraisals",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasCriteria",
                table: "appraisals_appraisals",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "appraisals_criteria",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Category = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Grades = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecidedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_criteria", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_exclusions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CycleStart = table.Column<DateOnly>(type: "date", nullable: false),
                    CycleEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    UnitCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecidedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: false),
                    Batch = table.Column<Guid>(type: "uuid", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EndedReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_exclusions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_exclusions_service_officials_StaffId",
                        column: x => x.StaffId,
                        principalTable: "service_officials",
                        principalColumn: "StaffId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_papers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FormNumber = table.Column<int>(type: "integer", nullable: false),
                    SupervisorOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OfficialOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EnteredBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EnteredAt = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_papers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_papers_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_reminders",
                columns: table => new
                {
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SentBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Batch = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_reminders", x => new { x.AppraisalId, x.On });
                    table.ForeignKey(
                        name: "FK_appraisals_reminders_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_rounds",
                columns: table => new
                {
                    ReaderId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    List = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Appraisals = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BegunAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_rounds", x => x.ReaderId);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_criteria_of",
                columns: table => new
                {
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    CriterionId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_criteria_of", x => new { x.AppraisalId, x.CriterionId });
                    table.ForeignKey(
                        name: "FK_appraisals_criteria_of_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_appraisals_criteria_of_appraisals_criteria_CriterionId",
                        column: x => x.CriterionId,
                        principalTable: "appraisals_criteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_paper_bytes",
                columns: table => new
                {
                    PaperId = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_paper_bytes", x => x.PaperId);
                    table.ForeignKey(
                        name: "FK_appraisals_paper_bytes_appraisals_papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "appraisals_papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_signatures_PaperId",
                table: "appraisals_signatures",
                column: "PaperId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_criteria_of_CriterionId",
                table: "appraisals_criteria_of",
                column: "CriterionId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_exclusions_Batch",
                table: "appraisals_exclusions",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_exclusions_StaffId_CycleEnd",
                table: "appraisals_exclusions",
                columns: new[] { "StaffId", "CycleEnd" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_papers_AppraisalId",
                table: "appraisals_papers",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_reminders_Batch",
                table: "appraisals_reminders",
                column: "Batch");

            migrationBuilder.AddForeignKey(
                name: "FK_appraisals_signatures_appraisals_papers_PaperId",
                table: "appraisals_signatures",
                column: "PaperId",
                principalTable: "appraisals_papers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_appraisals_signatures_appraisals_papers_PaperId",
                table: "appraisals_signatures");

            migrationBuilder.DropTable(
                name: "appraisals_criteria_of");

            migrationBuilder.DropTable(
                name: "appraisals_exclusions");

            migrationBuilder.DropTable(
                name: "appraisals_paper_bytes");

            migrationBuilder.DropTable(
                name: "appraisals_reminders");

            migrationBuilder.DropTable(
                name: "appraisals_rounds");

            migrationBuilder.DropTable(
                name: "appraisals_criteria");

            migrationBuilder.DropTable(
                name: "appraisals_papers");

            migrationBuilder.DropIndex(
                name: "IX_appraisals_signatures_PaperId",
                table: "appraisals_signatures");

            migrationBuilder.DropColumn(
                name: "OnPaper",
                table: "appraisals_signatures");

            migrationBuilder.DropColumn(
                name: "PaperId",
                table: "appraisals_signatures");

            migrationBuilder.DropColumn(
                name: "ExcludedAt",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "HasCriteria",
                table: "appraisals_appraisals");
        }
    }
}
