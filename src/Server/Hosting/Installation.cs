using Taktchat.Kernel.Data;

namespace Taktchat.Server.Hosting;

/// <summary>A reason not to start, in one sentence for the person at the terminal.</summary>
public sealed class StartRefusedException(string sentence) : Exception(sentence);

/// <summary>This installation: its data folder, held by one process at a time, and its database.</summary>
public sealed class Installation : IDisposable
{
    private readonly FileStream _lock;

    private Installation(string dataFolder, Database database, FileStream heldLock)
    {
        (DataFolder, Database, _lock) = (dataFolder, database, heldLock);
    }

    public string DataFolder { get; }

    public Database Database { get; }

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
            return new(folder, Database.FromSetting(configuration["Taktchat:Database"], folder), held);
        }
        catch (Exception error) when (error is ArgumentException or UriFormatException or FormatException)
        {
            held.Dispose();
            throw new StartRefusedException($"Taktchat__Database is not a connection string we understand: {error.Message}");
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>No space left on the device.</summary>
    private static bool IsFull(IOException error) => (error.HResult & 0xFFFF) == 28;
}
