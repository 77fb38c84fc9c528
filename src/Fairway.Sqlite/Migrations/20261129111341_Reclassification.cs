using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Reclassification : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reclassification_descriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    Post = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    Reporting = table.Column<string>(type: "TEXT", nullable: false),
                    Qualifications = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CommentsUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    InForceFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReplacedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reclassification_descriptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reclassification_cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    Post = table.Column<string>(type: "TEXT", nullable: false),
                    Grade = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    BegunOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DescriptionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PresentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EvaluatorId = table.Column<string>(type: "TEXT", nullable: true),
                    ResultOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ResultGrade = table.Column<string>(type: "TEXT", nullable: true),
                    Points = table.Column<int>(type: "INTEGER", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reclassification_cases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_reclassification_cases_reclassification_descriptions_DescriptionId",
                        column: x => x.DescriptionId,
                        principalTable: "reclassification_descriptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reclassification_cases_reclassification_descriptions_PresentId",
                        column: x => x.PresentId,
                        principalTable: "reclassification_descriptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reclassification_comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DescriptionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: true),
                    AnswerLanguage = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reclassification_comments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_reclassification_comments_reclassification_descriptions_DescriptionId",
                        column: x => x.DescriptionId,
                        principalTable: "reclassification_descriptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reclassification_duties",
                columns: table => new
                {
                    DescriptionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Share = table.Column<int>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reclassification_duties", x => new { x.DescriptionId, x.Place });
                    table.ForeignKey(
                        name: "FK_reclassification_duties_reclassification_descriptions_DescriptionId",
                        column: x => x.DescriptionId,
                        principalTable: "reclassification_descriptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reclassification_answers",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reclassification_answers", x => new { x.CaseId, x.Question });
                    table.ForeignKey(
                        name: "FK_reclassification_answers_reclassification_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "reclassification_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reclassification_levels",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Factor = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reclassification_levels", x => new { x.CaseId, x.Factor });
                    table.ForeignKey(
                        name: "FK_reclassification_levels_reclassification_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "reclassification_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reclassification_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reclassification_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_reclassification_steps_reclassification_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "reclassification_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_reclassification_cases_DescriptionId",
                table: "reclassification_cases",
                column: "DescriptionId");

            migrationBuilder.CreateIndex(
                name: "IX_reclassification_cases_PresentId",
                table: "reclassification_cases",
                column: "PresentId");

            migrationBuilder.CreateIndex(
                name: "IX_reclassification_cases_RequestedBy",
                table: "reclassification_cases",
                column: "RequestedBy");

            migrationBuilder.CreateIndex(
                name: "IX_reclassification_cases_StaffId",
                table: "reclassification_cases",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_reclassification_cases_UnitCode_State",
                table: "reclassification_cases",
                columns: new[] { "UnitCode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_reclassification_comments_DescriptionId",
                table: "reclassification_comments",
                column: "DescriptionId");

            migrationBuilder.CreateIndex(
                name: "IX_reclassification_descriptions_UnitCode_Post_State",
                table: "reclassification_descriptions",
                columns: new[] { "UnitCode", "Post", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_reclassification_steps_CaseId",
                table: "reclassification_steps",
                column: "CaseId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reclassification_answers");

            migrationBuilder.DropTable(
                name: "reclassification_comments");

            migrationBuilder.DropTable(
                name: "reclassification_duties");

            migrationBuilder.DropTable(
                name: "reclassification_levels");

            migrationBuilder.DropTable(
                name: "reclassification_steps");

            migrationBuilder.DropTable(
                name: "reclassification_cases");

            migrationBuilder.DropTable(
                name: "reclassification_descriptions");
        }
    }
}
