using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
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
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Through",
                table: "accounts_offices",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "provisioning_entries",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExternalId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NormalizedUserName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StaffId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Said = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    HasClosed = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    RemovedAt = table.Column<long>(type: "bigint", nullable: true),
                    TokenId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ExternalId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Office = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provisioning_groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "provisioning_tokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Scopes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    RevokedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true),
                    LastUsedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_provisioning_tokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "provisioning_members",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false)
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
