using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Sqlite.Migrations.Skills
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
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    En = table.Column<string>(type: "TEXT", nullable: false),
                    Fr = table.Column<string>(type: "TEXT", nullable: false),
                    Es = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_additions", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "skills_consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "skills_drafts",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_drafts", x => new { x.StaffId, x.Form });
                });

            migrationBuilder.CreateTable(
                name: "skills_history",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    OnBehalfOf = table.Column<string>(type: "TEXT", nullable: true),
                    Capability = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: true),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_history", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "skills_openings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", nullable: false),
                    UnitName = table.Column<string>(type: "TEXT", nullable: false),
                    Station = table.Column<string>(type: "TEXT", nullable: true),
                    Skills = table.Column<string>(type: "TEXT", nullable: false),
                    Languages = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedBy = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_openings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "skills_profiles",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Interested = table.Column<bool>(type: "INTEGER", nullable: false),
                    Posts = table.Column<string>(type: "TEXT", nullable: false),
                    Anywhere = table.Column<bool>(type: "INTEGER", nullable: false),
                    Stations = table.Column<string>(type: "TEXT", nullable: false),
                    AvailableFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skills_profiles", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "skills_seen",
                columns: table => new
                {
                    OpeningId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    Folded = table.Column<string>(type: "TEXT", nullable: true),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    Years = table.Column<int>(type: "INTEGER", nullable: false),
                    LastUsed = table.Column<int>(type: "INTEGER", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Understanding = table.Column<string>(type: "TEXT", nullable: false),
                    Speaking = table.Column<string>(type: "TEXT", nullable: false),
                    Writing = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SkillId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    AttachedAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
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
