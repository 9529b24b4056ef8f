using System.Diagnostics;

namespace Taktchat.Unit.Files;

/// <summary>The ffmpeg of this machine, which judges what we wrote; where there is none, its tests are skipped and say so.</summary>
internal static class Tool
{
    public const string Missing = "ffmpeg is not in PATH: nothing to compare with.";

    public static string? Ffmpeg { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(x => Path.Combine(x, "ffmpeg")).FirstOrDefault(File.Exists);

    public static async Task<byte[]> RunAsync(params string[] arguments)
    {
        Assert.SkipWhen(Ffmpeg is null, Missing);
        using var process = Process.Start(new ProcessStartInfo(Ffmpeg!, ["-nostdin", "-v", "error", "-y", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var output = new MemoryStream();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return output.ToArray();
    }

    /// <summary>What one hears, as 16-bit samples.</summary>
    public static Task<byte[]> DecodeAsync(string path) =>
        RunAsync("-i", path, "-f", "s16le", "-c:a", "pcm_s16le", "-ar", "48000", "-ac", "1", "-");
}
