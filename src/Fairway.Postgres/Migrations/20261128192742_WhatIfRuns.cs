using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WhatIfRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "promotions_whatif",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RanAt = table.Column<long>(type: "bigint", nullable: false),
                    RanBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RanByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    Exercises = table.Column<int>(type: "integer", nullable: false),
                    Posts = table.Column<int>(type: "integer", nullable: true),
                    Population = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Before = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Changed = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Figures = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Movers = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_whatif", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_promotions_whatif_Population_Ordinal",
                table: "promotions_whatif",
                columns: new[] { "Population", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_promotions_whatif_RanAt",
                table: "promotions_whatif",
                column: "RanAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "promotions_whatif");
        }
    }
}
