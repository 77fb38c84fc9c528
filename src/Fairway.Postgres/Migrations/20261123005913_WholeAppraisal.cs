using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosesOn",
                table: "appraisals_appraisals",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EndReceivedByBoardAt",
                table: "appraisals_appraisals",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "MidTermDue",
                table: "appraisals_appraisals",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OfficialSignedAt",
                table: "appraisals_appraisals",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReviewedVersion",
                table: "appraisals_appraisals",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Step",
                table: "appraisals_appraisals",
                type: "text",
                nullable: false,
                defaultValue: "Beginning",
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "SupervisorSignedAt",
                table: "appraisals_appraisals",
                type: "bigint",
                nullable: true);

            // What the earlier shape knew only from its signatures, and the day that follows from the cycle (twelve months were the rule).
            migrationBuilder.Sql("""
                UPDATE appraisals_appraisals SET
                    "AgreedVersion" = CASE WHEN "State" = 'BeginningAgreed' THEN "SharedVersion" ELSE 0 END,
                    "MidTermDue" = CASE WHEN ("CycleStart" + INTERVAL '12 months')::date < "CycleEnd" THEN ("CycleStart" + INTERVAL '12 months')::date END,
                    "SupervisorSignedAt" = (SELECT MAX(s."At") FROM appraisals_signatures s
                        WHERE s."AppraisalId" = appraisals_appraisals."Id" AND s."EndedAt" IS NULL AND s."Party" <> 'Official'),
                    "OfficialSignedAt" = (SELECT MAX(s."At") FROM appraisals_signatures s
                        WHERE s."AppraisalId" = appraisals_appraisals."Id" AND s."EndedAt" IS NULL AND s."Party" = 'Official')
                """);

            migrationBuilder.CreateTable(
                name: "appraisals_late",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FormNumber = table.Column<int>(type: "integer", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Whose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Cause = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SaidBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FormNumber = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AuthorId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
