using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Probation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "probation_cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    EntryOnDuty = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    Recommendation = table.Column<string>(type: "TEXT", nullable: true),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    FewBecause = table.Column<string>(type: "TEXT", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    FormNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: true),
                    SupervisorSignedBy = table.Column<string>(type: "TEXT", nullable: true),
                    SupervisorSignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OfficialSignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OfficialComments = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedByBoardAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", nullable: false),
                    ExtendedTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_probation_cases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_probation_cases_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "probation_inputs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProbationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    NamedBy = table.Column<string>(type: "TEXT", nullable: false),
                    NamedById = table.Column<string>(type: "TEXT", nullable: false),
                    NamedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Together = table.Column<string>(type: "TEXT", nullable: false),
                    Strengths = table.Column<string>(type: "TEXT", nullable: false),
                    Improve = table.Column<string>(type: "TEXT", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", nullable: false),
                    CommentedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeclinedBecause = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_probation_inputs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_probation_inputs_probation_cases_ProbationId",
                        column: x => x.ProbationId,
                        principalTable: "probation_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "probation_overrides",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProbationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Office = table.Column<string>(type: "TEXT", nullable: false),
                    Overrides = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_probation_overrides", x => x.Id);
                    table.ForeignKey(
                        name: "FK_probation_overrides_probation_cases_ProbationId",
                        column: x => x.ProbationId,
                        principalTable: "probation_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "probation_warnings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProbationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_probation_warnings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_probation_warnings_probation_cases_ProbationId",
                        column: x => x.ProbationId,
                        principalTable: "probation_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_probation_cases_AppraisalId",
                table: "probation_cases",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_probation_cases_StaffId_EntryOnDuty",
                table: "probation_cases",
                columns: new[] { "StaffId", "EntryOnDuty" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_probation_inputs_ProbationId",
                table: "probation_inputs",
                column: "ProbationId");

            migrationBuilder.CreateIndex(
                name: "IX_probation_inputs_StaffId",
                table: "probation_inputs",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_probation_overrides_ProbationId_Round_Office",
                table: "probation_overrides",
                columns: new[] { "ProbationId", "Round", "Office" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_probation_warnings_ProbationId",
                table: "probation_warnings",
                column: "ProbationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "probation_inputs");

            migrationBuilder.DropTable(
                name: "probation_overrides");

            migrationBuilder.DropTable(
                name: "probation_warnings");

            migrationBuilder.DropTable(
                name: "probation_cases");
        }
    }
}
