using Npgsql;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Unit.Kernel;

public sealed class DatabaseSettingTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Without_a_setting_the_database_is_a_file_in_the_data_folder(string? setting)
    {
        await using var database = Database.FromSetting(setting, "folder");

        Assert.Equal(SqlEngine.Sqlite, database.Engine);
        Assert.Equal(Path.Combine("folder", "taktchat.db"), database.Path);
    }

    [Fact]
    public async Task A_data_source_is_SQLite_with_its_references_watched()
    {
        await using var database = Database.FromSetting("Data Source=other.db", "folder");

        Assert.Equal(SqlEngine.Sqlite, database.Engine);
        Assert.Equal("other.db", database.Path);
        Assert.Contains("Foreign Keys=True", database.ConnectionString, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Host=db;Database=takt;Username=u;Password=p")]
    [InlineData("Server=db;Database=takt;User Id=u;Password=p")]
    [InlineData("postgres://u:p@db/takt")]
    [InlineData("postgresql://u:p@db:5432/takt")]
    public async Task A_host_or_a_URL_is_PostgreSQL(string setting)
    {
        await using var database = Database.FromSetting(setting, "folder");
        var read = new NpgsqlConnectionStringBuilder(database.ConnectionString);

        Assert.Equal(SqlEngine.PostgreSql, database.Engine);
        Assert.Null(database.Path);
        Assert.Equal(("db", 5432, "takt", "u", "p"), (read.Host, read.Port, read.Database, read.Username, read.Password));
        Assert.Contains("force_custom_plan", read.Options, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escaped_characters_of_a_URL_are_read_back()
    {
        await using var database = Database.FromSetting("postgres://a%40b:p%3A%2F1@db:6000/takt", "folder");
        var read = new NpgsqlConnectionStringBuilder(database.ConnectionString);

        Assert.Equal(("a@b", "p:/1", 6000), (read.Username, read.Password, read.Port));
    }
}
