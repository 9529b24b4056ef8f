using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Taktchat.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MessageTypes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_messages_ticket",
                table: "messages");

            migrationBuilder.AddColumn<int>(
                name: "notifications",
                table: "users",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sound_of_messages",
                table: "users",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sound_of_new_tickets",
                table: "users",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "theme",
                table: "users",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "network",
                table: "sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "attached_to",
                table: "messages",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "company_reacted_at",
                table: "messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "company_reaction",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "customer_reacted_at",
                table: "messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "customer_reaction",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "file_id",
                table: "messages",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "media_error",
                table: "messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "media_state",
                table: "messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    company_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    actor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    target_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_audit_entries_users_company_id_actor_id",
                        columns: x => new { x.company_id, x.actor_id },
                        principalTable: "users",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "file_leftovers",
                columns: table => new
                {
                    company_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    blob_key = table.Column<string>(type: "TEXT", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_leftovers", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_file_leftovers_companies_company_id",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "files",
                columns: table => new
                {
                    company_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: true),
                    height = table.Column<int>(type: "INTEGER", nullable: true),
                    duration_ms = table.Column<int>(type: "INTEGER", nullable: true),
                    has_thumbnail = table.Column<int>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    blob_key = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_files_companies_company_id",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_files_users_company_id_created_by",
                        columns: x => new { x.company_id, x.created_by },
                        principalTable: "users",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "media_fetches",
                columns: table => new
                {
                    company_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    connection_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_fetches", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_media_fetches_connections_company_id_connection_id",
                        columns: x => new { x.company_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_media_fetches_messages_company_id_id",
                        columns: x => new { x.company_id, x.id },
                        principalTable: "messages",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "message_templates",
                columns: table => new
                {
                    company_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    connection_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    provider_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    quality = table.Column<string>(type: "TEXT", nullable: false),
                    rejected_reason = table.Column<string>(type: "TEXT", nullable: true),
                    components = table.Column<string>(type: "TEXT", nullable: false),
                    synced_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_templates", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_message_templates_connections_company_id_connection_id",
                        columns: x => new { x.company_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "file_uploads",
                columns: table => new
                {
                    company_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    connection_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    provider_id = table.Column<string>(type: "TEXT", nullable: false),
                    valid_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_uploads", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_file_uploads_connections_company_id_connection_id",
                        columns: x => new { x.company_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_file_uploads_files_company_id_file_id",
                        columns: x => new { x.company_id, x.file_id },
                        principalTable: "files",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_messages_attached",
                table: "messages",
                columns: new[] { "company_id", "attached_to" },
                filter: "attached_to is not null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_file",
                table: "messages",
                columns: new[] { "company_id", "file_id" },
                filter: "file_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_ticket",
                table: "messages",
                columns: new[] { "ticket_id", "sort_at", "id" },
                filter: "attached_to is null");

            migrationBuilder.CreateIndex(
                name: "ix_file_leftovers_next_at",
                table: "file_leftovers",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "ix_file_uploads_company_id_connection_id_file_id",
                table: "file_uploads",
                columns: new[] { "company_id", "connection_id", "file_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_files_unused",
                table: "files",
                column: "created_at",
                filter: "used_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_media_fetches_due",
                table: "media_fetches",
                column: "next_at",
                filter: "next_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_message_templates_company_id_connection_id_name_language",
                table: "message_templates",
                columns: new[] { "company_id", "connection_id", "name", "language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_message_templates_connection_id_provider_id",
                table: "message_templates",
                columns: new[] { "connection_id", "provider_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_messages_files_company_id_file_id",
                table: "messages",
                columns: new[] { "company_id", "file_id" },
                principalTable: "files",
                principalColumns: new[] { "company_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_messages_messages_company_id_attached_to",
                table: "messages",
                columns: new[] { "company_id", "attached_to" },
                principalTable: "messages",
                principalColumns: new[] { "company_id", "id" },
                onDelete: ReferentialAction.Restrict);

            SchemaViews.CreateFiles(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            SchemaViews.LeaveAlone(migrationBuilder);
            migrationBuilder.Sql("drop view view_files");

            migrationBuilder.DropForeignKey(
                name: "fk_messages_files_company_id_file_id",
                table: "messages");

            migrationBuilder.DropForeignKey(
                name: "fk_messages_messages_company_id_attached_to",
                table: "messages");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "file_leftovers");

            migrationBuilder.DropTable(
                name: "file_uploads");

            migrationBuilder.DropTable(
                name: "media_fetches");

            migrationBuilder.DropTable(
                name: "message_templates");

            migrationBuilder.DropTable(
                name: "files");

            migrationBuilder.DropIndex(
                name: "ix_messages_attached",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_file",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_ticket",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "notifications",
                table: "users");

            migrationBuilder.DropColumn(
                name: "sound_of_messages",
                table: "users");

            migrationBuilder.DropColumn(
                name: "sound_of_new_tickets",
                table: "users");

            migrationBuilder.DropColumn(
                name: "theme",
                table: "users");

            migrationBuilder.DropColumn(
                name: "network",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "attached_to",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "company_reacted_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "company_reaction",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "customer_reacted_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "customer_reaction",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "file_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "media_error",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "media_state",
                table: "messages");

            migrationBuilder.CreateIndex(
                name: "ix_messages_ticket",
                table: "messages",
                columns: new[] { "ticket_id", "sort_at", "id" });
        }
    }
}
