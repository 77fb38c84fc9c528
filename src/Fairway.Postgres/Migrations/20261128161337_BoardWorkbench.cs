using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AssignedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AssignedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    TakenAt = table.Column<long>(type: "bigint", nullable: false),
                    TakenBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Published = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Counted = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Steps = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_figures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ToStaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: true),
                    TextEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TextFr = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TextEs = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SentBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SentAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_letters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AuthorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ReleasedAt = table.Column<long>(type: "bigint", nullable: true)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    TextEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TextFr = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TextEs = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Figures = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PublishedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_papers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Remarks = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CalledBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CalledAt = table.Column<long>(type: "bigint", nullable: false),
                    ClosedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_attendance",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    Proposal = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProposedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    For = table.Column<int>(type: "integer", nullable: false),
                    Against = table.Column<int>(type: "integer", nullable: false),
                    Abstained = table.Column<int>(type: "integer", nullable: false),
                    Discussion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true)
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
