using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RegisterOfConcerns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "transparency_concerns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RaisedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Naming = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Process = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Rule = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Which = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Received = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RaisedAt = table.Column<long>(type: "bigint", nullable: false),
                    RaisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ShownOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transparency_concerns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "transparency_integrity_runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Whole = table.Column<bool>(type: "boolean", nullable: false),
                    Results = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transparency_integrity_runs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "transparency_concern_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Party = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AuthorId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transparency_concern_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_transparency_concern_steps_transparency_concerns_ConcernId",
                        column: x => x.ConcernId,
                        principalTable: "transparency_concerns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_transparency_concern_steps_ConcernId",
                table: "transparency_concern_steps",
                column: "ConcernId");

            migrationBuilder.CreateIndex(
                name: "IX_transparency_concerns_RaisedBy",
                table: "transparency_concerns",
                column: "RaisedBy");

            migrationBuilder.CreateIndex(
                name: "IX_transparency_concerns_ShownOn",
                table: "transparency_concerns",
                column: "ShownOn");

            migrationBuilder.CreateIndex(
                name: "IX_transparency_concerns_State",
                table: "transparency_concerns",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "transparency_concern_steps");

            migrationBuilder.DropTable(
                name: "transparency_integrity_runs");

            migrationBuilder.DropTable(
                name: "transparency_concerns");
        }
    }
}
