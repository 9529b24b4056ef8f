using Microsoft.EntityFrameworkCore.Migrations;

namespace Taktchat.Server.Migrations;

/// <summary>Views through which modules read each other's rows in lists: the view is the contract, the table is not.
/// A migration is frozen, so a later change of a view is a new method here and a new migration.</summary>
internal static class SchemaViews
{
    private static readonly (string Name, string Query)[] First =
    [
        ("view_users", "select company_id, id, name from users"),
        // Deleted connections are in it: their tickets still show them.
        ("view_connections", "select company_id, id, name, kind, stopped_at, problem_code from connections"),
        // phone: E.164 digits without plus, or null; search_name: lower case without accents.
        ("view_contacts", "select company_id, id, name, search_name, phone from contacts"),
    ];

    /// <summary>Files as messages show them.</summary>
    public static void CreateFiles(MigrationBuilder migration) => migration.Sql(
        "create view view_files as select company_id, id, name, content_type, size, width, height, duration_ms, has_thumbnail from files");

    /// <summary>People with their photos. The view is away while SQLite writes the table anew, which would not go with it there.</summary>
    public static void CreateUsersWithPhotos(MigrationBuilder migration) =>
        migration.Sql("create view view_users as select company_id, id, name, photo_file_id from users");

    /// <summary>People as they were before their photos, for the way back.</summary>
    public static void CreateUsers(MigrationBuilder migration)
    {
        var (name, query) = First[0];
        migration.Sql($"create view {name} as {query}");
    }

    /// <summary>First in each <c>Down</c> on SQLite that writes a table anew: only so does the renaming leave a view alone whose
    /// table is away for a moment. Holds until the connection closes, which a way back ends with.</summary>
    public static void LeaveAlone(MigrationBuilder migration) => migration.Sql("PRAGMA legacy_alter_table = ON");

    public static void DropUsers(MigrationBuilder migration) => migration.Sql("drop view view_users");

    public static void CreateFirst(MigrationBuilder migration)
    {
        foreach (var (name, query) in First)
        {
            migration.Sql($"create view {name} as {query}");
        }
    }

    public static void DropFirst(MigrationBuilder migration)
    {
        foreach (var (name, _) in First)
        {
            migration.Sql($"drop view {name}");
        }
    }
}
