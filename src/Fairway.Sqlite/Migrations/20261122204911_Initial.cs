using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts_accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    DisplayName = table.Column<string>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SeenBeforeAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_protection_keys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_protection_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_appraisals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    CycleStart = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CycleEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    SupervisorId = table.Column<string>(type: "TEXT", nullable: true),
                    SecondLevelId = table.Column<string>(type: "TEXT", nullable: true),
                    DelegateId = table.Column<string>(type: "TEXT", nullable: true),
                    DelegateSigns = table.Column<bool>(type: "INTEGER", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    OfManager = table.Column<bool>(type: "INTEGER", nullable: false),
                    BeginningDue = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SharedVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedByBoardAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_appraisals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "history_entries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    Capability = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: true),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_entries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "history_settings",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_settings", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "notices_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Link = table.Column<string>(type: "TEXT", nullable: true),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "results_outcomes",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Biennium = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentKey = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Target = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_results_outcomes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "results_workplans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    Biennium = table.Column<int>(type: "INTEGER", nullable: false),
                    BigPicture = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_results_workplans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_chieftaincies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NamedByHr = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_chieftaincies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_delegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChiefId = table.Column<string>(type: "TEXT", nullable: false),
                    DelegateId = table.Column<string>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    DelegateSigns = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_delegations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_fact_owners",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_fact_owners", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_fact_questions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true),
                    Says = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: true),
                    Upheld = table.Column<bool>(type: "INTEGER", nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_fact_questions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_head_alternates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_head_alternates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_officials",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    FamilyName = table.Column<string>(type: "TEXT", nullable: false),
                    GivenNames = table.Column<string>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Sex = table.Column<string>(type: "TEXT", nullable: true),
                    DateOfBirth = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Nationality = table.Column<string>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    EntryOnDuty = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Probation = table.Column<bool>(type: "INTEGER", nullable: false),
                    PersonalPromotionOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SearchName = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_officials", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "service_supervisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    SupervisorId = table.Column<string>(type: "TEXT", nullable: false),
                    SecondLevelId = table.Column<string>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NamedByHr = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_supervisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_units",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    ParentCode = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_units", x => x.Code);
                    table.ForeignKey(
                        name: "FK_service_units_service_units_ParentCode",
                        column: x => x.ParentCode,
                        principalTable: "service_units",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accounts_claims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_claims_accounts_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_kept_texts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Cipher = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_kept_texts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_kept_texts_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_logins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_logins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_accounts_logins_accounts_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_offices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Office = table.Column<string>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfirmedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_offices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_offices_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accounts_tokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_tokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_accounts_tokens_accounts_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: true),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_comments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_comments_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    BasedOn = table.Column<int>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_drafts_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_outputs",
                columns: table => new
                {
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OutputId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    OutcomeKey = table.Column<string>(type: "TEXT", nullable: true),
                    WorkplanLineId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Agreed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_outputs", x => new { x.AppraisalId, x.OutputId });
                    table.ForeignKey(
                        name: "FK_appraisals_outputs_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_preparations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SharedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_preparations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_preparations_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_readings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReaderId = table.Column<string>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    FormNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    As = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_readings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_readings_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_signatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    FormNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Party = table.Column<string>(type: "TEXT", nullable: false),
                    SignerId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBecause = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_signatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_signatures_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_versions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    SharedBy = table.Column<string>(type: "TEXT", nullable: false),
                    SharedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_versions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_appraisals_versions_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reportsboard_items",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    FormNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reportsboard_items", x => x.Id);
                    table.ForeignKey(
                        name: "FK_reportsboard_items_appraisals_appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "appraisals_appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "results_workplan_drafts",
                columns: table => new
                {
                    WorkplanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_results_workplan_drafts", x => x.WorkplanId);
                    table.ForeignKey(
                        name: "FK_results_workplan_drafts_results_workplans_WorkplanId",
                        column: x => x.WorkplanId,
                        principalTable: "results_workplans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "results_workplan_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkplanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    OutcomeKey = table.Column<string>(type: "TEXT", nullable: true),
                    Withdrawn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_results_workplan_lines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_results_workplan_lines_results_workplans_WorkplanId",
                        column: x => x.WorkplanId,
                        principalTable: "results_workplans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_exceptions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_exceptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_service_exceptions_service_officials_StaffId",
                        column: x => x.StaffId,
                        principalTable: "service_officials",
                        principalColumn: "StaffId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_periods",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Organization = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: true),
                    Grade = table.Column<string>(type: "TEXT", nullable: true),
                    Contract = table.Column<string>(type: "TEXT", nullable: true),
                    Funding = table.Column<string>(type: "TEXT", nullable: true),
                    DutyStation = table.Column<string>(type: "TEXT", nullable: true),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: true),
                    Post = table.Column<string>(type: "TEXT", nullable: true),
                    Recruitment = table.Column<string>(type: "TEXT", nullable: true),
                    Population = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_periods", x => x.Id);
                    table.ForeignKey(
                        name: "FK_service_periods_service_officials_StaffId",
                        column: x => x.StaffId,
                        principalTable: "service_officials",
                        principalColumn: "StaffId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "accounts_accounts",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_StaffId",
                table: "accounts_accounts",
                column: "StaffId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "accounts_accounts",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_claims_UserId",
                table: "accounts_claims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_kept_texts_AccountId",
                table: "accounts_kept_texts",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_logins_UserId",
                table: "accounts_logins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_offices_AccountId",
                table: "accounts_offices",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_appraisals_DelegateId",
                table: "appraisals_appraisals",
                column: "DelegateId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_appraisals_SecondLevelId",
                table: "appraisals_appraisals",
                column: "SecondLevelId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_appraisals_StaffId_CycleStart",
                table: "appraisals_appraisals",
                columns: new[] { "StaffId", "CycleStart" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_appraisals_SupervisorId",
                table: "appraisals_appraisals",
                column: "SupervisorId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_appraisals_UnitCode",
                table: "appraisals_appraisals",
                column: "UnitCode");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_comments_AppraisalId",
                table: "appraisals_comments",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_drafts_AppraisalId_Step_AuthorId",
                table: "appraisals_drafts",
                columns: new[] { "AppraisalId", "Step", "AuthorId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_outputs_OutcomeKey",
                table: "appraisals_outputs",
                column: "OutcomeKey");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_outputs_WorkplanLineId",
                table: "appraisals_outputs",
                column: "WorkplanLineId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_preparations_AppraisalId_Step_AuthorId",
                table: "appraisals_preparations",
                columns: new[] { "AppraisalId", "Step", "AuthorId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_readings_AppraisalId_ReaderId_Step_FormNumber_Day",
                table: "appraisals_readings",
                columns: new[] { "AppraisalId", "ReaderId", "Step", "FormNumber", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_signatures_AppraisalId",
                table: "appraisals_signatures",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_appraisals_versions_AppraisalId_Step_Number",
                table: "appraisals_versions",
                columns: new[] { "AppraisalId", "Step", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_history_entries_At",
                table: "history_entries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_history_entries_Capability_Subject",
                table: "history_entries",
                columns: new[] { "Capability", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_outbox_AccountId",
                table: "notices_outbox",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_outbox_SentAt",
                table: "notices_outbox",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_items_AppraisalId_Step_FormNumber",
                table: "reportsboard_items",
                columns: new[] { "AppraisalId", "Step", "FormNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reportsboard_items_ReceivedAt",
                table: "reportsboard_items",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_results_outcomes_Biennium_ParentKey",
                table: "results_outcomes",
                columns: new[] { "Biennium", "ParentKey" });

            migrationBuilder.CreateIndex(
                name: "IX_results_outcomes_UnitCode",
                table: "results_outcomes",
                column: "UnitCode");

            migrationBuilder.CreateIndex(
                name: "IX_results_workplan_lines_OutcomeKey",
                table: "results_workplan_lines",
                column: "OutcomeKey");

            migrationBuilder.CreateIndex(
                name: "IX_results_workplan_lines_WorkplanId",
                table: "results_workplan_lines",
                column: "WorkplanId");

            migrationBuilder.CreateIndex(
                name: "IX_results_workplans_UnitCode_Biennium",
                table: "results_workplans",
                columns: new[] { "UnitCode", "Biennium" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_service_chieftaincies_StaffId",
                table: "service_chieftaincies",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_service_chieftaincies_UnitCode_From",
                table: "service_chieftaincies",
                columns: new[] { "UnitCode", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_service_delegations_ChiefId",
                table: "service_delegations",
                column: "ChiefId");

            migrationBuilder.CreateIndex(
                name: "IX_service_delegations_DelegateId",
                table: "service_delegations",
                column: "DelegateId");

            migrationBuilder.CreateIndex(
                name: "IX_service_exceptions_StaffId",
                table: "service_exceptions",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_service_fact_owners_StaffId_Field",
                table: "service_fact_owners",
                columns: new[] { "StaffId", "Field" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_service_fact_questions_AnsweredAt",
                table: "service_fact_questions",
                column: "AnsweredAt");

            migrationBuilder.CreateIndex(
                name: "IX_service_fact_questions_StaffId",
                table: "service_fact_questions",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_service_officials_SearchName",
                table: "service_officials",
                column: "SearchName");

            migrationBuilder.CreateIndex(
                name: "IX_service_periods_DutyStation",
                table: "service_periods",
                column: "DutyStation");

            migrationBuilder.CreateIndex(
                name: "IX_service_periods_StaffId_From",
                table: "service_periods",
                columns: new[] { "StaffId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_service_periods_UnitCode",
                table: "service_periods",
                column: "UnitCode");

            migrationBuilder.CreateIndex(
                name: "IX_service_supervisions_SecondLevelId",
                table: "service_supervisions",
                column: "SecondLevelId");

            migrationBuilder.CreateIndex(
                name: "IX_service_supervisions_StaffId_From",
                table: "service_supervisions",
                columns: new[] { "StaffId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_service_supervisions_SupervisorId",
                table: "service_supervisions",
                column: "SupervisorId");

            migrationBuilder.CreateIndex(
                name: "IX_service_units_ParentCode",
                table: "service_units",
                column: "ParentCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_claims");

            migrationBuilder.DropTable(
                name: "accounts_kept_texts");

            migrationBuilder.DropTable(
                name: "accounts_logins");

            migrationBuilder.DropTable(
                name: "accounts_offices");

            migrationBuilder.DropTable(
                name: "accounts_protection_keys");

            migrationBuilder.DropTable(
                name: "accounts_tokens");

            migrationBuilder.DropTable(
                name: "appraisals_comments");

            migrationBuilder.DropTable(
                name: "appraisals_drafts");

            migrationBuilder.DropTable(
                name: "appraisals_outputs");

            migrationBuilder.DropTable(
                name: "appraisals_preparations");

            migrationBuilder.DropTable(
                name: "appraisals_readings");

            migrationBuilder.DropTable(
                name: "appraisals_signatures");

            migrationBuilder.DropTable(
                name: "appraisals_versions");

            migrationBuilder.DropTable(
                name: "history_entries");

            migrationBuilder.DropTable(
                name: "history_settings");

            migrationBuilder.DropTable(
                name: "notices_outbox");

            migrationBuilder.DropTable(
                name: "reportsboard_items");

            migrationBuilder.DropTable(
                name: "results_outcomes");

            migrationBuilder.DropTable(
                name: "results_workplan_drafts");

            migrationBuilder.DropTable(
                name: "results_workplan_lines");

            migrationBuilder.DropTable(
                name: "service_chieftaincies");

            migrationBuilder.DropTable(
                name: "service_delegations");

            migrationBuilder.DropTable(
                name: "service_exceptions");

            migrationBuilder.DropTable(
                name: "service_fact_owners");

            migrationBuilder.DropTable(
                name: "service_fact_questions");

            migrationBuilder.DropTable(
                name: "service_head_alternates");

            migrationBuilder.DropTable(
                name: "service_periods");

            migrationBuilder.DropTable(
                name: "service_supervisions");

            migrationBuilder.DropTable(
                name: "service_units");

            migrationBuilder.DropTable(
                name: "accounts_accounts");

            migrationBuilder.DropTable(
                name: "appraisals_appraisals");

            migrationBuilder.DropTable(
                name: "results_workplans");

            migrationBuilder.DropTable(
                name: "service_officials");
        }
    }
}
