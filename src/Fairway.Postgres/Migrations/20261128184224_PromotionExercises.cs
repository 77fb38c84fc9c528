using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PromotionExercises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "promotions_exercises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaunchedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Posts = table.Column<int>(type: "integer", nullable: false),
                    PostsSource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StaffGeneralService = table.Column<int>(type: "integer", nullable: false),
                    StaffProfessionals = table.Column<int>(type: "integer", nullable: false),
                    Holders = table.Column<int>(type: "integer", nullable: false),
                    ComputedGeneralService = table.Column<int>(type: "integer", nullable: false),
                    ComputedProfessionals = table.Column<int>(type: "integer", nullable: false),
                    GeneralService = table.Column<int>(type: "integer", nullable: true),
                    Professionals = table.Column<int>(type: "integer", nullable: true),
                    QuotaReason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ListVersion = table.Column<int>(type: "integer", nullable: false),
                    ContestsUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    FormsUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: true),
                    QuotasOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ListClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConvenedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RecommendedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Figures = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_exercises", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "promotions_candidacies",
                columns: table => new
                {
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Group = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Category = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Grade = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DutyStation = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    One = table.Column<bool>(type: "boolean", nullable: false),
                    Two = table.Column<bool>(type: "boolean", nullable: false),
                    CreditInGrade = table.Column<int>(type: "integer", nullable: false),
                    DaysInAll = table.Column<int>(type: "integer", nullable: false),
                    ListedFrom = table.Column<int>(type: "integer", nullable: false),
                    RemovedFrom = table.Column<int>(type: "integer", nullable: true),
                    Choice = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ChosenAt = table.Column<long>(type: "bigint", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true),
                    ConsentedAt = table.Column<long>(type: "bigint", nullable: true),
                    Rank = table.Column<int>(type: "integer", nullable: true),
                    Points = table.Column<int>(type: "integer", nullable: true),
                    TieBrokenBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    OpenedOne = table.Column<bool>(type: "boolean", nullable: false),
                    OpenedTwo = table.Column<bool>(type: "boolean", nullable: false),
                    RecommendedOne = table.Column<bool>(type: "boolean", nullable: true),
                    ReasonOne = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DiscussionOne = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RecommendedTwo = table.Column<bool>(type: "boolean", nullable: true),
                    ReasonTwo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DiscussionTwo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecisionOne = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecisionTwo = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecisionReasonOne = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecisionReasonTwo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GradeAfter = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    InformedAt = table.Column<long>(type: "bigint", nullable: true),
                    InformedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_candidacies", x => new { x.ExerciseId, x.StaffId });
                    table.ForeignKey(
                        name: "FK_promotions_candidacies_promotions_exercises_ExerciseId",
                        column: x => x.ExerciseId,
                        principalTable: "promotions_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promotions_conflicts",
                columns: table => new
                {
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CandidateId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_conflicts", x => new { x.ExerciseId, x.MemberId, x.CandidateId });
                    table.ForeignKey(
                        name: "FK_promotions_conflicts_promotions_exercises_ExerciseId",
                        column: x => x.ExerciseId,
                        principalTable: "promotions_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promotions_contests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ById = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AboutId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ListVersion = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Upheld = table.Column<bool>(type: "boolean", nullable: true),
                    Condition = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Answer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AnsweredBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_contests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_promotions_contests_promotions_exercises_ExerciseId",
                        column: x => x.ExerciseId,
                        principalTable: "promotions_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promotions_forms",
                columns: table => new
                {
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Of = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AuthorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SavedAt = table.Column<long>(type: "bigint", nullable: false),
                    SubmittedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_forms", x => new { x.ExerciseId, x.StaffId, x.Of, x.AuthorId });
                    table.ForeignKey(
                        name: "FK_promotions_forms_promotions_exercises_ExerciseId",
                        column: x => x.ExerciseId,
                        principalTable: "promotions_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promotions_late_facts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FoundIn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FoundAt = table.Column<long>(type: "bigint", nullable: false),
                    Corrected = table.Column<bool>(type: "boolean", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    HandledBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    HandledAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_late_facts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_promotions_late_facts_promotions_exercises_ExerciseId",
                        column: x => x.ExerciseId,
                        principalTable: "promotions_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promotions_lists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Because = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_lists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_promotions_lists_promotions_exercises_ExerciseId",
                        column: x => x.ExerciseId,
                        principalTable: "promotions_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promotions_members",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Group = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Side = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IsSecretary = table.Column<bool>(type: "boolean", nullable: false),
                    NamedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NamedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedBy = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_members", x => x.Id);
                    table.ForeignKey(
                        name: "FK_promotions_members_promotions_exercises_ExerciseId",
                        column: x => x.ExerciseId,
                        principalTable: "promotions_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promotions_panels",
                columns: table => new
                {
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Group = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Remarks = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ClosedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    AgreementPairs = table.Column<int>(type: "integer", nullable: false),
                    AgreementClose = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_panels", x => new { x.ExerciseId, x.Group });
                    table.ForeignKey(
                        name: "FK_promotions_panels_promotions_exercises_ExerciseId",
                        column: x => x.ExerciseId,
                        principalTable: "promotions_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promotions_readings",
                columns: table => new
                {
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    CandidateId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReaderId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Party = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_readings", x => new { x.ExerciseId, x.CandidateId, x.ReaderId, x.Day });
                    table.ForeignKey(
                        name: "FK_promotions_readings_promotions_exercises_ExerciseId",
                        column: x => x.ExerciseId,
                        principalTable: "promotions_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promotions_scores",
                columns: table => new
                {
                    ExerciseId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CandidateId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Track = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Points = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Satisfactory = table.Column<bool>(type: "boolean", nullable: true),
                    Remark = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_scores", x => new { x.ExerciseId, x.MemberId, x.CandidateId, x.Track });
                    table.ForeignKey(
                        name: "FK_promotions_scores_promotions_exercises_ExerciseId",
                        column: x => x.ExerciseId,
                        principalTable: "promotions_exercises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_promotions_candidacies_StaffId",
                table: "promotions_candidacies",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_promotions_contests_ExerciseId",
                table: "promotions_contests",
                column: "ExerciseId");

            migrationBuilder.CreateIndex(
                name: "IX_promotions_exercises_Year",
                table: "promotions_exercises",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_promotions_late_facts_ExerciseId",
                table: "promotions_late_facts",
                column: "ExerciseId");

            migrationBuilder.CreateIndex(
                name: "IX_promotions_late_facts_open",
                table: "promotions_late_facts",
                columns: new[] { "ExerciseId", "StaffId", "Kind" },
                unique: true,
                filter: "\"HandledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_promotions_lists_ExerciseId_Number",
                table: "promotions_lists",
                columns: new[] { "ExerciseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_promotions_members_sitting",
                table: "promotions_members",
                columns: new[] { "ExerciseId", "Group", "StaffId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_promotions_members_StaffId",
                table: "promotions_members",
                column: "StaffId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "promotions_candidacies");

            migrationBuilder.DropTable(
                name: "promotions_conflicts");

            migrationBuilder.DropTable(
                name: "promotions_contests");

            migrationBuilder.DropTable(
                name: "promotions_forms");

            migrationBuilder.DropTable(
                name: "promotions_late_facts");

            migrationBuilder.DropTable(
                name: "promotions_lists");

            migrationBuilder.DropTable(
                name: "promotions_members");

            migrationBuilder.DropTable(
                name: "promotions_panels");

            migrationBuilder.DropTable(
                name: "promotions_readings");

            migrationBuilder.DropTable(
                name: "promotions_scores");

            migrationBuilder.DropTable(
                name: "promotions_exercises");
        }
    }
}
