using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SignOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts_ended_sign_ons",
                columns: table => new
                {
                    Provider = table.Column<string>(type: "TEXT", nullable: false),
                    TokenId = table.Column<string>(type: "TEXT", nullable: false),
                    Session = table.Column<string>(type: "TEXT", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_ended_sign_ons", x => new { x.Provider, x.TokenId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_ended_sign_ons_AccountId",
                table: "accounts_ended_sign_ons",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_ended_sign_ons_At",
                table: "accounts_ended_sign_ons",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_ended_sign_ons_Session",
                table: "accounts_ended_sign_ons",
                column: "Session");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_ended_sign_ons");
        }
    }
}
