using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "appraisals_versions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "appraisals_statements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "appraisals_signatures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "appraisals_journal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "appraisals_comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PartFrom",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SharedWithId",
                table: "appraisals_appraisals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SharedWithSince",
                table: "appraisals_appraisals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "appraisals_parts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupervisorId = table.Column<string>(type: "TEXT", nullable: false),
                    DelegateId = table.Column<string>(type: "TEXT", nullable: true),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    SharedVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    AgreedVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ReviewedVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    SupervisorSignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OfficialSignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NoteAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Draft = table.Column<string>(type: "TEXT", nullable: false),
                    DraftSavedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    NoteBy = table.Column<string>(type: "TEXT", nullable: true),
                    NoteAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NoteLanguage = table.Column<string>(type: "TEXT", nullable: true),
                    RemindedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChiefId = table.Column<string>(type: "TEXT", nullable: false),
                    StandInId = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NamedBy = table.Column<string>(type: "TEXT", nullable: false),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
