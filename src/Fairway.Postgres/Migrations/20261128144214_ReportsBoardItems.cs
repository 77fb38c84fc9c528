using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ReportsBoardItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_reportsboard_items_appraisals_appraisals_AppraisalId",
                table: "reportsboard_items");

            migrationBuilder.DropIndex(
                name: "IX_reportsboard_items_AppraisalId_Step_FormNumber",
                table: "reportsboard_items");

            migrationBuilder.RenameColumn(
                name: "Step",
                table: "reportsboard_items",
                newName: "UnitCode");

            migrationBuilder.RenameColumn(
                name: "AppraisalId",
                table: "reportsboard_items",
                newName: "SubjectId");

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "reportsboard_items",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "DelegateId",
                table: "reportsboard_items",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "reportsboard_items",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "reportsboard_items",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Part",
                table: "reportsboard_items",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "PeriodEnd",
                table: "reportsboard_items",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "PeriodStart",
                table: "reportsboard_items",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "SecondLevelId",
                table: "reportsboard_items",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "SignedOn",
                table: "reportsboard_items",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "StaffId",
                table: "reportsboard_items",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "reportsboard_items",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "SupervisorId",
                table: "reportsboard_items",
                type: "text",
                nullable: true,
                collation: "C");

            // The step stands in the unit's column until everything has been read from it; the rest is what the appraisal says.
            migrationBuilder.Sql("""
                UPDATE reportsboard_items i SET
                    "Kind" = CASE WHEN i."UnitCode" = 'EndOfCycle' THEN 'EndOfCycle' ELSE 'Beginning' END,
                    "Part" = CASE WHEN i."UnitCode" = 'EndOfCycle' THEN 'eoc' ELSE 'boc' END,
                    "State" = CASE WHEN EXISTS (SELECT 1 FROM reportsboard_items l WHERE l."SubjectId" = i."SubjectId"
                        AND l."UnitCode" = i."UnitCode" AND l."FormNumber" > i."FormNumber") THEN 'Replaced' ELSE 'Received' END,
                    "StaffId" = a."StaffId", "SupervisorId" = a."SupervisorId", "DelegateId" = a."DelegateId",
                    "SecondLevelId" = a."SecondLevelId", "PeriodStart" = a."CycleStart", "PeriodEnd" = COALESCE(a."ClosesOn", a."CycleEnd"),
                    "DueOn" = CASE WHEN i."UnitCode" = 'EndOfCycle' THEN COALESCE(a."ClosesOn", a."CycleEnd")
                        ELSE LEAST(a."BeginningDue", COALESCE(a."ClosesOn", a."CycleEnd")) END,
                    "SignedOn" = (to_timestamp(COALESCE((SELECT MAX(s."At") FROM appraisals_signatures s WHERE s."AppraisalId" = a."Id"
                        AND s."Step" = i."UnitCode" AND s."FormNumber" = i."FormNumber" AND s."Party" <> 'Official'), i."ReceivedAt") / 1000000.0)
                        AT TIME ZONE 'UTC')::date,
                    "Address" = '/appraisals/' || a."Id"
                FROM appraisals_appraisals a WHERE a."Id" = i."SubjectId"
                """);
            migrationBuilder.Sql("""
                UPDATE reportsboard_items i SET "UnitCode" = a."UnitCode" FROM appraisals_appraisals a WHERE a."Id" = i."SubjectId"
                """);

            migrationBuilder.CreateTable(
                name: "reportsboard_authors",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_authors", x => new { x.ItemId, x.StaffId });
                    table.ForeignKey(
                        name: "FK_reportsboard_authors_reportsboard_items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "reportsboard_items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("""
                INSERT INTO reportsboard_authors ("ItemId", "StaffId")
                SELECT i."Id", p."SupervisorId" FROM reportsboard_items i JOIN appraisals_parts p ON p."AppraisalId" = i."SubjectId"
                UNION
                SELECT i."Id", p."DelegateId" FROM reportsboard_items i JOIN appraisals_parts p ON p."AppraisalId" = i."SubjectId"
                WHERE p."DelegateId" IS NOT NULL
                """);

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_items_StaffId",
                table: "reportsboard_items",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_items_SubjectId_Kind_Part_FormNumber",
                table: "reportsboard_items",
                columns: new[] { "SubjectId", "Kind", "Part", "FormNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_items_UnitCode",
                table: "reportsboard_items",
                column: "UnitCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reportsboard_authors");

            migrationBuilder.DropIndex(
                name: "IX_reportsboard_items_StaffId",
                table: "reportsboard_items");

            migrationBuilder.DropIndex(
                name: "IX_reportsboard_items_SubjectId_Kind_Part_FormNumber",
                table: "reportsboard_items");

            migrationBuilder.DropIndex(
                name: "IX_reportsboard_items_UnitCode",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "DelegateId",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "Part",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "PeriodEnd",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "PeriodStart",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "SecondLevelId",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "SignedOn",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "StaffId",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "State",
                table: "reportsboard_items");

            migrationBuilder.DropColumn(
                name: "SupervisorId",
                table: "reportsboard_items");

            migrationBuilder.RenameColumn(
                name: "UnitCode",
                table: "reportsboard_items",
                newName: "Step");

            migrationBuilder.RenameColumn(
                name: "SubjectId",
                table: "reportsboard_items",
                newName: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_items_AppraisalId_Step_FormNumber",
                table: "reportsboard_items",
                columns: new[] { "AppraisalId", "Step", "FormNumber" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_reportsboard_items_appraisals_appraisals_AppraisalId",
                table: "reportsboard_items",
                column: "AppraisalId",
                principalTable: "appraisals_appraisals",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
