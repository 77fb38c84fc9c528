using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Handovers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "history_entries",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "appraisals_versions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "appraisals_statements",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "appraisals_signatures",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "appraisals_journal",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "appraisals_comments",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "PartFrom",
                table: "appraisals_appraisals",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SharedWithId",
                table: "appraisals_appraisals",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "SharedWithSince",
                table: "appraisals_appraisals",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "appraisals_parts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    SupervisorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DelegateId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Because = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EndedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SharedVersion = table.Column<int>(type: "integer", nullable: false),
                    AgreedVersion = table.Column<int>(type: "integer", nullable: false),
                    ReviewedVersion = table.Column<int>(type: "integer", nullable: false),
                    SupervisorSignedAt = table.Column<long>(type: "bigint", nullable: true),
                    OfficialSignedAt = table.Column<long>(type: "bigint", nullable: true),
                    NoteAsked = table.Column<bool>(type: "boolean", nullable: false),
                    Draft = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DraftSavedAt = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NoteBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NoteAt = table.Column<long>(type: "bigint", nullable: true),
                    NoteLanguage = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    RemindedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_parts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_parts_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "service_stand_ins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ChiefId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StandInId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    NamedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EndedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_stand_ins", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_appraisals_SharedWithId",
                table: "appraisals_appraisals",
                column: "SharedWithId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_parts_AppraisalId",
                table: "appraisals_parts",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_parts_DelegateId",
                table: "appraisals_parts",
                column: "DelegateId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_parts_SupervisorId",
                table: "appraisals_parts",
                column: "SupervisorId");

            migrationBuilder.CreateIndex(
                name: "IX_service_stand_ins_ChiefId",
                table: "service_stand_ins",
                column: "ChiefId");

            migrationBuilder.CreateIndex(
                name: "IX_service_stand_ins_StandInId",
                table: "service_stand_ins",
                column: "StandInId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appraisals_parts");

            migrationBuilder.DropTable(
                name: "service_stand_ins");

            migrationBuilder.DropIndex(
                name: "IX_appraisals_appraisals_SharedWithId",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "OnBehalfOf",
                table: "history_entries");

            migrationBuilder.DropColumn(
                name: "OnBehalfOf",
                table: "appraisals_versions");

            migrationBuilder.DropColumn(
                name: "OnBehalfOf",
                table: "appraisals_statements");

            migrationBuilder.DropColumn(
                name: "OnBehalfOf",
                table: "appraisals_signatures");

            migrationBuilder.DropColumn(
                name: "OnBehalfOf",
                table: "appraisals_journal");

            migrationBuilder.DropColumn(
                name: "OnBehalfOf",
                table: "appraisals_comments");

            migrationBuilder.DropColumn(
                name: "PartFrom",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "SharedWithId",
                table: "appraisals_appraisals");

            migrationBuilder.DropColumn(
                name: "SharedWithSince",
                table: "appraisals_appraisals");
        }
    }
}
