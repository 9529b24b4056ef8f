using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Taktchat.Server.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TicketIndexPerStatus : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_active",
                table: "tickets");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_closed_unread",
                table: "tickets",
                columns: new[] { "company_id", "activity_at", "id" },
                filter: "status = 2 and unread_count > 0");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_open",
                table: "tickets",
                columns: new[] { "company_id", "activity_at", "id", "assignee_id", "queue_id", "connection_id", "entry_source", "unread_count" },
                filter: "status = 1");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_pending",
                table: "tickets",
                columns: new[] { "company_id", "activity_at", "id", "assignee_id", "queue_id", "connection_id", "entry_source", "unread_count" },
                filter: "status = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_closed_unread",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_open",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_pending",
                table: "tickets");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_active",
                table: "tickets",
                columns: new[] { "company_id", "status", "activity_at", "id", "assignee_id", "queue_id", "connection_id", "entry_source", "unread_count" },
                filter: "status < 2");
        }
    }
}
