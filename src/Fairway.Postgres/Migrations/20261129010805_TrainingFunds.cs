using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fairway.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TrainingFunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "training_funds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Biennium = table.Column<int>(type: "integer", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_funds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "training_movements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_movements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_movements_training_funds_FundId",
                        column: x => x.FundId,
                        principalTable: "training_funds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_requests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UnitCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FundId = table.Column<Guid>(type: "uuid", nullable: false),
                    FundUnit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Provider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Area = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Cost = table.Column<long>(type: "bigint", nullable: false),
                    Need = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AppraisalId = table.Column<Guid>(type: "uuid", nullable: true),
                    Why = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Supported = table.Column<bool>(type: "boolean", nullable: true),
                    WordOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WithHolderOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Actual = table.Column<long>(type: "bigint", nullable: true),
                    BeyondApproved = table.Column<bool>(type: "boolean", nullable: true),
                    HeldUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_requests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_requests_training_funds_FundId",
                        column: x => x.FundId,
                        principalTable: "training_funds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_evaluations",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Moment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Party = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AuthorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Effect = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_evaluations", x => new { x.RequestId, x.Moment, x.Party });
                    table.ForeignKey(
                        name: "FK_training_evaluations_training_requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "training_requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Party = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AuthorId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    OnBehalfOf = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_steps_training_requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "training_requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_training_funds_UnitCode_Biennium",
                table: "training_funds",
                columns: new[] { "UnitCode", "Biennium" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_movements_FundId_Number",
                table: "training_movements",
                columns: new[] { "FundId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_requests_FundId",
                table: "training_requests",
                column: "FundId");

            migrationBuilder.CreateIndex(
                name: "IX_training_requests_FundUnit_State",
                table: "training_requests",
                columns: new[] { "FundUnit", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_training_requests_StaffId",
                table: "training_requests",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_training_requests_UnitCode",
                table: "training_requests",
                column: "UnitCode");

            migrationBuilder.CreateIndex(
                name: "IX_training_steps_RequestId",
                table: "training_steps",
                column: "RequestId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "training_evaluations");

            migrationBuilder.DropTable(
                name: "training_movements");

            migrationBuilder.DropTable(
                name: "training_steps");

            migrationBuilder.DropTable(
                name: "training_requests");

            migrationBuilder.DropTable(
                name: "training_funds");
        }
    }
}
