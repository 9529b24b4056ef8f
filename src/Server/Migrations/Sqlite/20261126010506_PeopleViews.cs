using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Taktchat.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PeopleViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            SchemaViews.CreateUsersWithPhotos(migrationBuilder);

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            SchemaViews.DropUsers(migrationBuilder);

        }
    }
}
