using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BoardWorkbench : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reportsboard_examiners",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    AssignedBy = table.Column<string>(type: "TEXT", nullable: false),
                    AssignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_examiners", x => x.Id);
                    table.ForeignKey(
                        name: "FK_reportsboard_examiners_reportsboard_items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "reportsboard_items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_figures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenBy = table.Column<string>(type: "TEXT", nullable: false),
                    Published = table.Column<string>(type: "TEXT", nullable: false),
                    Counted = table.Column<string>(type: "TEXT", nullable: false),
                    Steps = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_figures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToStaffId = table.Column<string>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TextEn = table.Column<string>(type: "TEXT", nullable: false),
                    TextFr = table.Column<string>(type: "TEXT", nullable: false),
                    TextEs = table.Column<string>(type: "TEXT", nullable: false),
                    SentBy = table.Column<string>(type: "TEXT", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_letters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_notes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_reportsboard_notes_reportsboard_items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "reportsboard_items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_papers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TextEn = table.Column<string>(type: "TEXT", nullable: false),
                    TextFr = table.Column<string>(type: "TEXT", nullable: false),
                    TextEs = table.Column<string>(type: "TEXT", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedBy = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_papers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Remarks = table.Column<string>(type: "TEXT", nullable: false),
                    CalledBy = table.Column<string>(type: "TEXT", nullable: false),
                    CalledAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_attendance",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_attendance", x => new { x.SessionId, x.StaffId });
                    table.ForeignKey(
                        name: "FK_reportsboard_attendance_reportsboard_sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "reportsboard_sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_matters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Proposal = table.Column<string>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    For = table.Column<int>(type: "INTEGER", nullable: false),
                    Against = table.Column<int>(type: "INTEGER", nullable: false),
                    Abstained = table.Column<int>(type: "INTEGER", nullable: false),
                    Discussion = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_matters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_reportsboard_matters_reportsboard_items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "reportsboard_items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reportsboard_matters_reportsboard_sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "reportsboard_sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_examiners_ItemId",
                table: "reportsboard_examiners",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_examiners_StaffId",
                table: "reportsboard_examiners",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_figures_AsOf",
                table: "reportsboard_figures",
                column: "AsOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_letters_ToStaffId",
                table: "reportsboard_letters",
                column: "ToStaffId");

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_matters_ItemId",
                table: "reportsboard_matters",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_matters_SessionId_Order",
                table: "reportsboard_matters",
                columns: new[] { "SessionId", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_notes_ItemId",
                table: "reportsboard_notes",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_papers_Kind_Number",
                table: "reportsboard_papers",
                columns: new[] { "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_sessions_Number",
                table: "reportsboard_sessions",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reportsboard_attendance");

            migrationBuilder.DropTable(
                name: "reportsboard_examiners");

            migrationBuilder.DropTable(
                name: "reportsboard_figures");

            migrationBuilder.DropTable(
                name: "reportsboard_letters");

            migrationBuilder.DropTable(
                name: "reportsboard_matters");

            migrationBuilder.DropTable(
                name: "reportsboard_notes");

            migrationBuilder.DropTable(
                name: "reportsboard_papers");

            migrationBuilder.DropTable(
                name: "reportsboard_sessions");
        }
    }
}
