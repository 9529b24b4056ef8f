using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Taktchat.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WindowsAndVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "last_inbound_at",
                table: "conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "contacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            SchemaViews.LeaveAlone(migrationBuilder);
            migrationBuilder.DropColumn(
                name: "last_inbound_at",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "version",
                table: "contacts");
        }
    }
}
