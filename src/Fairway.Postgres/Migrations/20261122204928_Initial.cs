using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Fairway.Postgres.Migrations
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DisplayName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LastSeenAt = table.Column<long>(type: "bigint", nullable: true),
                    SeenBeforeAt = table.Column<long>(type: "bigint", nullable: true),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<long>(type: "bigint", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_protection_keys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Xml = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_protection_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "appraisals_appraisals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CycleStart = table.Column<DateOnly>(type: "date", nullable: false),
                    CycleEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SupervisorId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SecondLevelId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DelegateId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DelegateSigns = table.Column<bool>(type: "boolean", nullable: false),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OfManager = table.Column<bool>(type: "boolean", nullable: false),
                    BeginningDue = table.Column<DateOnly>(type: "date", nullable: false),
                    SharedVersion = table.Column<int>(type: "integer", nullable: false),
                    ReceivedByBoardAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appraisals_appraisals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "history_entries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Actor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Capability = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Rule = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PolicyVersion = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Detail = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_entries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "history_settings",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_settings", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "notices_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Link = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "results_outcomes",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Biennium = table.Column<int>(type: "integer", nullable: false),
                    ParentKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Target = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_results_outcomes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "results_workplans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Biennium = table.Column<int>(type: "integer", nullable: false),
                    BigPicture = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_results_workplans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_chieftaincies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    NamedByHr = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_chieftaincies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_delegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ChiefId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DelegateId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DelegateSigns = table.Column<bool>(type: "boolean", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_delegations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_fact_owners",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Field = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_fact_owners", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_fact_questions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Field = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Says = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RaisedAt = table.Column<long>(type: "bigint", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Upheld = table.Column<bool>(type: "boolean", nullable: true),
                    AnsweredBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_fact_questions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_head_alternates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_head_alternates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_officials",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FamilyName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GivenNames = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Sex = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DateOfBirth = table.Column<DateOnly>(type: "date", nullable: false),
                    Nationality = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EntryOnDuty = table.Column<DateOnly>(type: "date", nullable: false),
                    Probation = table.Column<bool>(type: "boolean", nullable: false),
                    PersonalPromotionOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SearchName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_officials", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "service_supervisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SupervisorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SecondLevelId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    NamedByHr = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_supervisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "service_units",
                columns: table => new
                {
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ParentCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClaimValue = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Cipher = table.Column<byte[]>(type: "bytea", nullable: false),
                    KeptAt = table.Column<long>(type: "bigint", nullable: false)
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
                    LoginProvider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProviderKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Office = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: false),
                    ConfirmedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ConfirmedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    About = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AuthorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BasedOn = table.Column<int>(type: "integer", nullable: false),
                    SavedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    OutputId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OutcomeKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    WorkplanLineId = table.Column<Guid>(type: "uuid", nullable: true),
                    Agreed = table.Column<bool>(type: "boolean", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Answers = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SavedAt = table.Column<long>(type: "bigint", nullable: false),
                    SharedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReaderId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FormNumber = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    As = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FormNumber = table.Column<int>(type: "integer", nullable: false),
                    Party = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SignerId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedBecause = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SharedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SharedAt = table.Column<long>(type: "bigint", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FormNumber = table.Column<int>(type: "integer", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    WorkplanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SavedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SavedAt = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkplanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OutcomeKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Withdrawn = table.Column<bool>(type: "boolean", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DecidedBy = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Organization = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Category = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Grade = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Contract = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Funding = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DutyStation = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Post = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Recruitment = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Population = table.Column<string>(type: "text", nullable: true, collation: "C")
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
