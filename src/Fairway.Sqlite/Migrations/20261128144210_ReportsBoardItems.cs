using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReportsBoardItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // SQLite would put the table together anew once all is said; so that what is there can be carried over, it is done here in order.
            migrationBuilder.DropIndex(name: "IX_reportsboard_items_AppraisalId_Step_FormNumber", table: "reportsboard_items");
            migrationBuilder.DropIndex(name: "IX_reportsboard_items_ReceivedAt", table: "reportsboard_items");
            migrationBuilder.Sql("ALTER TABLE reportsboard_items RENAME TO reportsboard_items_before");

            migrationBuilder.CreateTable(
                name: "reportsboard_items",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<string>(type: "TEXT", nullable: false),
                    FormNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    PeriodStart = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    SupervisorId = table.Column<string>(type: "TEXT", nullable: true),
                    DelegateId = table.Column<string>(type: "TEXT", nullable: true),
                    SecondLevelId = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table => table.PrimaryKey("PK_reportsboard_items", x => x.Id));

            migrationBuilder.Sql("""
                INSERT INTO reportsboard_items ("Id", "Kind", "SubjectId", "Part", "FormNumber", "StaffId", "UnitCode", "PeriodStart", "PeriodEnd", "DueOn", "SignedOn", "Address", "SupervisorId", "DelegateId", "SecondLevelId", "State", "ReceivedAt", "OpenedAt", "Version")
                SELECT i."Id", i."Step", i."AppraisalId", CASE WHEN i."Step" = 'EndOfCycle' THEN 'eoc' ELSE 'boc' END, i."FormNumber",
                    a."StaffId", a."UnitCode", a."CycleStart", COALESCE(a."ClosesOn", a."CycleEnd"),
                    CASE WHEN i."Step" = 'EndOfCycle' THEN COALESCE(a."ClosesOn", a."CycleEnd")
                        ELSE MIN(a."BeginningDue", COALESCE(a."ClosesOn", a."CycleEnd")) END,
                    date(COALESCE((SELECT MAX(s."At") FROM appraisals_signatures s WHERE s."AppraisalId" = a."Id" AND s."Step" = i."Step"
                        AND s."FormNumber" = i."FormNumber" AND s."Party" <> 'Official'), i."ReceivedAt") / 1000000, 'unixepoch'),
                    '/appraisals/' || lower(a."Id"), a."SupervisorId", a."DelegateId", a."SecondLevelId",
                    CASE WHEN EXISTS (SELECT 1 FROM reportsboard_items_before l WHERE l."AppraisalId" = i."AppraisalId"
                        AND l."Step" = i."Step" AND l."FormNumber" > i."FormNumber") THEN 'Replaced' ELSE 'Received' END,
                    i."ReceivedAt", i."OpenedAt", i."Version"
                FROM reportsboard_items_before i JOIN appraisals_appraisals a ON a."Id" = i."AppraisalId"
                """);
            migrationBuilder.Sql("DROP TABLE reportsboard_items_before");

            migrationBuilder.CreateTable(
                name: "reportsboard_authors",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false)
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
                name: "IX_reportsboard_items_ReceivedAt",
                table: "reportsboard_items",
                column: "ReceivedAt");

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
