using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Server.Hosting;

/// <summary>A reason not to start, in one sentence for the person at the terminal.</summary>
public sealed class StartRefusedException(string sentence) : Exception(sentence);

/// <summary>This installation: its data folder, held by one process at a time, and its database.</summary>
public sealed class Installation : IDisposable
{
    private readonly FileStream _lock;

    private Installation(string dataFolder, Database database, string migrationConnection, FileStream heldLock)
    {
        (DataFolder, Database, MigrationConnection, _lock) = (dataFolder, database, migrationConnection, heldLock);
    }

    public string DataFolder { get; }

    public Database Database { get; }

    /// <summary>What migrations connect with: the role that owns the tables, when the operator keeps it apart from ours.</summary>
    public string MigrationConnection { get; }

    /// <summary>Names the cluster: two installations on one machine must not find each other.</summary>
    public string ClusterId => "taktchat-" + Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(DataFolder)).AsSpan(0, 6));

    /// <summary>Takes the data folder. The lock is the operating system's: a killed process leaves none behind.</summary>
    public static Installation Open(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["Taktchat:DataFolder"] is { Length: > 0 } set ? set : "data");
        FileStream held;
        try
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, "taktchat.lock");
            using (new FileStream(Path.Combine(folder, $".write-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write,
                FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                // Only whether it can be written.
            }

            held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The data folder {folder} cannot be written by this user.");
        }
        catch (IOException error) when (File.Exists(Path.Combine(folder, "taktchat.lock")) && !IsFull(error))
        {
            throw new StartRefusedException($"Another Taktchat process is already using the data folder {folder}.");
        }
        catch (IOException error)
        {
            throw new StartRefusedException($"The data folder {folder} cannot be used: {error.Message}");
        }

        try
        {
            var database = Understand("Database", () => Database.FromSetting(configuration["Taktchat:Database"], folder));
            return new(folder, database, MigrationOf(configuration["Taktchat:MigrationDatabase"], database), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static string MigrationOf(string? setting, Database database)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return database.ConnectionString;
        }

        return database.Engine == SqlEngine.PostgreSql && Understand("MigrationDatabase", () => Database.PostgreSqlString(setting)) is { } owner
            ? owner
            : throw new StartRefusedException(
                "Taktchat__MigrationDatabase is for PostgreSQL: the database of Taktchat__Database with the role that owns its tables.");
    }

    private static T Understand<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is ArgumentException or UriFormatException or FormatException)
        {
            throw new StartRefusedException($"Taktchat__{name} is not a connection string we understand: {error.Message}");
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>No space left on the device.</summary>
    private static bool IsFull(IOException error) => (error.HResult & 0xFFFF) == 28;
}
