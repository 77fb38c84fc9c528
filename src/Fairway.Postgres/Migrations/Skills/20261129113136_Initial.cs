using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations.Skills
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "skills_additions",
                columns: table => new
                {
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Category = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    En = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Fr = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Es = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_additions", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "skills_consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Purpose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GivenAt = table.Column<long>(type: "bigint", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "skills_drafts",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Form = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SavedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_drafts", x => new { x.StaffId, x.Form });
                });

            migrationBuilder.CreateTable(
                name: "skills_history",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Actor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OnBehalfOf = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Capability = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Rule = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PolicyVersion = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Detail = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_history", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "skills_openings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UnitName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Station = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Skills = table.Column<string>(type: "text", nullable: false),
                    Languages = table.Column<string>(type: "text", nullable: false),
                    OpenedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_openings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "skills_profiles",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ConfirmedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Interested = table.Column<bool>(type: "boolean", nullable: false),
                    Posts = table.Column<string>(type: "text", nullable: false),
                    Anywhere = table.Column<bool>(type: "boolean", nullable: false),
                    Stations = table.Column<string>(type: "text", nullable: false),
                    AvailableFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_profiles", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "skills_seen",
                columns: table => new
                {
                    OpeningId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_seen", x => new { x.OpeningId, x.StaffId, x.By, x.Day });
                    table.ForeignKey(
                        name: "FK_skills_seen_skills_openings_OpeningId",
                        column: x => x.OpeningId,
                        principalTable: "skills_openings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "skills_declared",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Folded = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Level = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Years = table.Column<int>(type: "integer", nullable: false),
                    LastUsed = table.Column<int>(type: "integer", nullable: false),
                    Evidence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_declared", x => x.Id);
                    table.ForeignKey(
                        name: "FK_skills_declared_skills_profiles_StaffId",
                        column: x => x.StaffId,
                        principalTable: "skills_profiles",
                        principalColumn: "StaffId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "skills_languages",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Understanding = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Speaking = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Writing = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_languages", x => new { x.StaffId, x.Code });
                    table.ForeignKey(
                        name: "FK_skills_languages_skills_profiles_StaffId",
                        column: x => x.StaffId,
                        principalTable: "skills_profiles",
                        principalColumn: "StaffId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "skills_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SkillId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AttachedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_files", x => x.Id);
                    table.ForeignKey(
                        name: "FK_skills_files_skills_declared_SkillId",
                        column: x => x.SkillId,
                        principalTable: "skills_declared",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "skills_file_bytes",
                columns: table => new
                {
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_file_bytes", x => x.FileId);
                    table.ForeignKey(
                        name: "FK_skills_file_bytes_skills_files_FileId",
                        column: x => x.FileId,
                        principalTable: "skills_files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_skills_consents_StaffId_Purpose",
                table: "skills_consents",
                columns: new[] { "StaffId", "Purpose" },
                unique: true,
                filter: "\"WithdrawnAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_skills_declared_Code",
                table: "skills_declared",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_skills_declared_Folded",
                table: "skills_declared",
                column: "Folded");

            migrationBuilder.CreateIndex(
                name: "IX_skills_declared_StaffId",
                table: "skills_declared",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_skills_files_SkillId",
                table: "skills_files",
                column: "SkillId");

            migrationBuilder.CreateIndex(
                name: "IX_skills_files_StaffId",
                table: "skills_files",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_skills_history_Subject",
                table: "skills_history",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_skills_languages_Code",
                table: "skills_languages",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_skills_openings_UnitCode",
                table: "skills_openings",
                column: "UnitCode");

            migrationBuilder.CreateIndex(
                name: "IX_skills_profiles_ConfirmedOn",
                table: "skills_profiles",
                column: "ConfirmedOn");

            migrationBuilder.CreateIndex(
                name: "IX_skills_seen_StaffId",
                table: "skills_seen",
                column: "StaffId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "skills_additions");

            migrationBuilder.DropTable(
                name: "skills_consents");

            migrationBuilder.DropTable(
                name: "skills_drafts");

            migrationBuilder.DropTable(
                name: "skills_file_bytes");

            migrationBuilder.DropTable(
                name: "skills_history");

            migrationBuilder.DropTable(
                name: "skills_languages");

            migrationBuilder.DropTable(
                name: "skills_seen");

            migrationBuilder.DropTable(
                name: "skills_files");

            migrationBuilder.DropTable(
                name: "skills_openings");

            migrationBuilder.DropTable(
                name: "skills_declared");

            migrationBuilder.DropTable(
                name: "skills_profiles");
        }
    }
}
