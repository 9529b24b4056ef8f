namespace Taktchat.Files.Blobs;

/// <summary>The folders of files below the data folder.</summary>
internal sealed class FileFolders
{
    public FileFolders(string dataFolder)
    {
        Blobs = Path.GetFullPath(Path.Combine(dataFolder, "files"));
        Staging = Path.Combine(Blobs, "staging");
        Directory.CreateDirectory(Staging);
    }

    public string Blobs { get; }

    /// <summary>On the same disk as the blobs: a finished file moves, it is not copied.</summary>
    public string Staging { get; }

    /// <summary>Deletes what a process that died was receiving. The data folder is ours alone, so nobody is writing there.</summary>
    public void SweepStaging()
    {
        foreach (var left in Directory.EnumerateFiles(Staging))
        {
            File.Delete(left);
        }
    }
}
