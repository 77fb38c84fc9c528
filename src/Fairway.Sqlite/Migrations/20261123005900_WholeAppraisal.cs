using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WholeAppraisal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AgreedVersion",
                table: "appraisals_appraisals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosesOn",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EndReceivedByBoardAt",
                table: "appraisals_appraisals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "MidTermDue",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OfficialSignedAt",
                table: "appraisals_appraisals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReviewedVersion",
                table: "appraisals_appraisals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Step",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: false,
                defaultValue: "Beginning");

            migrationBuilder.AddColumn<long>(
                name: "SupervisorSignedAt",
                table: "appraisals_appraisals",
                type: "INTEGER",
                nullable: true);

            // What the earlier shape knew only from its signatures, and the day that follows from the cycle (twelve months were the rule).
            migrationBuilder.Sql("""
                UPDATE appraisals_appraisals SET
                    "AgreedVersion" = CASE WHEN "State" = 'BeginningAgreed' THEN "SharedVersion" ELSE 0 END,
                    "MidTermDue" = CASE WHEN date("CycleStart", '+12 months') < "CycleEnd" THEN date("CycleStart", '+12 months') END,
                    "SupervisorSignedAt" = (SELECT MAX(s."At") FROM appraisals_signatures s
                        WHERE s."AppraisalId" = appraisals_appraisals."Id" AND s."EndedAt" IS NULL AND s."Party" <> 'Official'),
                    "OfficialSignedAt" = (SELECT MAX(s."At") FROM appraisals_signatures s
                        WHERE s."AppraisalId" = appraisals_appraisals."Id" AND s."EndedAt" IS NULL AND s."Party" = 'Official')
                """);

            migrationBuilder.CreateTable(
                name: "appraisals_late",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    FormNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Whose = table.Column<string>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    SaidBy = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_late", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_late_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_statements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    FormNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_statements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_statements_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_late_AppraisalId",
                table: "appraisals_late",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_statements_AppraisalId",
                table: "appraisals_statements",
                column: "AppraisalId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appraisals_late");

            migrationBuilder.DropTable(
                name: "appraisals_statements");

            migrationBuilder.DropColumn(
                name: "AgreedVersion",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "ClosesOn",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "EndReceivedByBoardAt",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "MidTermDue",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "OfficialSignedAt",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "ReviewedVersion",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "Step",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "SupervisorSignedAt",
                table: "appraisals_appraisals");
        }
    }
}
