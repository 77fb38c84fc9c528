using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
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
                    CycleEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    Question = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Answer = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transparency_survey_counts", x => new { x.CycleEnd, x.Question, x.Region, x.Answer });
                });

            migrationBuilder.CreateTable(
                name: "transparency_survey_participation",
                columns: table => new
                {
                    CycleEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TookPart = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transparency_survey_participation", x => new { x.CycleEnd, x.StaffId });
                });

            migrationBuilder.CreateTable(
                name: "transparency_survey_results",
                columns: table => new
                {
                    CycleEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    CycleStart = table.Column<DateOnly>(type: "date", nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Published = table.Column<string>(type: "text", nullable: false, collation: "C")
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
