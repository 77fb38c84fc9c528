using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TokensOpen = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AnswersOpen = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AnswersClose = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FormedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    SignedList = table.Column<string>(type: "TEXT", nullable: true),
                    CompilerList = table.Column<string>(type: "TEXT", nullable: true),
                    KeysDestroyedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_rounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "feedback_groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChiefId = table.Column<string>(type: "TEXT", nullable: true),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: true),
                    Label = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", nullable: true),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PrivateKey = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cipher = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    InsteadOfChiefId = table.Column<string>(type: "TEXT", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BlindedHash = table.Column<byte[]>(type: "BLOB", nullable: true)
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
