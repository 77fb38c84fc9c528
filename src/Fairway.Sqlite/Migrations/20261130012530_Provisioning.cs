using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Provisioning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "GroupId",
                table: "accounts_offices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Through",
                table: "accounts_offices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "provisioning_entries",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: true),
                    Said = table.Column<string>(type: "TEXT", nullable: false),
                    HasClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TokenId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provisioning_entries", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_provisioning_entries_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "provisioning_groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: true),
                    Office = table.Column<string>(type: "TEXT", nullable: true),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provisioning_groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "provisioning_tokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RevokedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastUsedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provisioning_tokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "provisioning_members",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provisioning_members", x => new { x.GroupId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_provisioning_members_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_provisioning_members_provisioning_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "provisioning_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_provisioning_entries_ExternalId",
                table: "provisioning_entries",
                column: "ExternalId");

            migrationBuilder.CreateIndex(
                name: "IX_provisioning_entries_names",
                table: "provisioning_entries",
                column: "NormalizedUserName");

            migrationBuilder.CreateIndex(
                name: "IX_provisioning_entries_NormalizedUserName",
                table: "provisioning_entries",
                column: "NormalizedUserName",
                unique: true,
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_provisioning_entries_StaffId",
                table: "provisioning_entries",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_provisioning_groups_DisplayName",
                table: "provisioning_groups",
                column: "DisplayName");

            migrationBuilder.CreateIndex(
                name: "IX_provisioning_groups_ExternalId",
                table: "provisioning_groups",
                column: "ExternalId");

            migrationBuilder.CreateIndex(
                name: "IX_provisioning_members_AccountId",
                table: "provisioning_members",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_provisioning_tokens_Hash",
                table: "provisioning_tokens",
                column: "Hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "provisioning_entries");

            migrationBuilder.DropTable(
                name: "provisioning_members");

            migrationBuilder.DropTable(
                name: "provisioning_tokens");

            migrationBuilder.DropTable(
                name: "provisioning_groups");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "accounts_offices");

            migrationBuilder.DropColumn(
                name: "Through",
                table: "accounts_offices");
        }
    }
}
