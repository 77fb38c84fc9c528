using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    LaunchedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Posts = table.Column<int>(type: "INTEGER", nullable: false),
                    PostsSource = table.Column<string>(type: "TEXT", nullable: false),
                    StaffGeneralService = table.Column<int>(type: "INTEGER", nullable: false),
                    StaffProfessionals = table.Column<int>(type: "INTEGER", nullable: false),
                    Holders = table.Column<int>(type: "INTEGER", nullable: false),
                    ComputedGeneralService = table.Column<int>(type: "INTEGER", nullable: false),
                    ComputedProfessionals = table.Column<int>(type: "INTEGER", nullable: false),
                    GeneralService = table.Column<int>(type: "INTEGER", nullable: true),
                    Professionals = table.Column<int>(type: "INTEGER", nullable: true),
                    QuotaReason = table.Column<string>(type: "TEXT", nullable: false),
                    ListVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ContestsUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FormsUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    QuotasOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ListClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConvenedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RecommendedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Figures = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promotions_exercises", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "promotions_candidacies",
                columns: table => new
                {
                    ExerciseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Grade = table.Column<string>(type: "TEXT", nullable: false),
                    DutyStation = table.Column<string>(type: "TEXT", nullable: true),
                    One = table.Column<bool>(type: "INTEGER", nullable: false),
                    Two = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreditInGrade = table.Column<int>(type: "INTEGER", nullable: false),
                    DaysInAll = table.Column<int>(type: "INTEGER", nullable: false),
                    ListedFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    RemovedFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    Choice = table.Column<string>(type: "TEXT", nullable: true),
                    ChosenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConsentedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Rank = table.Column<int>(type: "INTEGER", nullable: true),
                    Points = table.Column<int>(type: "INTEGER", nullable: true),
                    TieBrokenBy = table.Column<string>(type: "TEXT", nullable: true),
                    OpenedOne = table.Column<bool>(type: "INTEGER", nullable: false),
                    OpenedTwo = table.Column<bool>(type: "INTEGER", nullable: false),
                    RecommendedOne = table.Column<bool>(type: "INTEGER", nullable: true),
                    ReasonOne = table.Column<string>(type: "TEXT", nullable: false),
                    DiscussionOne = table.Column<string>(type: "TEXT", nullable: false),
                    RecommendedTwo = table.Column<bool>(type: "INTEGER", nullable: true),
                    ReasonTwo = table.Column<string>(type: "TEXT", nullable: false),
                    DiscussionTwo = table.Column<string>(type: "TEXT", nullable: false),
                    DecisionOne = table.Column<string>(type: "TEXT", nullable: true),
                    DecisionTwo = table.Column<string>(type: "TEXT", nullable: true),
                    DecisionReasonOne = table.Column<string>(type: "TEXT", nullable: false),
                    DecisionReasonTwo = table.Column<string>(type: "TEXT", nullable: false),
                    GradeAfter = table.Column<string>(type: "TEXT", nullable: true),
                    InformedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    InformedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    ExerciseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<string>(type: "TEXT", nullable: false),
                    CandidateId = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExerciseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    ById = table.Column<string>(type: "TEXT", nullable: false),
                    AboutId = table.Column<string>(type: "TEXT", nullable: false),
                    ListVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Upheld = table.Column<bool>(type: "INTEGER", nullable: true),
                    Condition = table.Column<string>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    ExerciseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Of = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExerciseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    FoundIn = table.Column<string>(type: "TEXT", nullable: false),
                    FoundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Corrected = table.Column<bool>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    HandledBy = table.Column<string>(type: "TEXT", nullable: true),
                    HandledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExerciseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExerciseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Side = table.Column<string>(type: "TEXT", nullable: false),
                    IsSecretary = table.Column<bool>(type: "INTEGER", nullable: false),
                    NamedBy = table.Column<string>(type: "TEXT", nullable: false),
                    NamedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true)
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
                    ExerciseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Remarks = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AgreementPairs = table.Column<int>(type: "INTEGER", nullable: false),
                    AgreementClose = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    ExerciseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CandidateId = table.Column<string>(type: "TEXT", nullable: false),
                    ReaderId = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Party = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
                    ExerciseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<string>(type: "TEXT", nullable: false),
                    CandidateId = table.Column<string>(type: "TEXT", nullable: false),
                    Track = table.Column<string>(type: "TEXT", nullable: false),
                    Points = table.Column<string>(type: "TEXT", nullable: false),
                    Satisfactory = table.Column<bool>(type: "INTEGER", nullable: true),
                    Remark = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
