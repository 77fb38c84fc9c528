using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GivenUpAt",
                table: "notices_outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SummaryId",
                table: "notices_outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Weekly",
                table: "notices_outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "WeeklyNotices",
                table: "accounts_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "notices_broadcasts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: false),
                    Of = table.Column<string>(type: "TEXT", nullable: true),
                    Within = table.Column<string>(type: "TEXT", nullable: true),
                    TitleEn = table.Column<string>(type: "TEXT", nullable: false),
                    TextEn = table.Column<string>(type: "TEXT", nullable: false),
                    TitleFr = table.Column<string>(type: "TEXT", nullable: false),
                    TextFr = table.Column<string>(type: "TEXT", nullable: false),
                    TitleEs = table.Column<string>(type: "TEXT", nullable: false),
                    TextEs = table.Column<string>(type: "TEXT", nullable: false),
                    Officials = table.Column<int>(type: "INTEGER", nullable: false),
                    Mails = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_broadcasts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_reminders",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Matter = table.Column<string>(type: "TEXT", nullable: false),
                    Moment = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
