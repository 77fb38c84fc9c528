using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReclassificationAppeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AppealedBy",
                table: "reclassification_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AppealedOn",
                table: "reclassification_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedGrade",
                table: "reclassification_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DecidedOn",
                table: "reclassification_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EffectGrade",
                table: "reclassification_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EffectOn",
                table: "reclassification_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GradeBefore",
                table: "reclassification_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RecommendedGrade",
                table: "reclassification_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RecommendedOn",
                table: "reclassification_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReporterId",
                table: "reclassification_cases",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AppealedBy",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "AppealedOn",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "DecidedGrade",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "DecidedOn",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "EffectGrade",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "EffectOn",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "GradeBefore",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "RecommendedGrade",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "RecommendedOn",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "ReporterId",
                table: "reclassification_cases");
        }
    }
}
