using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SupportAndRecognition : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "support_mediator_channels",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Telephone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Place = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Hours = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_mediator_channels", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_mediator_conversations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReplyTo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TellAccountId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_mediator_conversations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_mediator_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Recipient = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Share = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_mediator_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "recognition_given",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Audience = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TeamUnit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Tie = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    About = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    WithdrawnBecause = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recognition_given", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    About = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    Stage = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_coaching", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_contacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Station = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Telephone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_contacts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_mediator_messages",
                columns: table => new
                {
                    ConversationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FromMediator = table.Column<bool>(type: "boolean", nullable: false),
                    Sealed = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_mediator_messages", x => new { x.ConversationId, x.Number });
                    table.ForeignKey(
                        name: "FK_support_mediator_messages_support_mediator_conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "support_mediator_conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recognition_receivers",
                columns: table => new
                {
                    RecognitionId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    BySupervisor = table.Column<bool>(type: "boolean", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: true),
                    KeptAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recognition_receivers", x => new { x.RecognitionId, x.StaffId });
                    table.ForeignKey(
                        name: "FK_recognition_receivers_recognition_given_RecognitionId",
                        column: x => x.RecognitionId,
                        principalTable: "recognition_given",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recognition_rewards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RecognitionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProposedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Why = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: false),
                    DecidedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Because = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recognition_rewards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_recognition_rewards_recognition_given_RecognitionId",
                        column: x => x.RecognitionId,
                        principalTable: "recognition_given",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_recognition_given_AuthorId",
                table: "recognition_given",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_recognition_given_GivenOn",
                table: "recognition_given",
                column: "GivenOn");

            migrationBuilder.CreateIndex(
                name: "IX_recognition_receivers_AppraisalId",
                table: "recognition_receivers",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_recognition_receivers_StaffId",
                table: "recognition_receivers",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_recognition_rewards_RecognitionId_Type",
                table: "recognition_rewards",
                columns: new[] { "RecognitionId", "Type" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_support_coaching_StaffId",
                table: "support_coaching",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_support_coaching_Stage",
                table: "support_coaching",
                column: "Stage");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "support_mediator_channels");

            migrationBuilder.DropTable(
                name: "support_mediator_keys");

            migrationBuilder.DropTable(
                name: "support_mediator_messages");

            migrationBuilder.DropTable(
                name: "recognition_receivers");

            migrationBuilder.DropTable(
                name: "recognition_rewards");

            migrationBuilder.DropTable(
                name: "support_coaching");

            migrationBuilder.DropTable(
                name: "support_contacts");

            migrationBuilder.DropTable(
                name: "support_mediator_conversations");

            migrationBuilder.DropTable(
                name: "recognition_given");
        }
    }
}
