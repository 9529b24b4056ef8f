using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Taktchat.Files.Blobs;

/// <summary>The folder of files: below the data folder, or one that the nodes of a cluster share.</summary>
internal sealed class FileFolders
{
    private const string Section = "Taktchat:Files:Folder";
    private const string Shown = "Taktchat__Files__Folder";

    /// <summary>Nothing is received for so long; of a node that never came back, it may go.</summary>
    private static readonly TimeSpan SurelyDead = TimeSpan.FromDays(1);

    private readonly TimeProvider _time;
    private readonly string _stagings;

    /// <param name="named">The folder the operator named; null for one below the data folder.</param>
    public FileFolders(string dataFolder, string? named, TimeProvider time)
    {
        _time = time;
        Blobs = Path.GetFullPath(named ?? Path.Combine(dataFolder, "files"));
        _stagings = Path.Combine(Blobs, "staging");
        // The data folder is held by one process, so whoever has this name here is us, also after a restart.
        var ours = Encoding.UTF8.GetBytes($"{Environment.MachineName}\n{Path.GetFullPath(dataFolder)}");
        Staging = Path.Combine(_stagings, Convert.ToHexStringLower(SHA256.HashData(ours))[..16]);
        Directory.CreateDirectory(Staging);
    }

    public string Blobs { get; }

    /// <summary>On the same disk as the blobs: a finished file moves, it is not copied. Each node has its own.</summary>
    public string Staging { get; }

    /// <summary>The folder the operator named, which in a cluster says that its nodes share it; null when none is.</summary>
    public static string? Named(IConfiguration configuration) => configuration[Section] is { Length: > 0 } set ? set : null;

    /// <summary>Why the named folder cannot be used, in one sentence; null when it can, or none is named.</summary>
    public static string? Problem(IConfiguration configuration)
    {
        if (Named(configuration) is not { } folder)
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(Path.Combine(folder, $".probe-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write,
                FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"The folder for files of {Shown} cannot be used: {error.Message}";
        }
    }

    /// <summary>Deletes what a process of ours that died was receiving, and what nobody came back for.</summary>
    public void SweepStaging()
    {
        foreach (var left in Directory.EnumerateFiles(_stagings, "*", SearchOption.AllDirectories))
        {
            var isOurs = Path.GetDirectoryName(left) == Staging;
            if (isOurs || File.GetLastWriteTimeUtc(left) < _time.GetUtcNow().UtcDateTime - SurelyDead)
            {
                File.Delete(left);
            }
        }
    }
}
