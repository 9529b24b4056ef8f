using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Taktchat.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PeopleAndAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Made anew by the migration that follows: SQLite writes the table anew at the very end of this one.
            SchemaViews.DropUsers(migrationBuilder);
            migrationBuilder.AddColumn<long>(
                name: "first_sign_in_at",
                table: "users",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "photo_file_id",
                table: "users",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "changes",
                table: "audit_entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_tickets_closed_at",
                table: "tickets",
                columns: new[] { "company_id", "closed_at" },
                filter: "status = 2");

            migrationBuilder.CreateIndex(
                name: "ix_messages_media",
                table: "messages",
                columns: new[] { "company_id", "conversation_id", "sort_at", "id" },
                filter: "file_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_action",
                table: "audit_entries",
                columns: new[] { "company_id", "action", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor",
                table: "audit_entries",
                columns: new[] { "company_id", "actor_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_users_files_company_id_photo_file_id",
                table: "users",
                columns: new[] { "company_id", "photo_file_id" },
                principalTable: "files",
                principalColumns: new[] { "company_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            SchemaViews.LeaveAlone(migrationBuilder);
            SchemaViews.CreateUsers(migrationBuilder);
            migrationBuilder.DropForeignKey(
                name: "fk_users_files_company_id_photo_file_id",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_tickets_closed_at",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_messages_media",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_action",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_actor",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "first_sign_in_at",
                table: "users");

            migrationBuilder.DropColumn(
                name: "photo_file_id",
                table: "users");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "audit_entries");
        }
    }
}
