using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "BroadcastId",
                table: "notices_outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GivenUpAt",
                table: "notices_outbox",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SummaryId",
                table: "notices_outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Weekly",
                table: "notices_outbox",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "WeeklyNotices",
                table: "accounts_accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "notices_broadcasts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false),
                    To = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Of = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Within = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    TitleEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TextEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TitleFr = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TextFr = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TitleEs = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TextEs = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Officials = table.Column<int>(type: "integer", nullable: false),
                    Mails = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_broadcasts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_reminders",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Matter = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Moment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_reminders", x => new { x.StaffId, x.Matter, x.Moment, x.On });
                });

            migrationBuilder.CreateIndex(
                name: "IX_notices_outbox_SummaryId",
                table: "notices_outbox",
                column: "SummaryId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_broadcasts_PublishedAt",
                table: "notices_broadcasts",
                column: "PublishedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notices_broadcasts");

            migrationBuilder.DropTable(
                name: "notices_reminders");

            migrationBuilder.DropIndex(
                name: "IX_notices_outbox_SummaryId",
                table: "notices_outbox");

            migrationBuilder.DropColumn(
                name: "BroadcastId",
                table: "notices_outbox");

            migrationBuilder.DropColumn(
                name: "GivenUpAt",
                table: "notices_outbox");

            migrationBuilder.DropColumn(
                name: "SummaryId",
                table: "notices_outbox");

            migrationBuilder.DropColumn(
                name: "Weekly",
                table: "notices_outbox");

            migrationBuilder.DropColumn(
                name: "WeeklyNotices",
                table: "accounts_accounts");
        }
    }
}
