using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ReclassificationExercises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "DescriptionId",
                table: "reclassification_cases",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "ExerciseId",
                table: "reclassification_cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Region",
                table: "reclassification_cases",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ResultDueOn",
                table: "reclassification_cases",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reclassification_exercises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReferenceOn = table.Column<DateOnly>(type: "date", nullable: false),
                    QuestionnairesUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    EvaluationsUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    PreparedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PreparedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OpenedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reclassification_exercises", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reclassification_exercise_regions",
                columns: table => new
                {
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Region = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reclassification_exercise_regions", x => new { x.ExerciseId, x.Region });
                    table.ForeignKey(
                        name: "FK_reclassification_exercise_regions_reclassification_exercise~",
                        column: x => x.ExerciseId,
                        principalTable: "reclassification_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reclassification_left_out",
                columns: table => new
                {
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Because = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reclassification_left_out", x => new { x.ExerciseId, x.StaffId });
                    table.ForeignKey(
                        name: "FK_reclassification_left_out_reclassification_exercises_Exerci~",
                        column: x => x.ExerciseId,
                        principalTable: "reclassification_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_reclassification_cases_ExerciseId_StaffId",
                table: "reclassification_cases",
                columns: new[] { "ExerciseId", "StaffId" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_reclassification_cases_reclassification_exercises_ExerciseId",
                table: "reclassification_cases",
                column: "ExerciseId",
                principalTable: "reclassification_exercises",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_reclassification_cases_reclassification_exercises_ExerciseId",
                table: "reclassification_cases");

            migrationBuilder.DropTable(
                name: "reclassification_exercise_regions");

            migrationBuilder.DropTable(
                name: "reclassification_left_out");

            migrationBuilder.DropTable(
                name: "reclassification_exercises");

            migrationBuilder.DropIndex(
                name: "IX_reclassification_cases_ExerciseId_StaffId",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "ExerciseId",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "Region",
                table: "reclassification_cases");

            migrationBuilder.DropColumn(
                name: "ResultDueOn",
                table: "reclassification_cases");

            migrationBuilder.AlterColumn<Guid>(
                name: "DescriptionId",
                table: "reclassification_cases",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
