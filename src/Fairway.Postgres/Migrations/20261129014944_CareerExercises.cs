using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CareerExercises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_promotions_exercises_Year",
                table: "promotions_exercises");

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "promotions_exercises",
                type: "text",
                nullable: false,
                defaultValue: "PersonalPromotion",
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "IX_promotions_exercises_Kind_Year",
                table: "promotions_exercises",
                columns: new[] { "Kind", "Year" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_promotions_exercises_Kind_Year",
                table: "promotions_exercises");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "promotions_exercises");

            migrationBuilder.CreateIndex(
                name: "IX_promotions_exercises_Year",
                table: "promotions_exercises",
                column: "Year",
                unique: true);
        }
    }
}
