using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class UpwardFeedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "feedback_rounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TokensOpen = table.Column<DateOnly>(type: "date", nullable: false),
                    AnswersOpen = table.Column<DateOnly>(type: "date", nullable: false),
                    AnswersClose = table.Column<DateOnly>(type: "date", nullable: false),
                    FormedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SignedList = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    CompilerList = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    KeysDestroyedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_rounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "feedback_groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChiefId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Label = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    KeyId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: true),
                    PrivateKey = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_groups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_feedback_groups_feedback_rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "feedback_rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "feedback_codes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    Cipher = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_codes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_feedback_codes_feedback_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "feedback_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "feedback_respondents",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InsteadOfChiefId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BlindedHash = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_respondents", x => new { x.GroupId, x.StaffId });
                    table.ForeignKey(
                        name: "FK_feedback_respondents_feedback_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "feedback_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_codes_GroupId",
                table: "feedback_codes",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_feedback_groups_KeyId",
                table: "feedback_groups",
                column: "KeyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_feedback_groups_RoundId",
                table: "feedback_groups",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_feedback_respondents_StaffId",
                table: "feedback_respondents",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_feedback_rounds_EndsOn_TokensOpen_AnswersOpen_AnswersClose",
                table: "feedback_rounds",
                columns: new[] { "EndsOn", "TokensOpen", "AnswersOpen", "AnswersClose" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feedback_codes");

            migrationBuilder.DropTable(
                name: "feedback_respondents");

            migrationBuilder.DropTable(
                name: "feedback_groups");

            migrationBuilder.DropTable(
                name: "feedback_rounds");
        }
    }
}
