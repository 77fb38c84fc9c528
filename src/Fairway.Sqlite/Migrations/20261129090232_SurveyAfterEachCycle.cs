using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SurveyAfterEachCycle : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "transparency_survey_counts",
                columns: table => new
                {
                    CycleEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Answer = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transparency_survey_counts", x => new { x.CycleEnd, x.Question, x.Region, x.Answer });
                });

            migrationBuilder.CreateTable(
                name: "transparency_survey_participation",
                columns: table => new
                {
                    CycleEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    TookPart = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transparency_survey_participation", x => new { x.CycleEnd, x.StaffId });
                });

            migrationBuilder.CreateTable(
                name: "transparency_survey_results",
                columns: table => new
                {
                    CycleEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CycleStart = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    Published = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transparency_survey_results", x => x.CycleEnd);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "transparency_survey_counts");

            migrationBuilder.DropTable(
                name: "transparency_survey_participation");

            migrationBuilder.DropTable(
                name: "transparency_survey_results");
        }
    }
}
