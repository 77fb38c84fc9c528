using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EntryOnDuty = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Mode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Recommendation = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Reasons = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FewBecause = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    FormNumber = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SupervisorSignedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SupervisorSignedAt = table.Column<long>(type: "bigint", nullable: true),
                    OfficialSignedAt = table.Column<long>(type: "bigint", nullable: true),
                    OfficialComments = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReceivedByBoardAt = table.Column<long>(type: "bigint", nullable: true),
                    Decision = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecisionReason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ExtendedTo = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    DecidedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProbationId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NamedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NamedById = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NamedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Together = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Strengths = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Improve = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GivenAt = table.Column<long>(type: "bigint", nullable: true),
                    Comment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CommentedAt = table.Column<long>(type: "bigint", nullable: true),
                    DeclinedBecause = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProbationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Overrides = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProbationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
