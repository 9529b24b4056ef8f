using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Taktchat.Files.Contracts;

namespace Taktchat.Files.Converting;

/// <summary>Converts sound and looks into films with ffmpeg where the machine has it; nothing of ours needs it to be there.</summary>
internal sealed partial class Ffmpeg(TimeProvider time, ILogger<Ffmpeg> logger) : IDisposable
{
    private const int LargestOutput = 16 * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>One picture is read from the beginning; what takes longer is built to take long.</summary>
    private static readonly TimeSpan LongestPoster = TimeSpan.FromSeconds(10);

    /// <summary>Which reader of ffmpeg may touch a file: only the one of what we saw it is. Left to guess, it would also find
    /// playlists in it, which name other files and addresses.</summary>
    private static readonly Dictionary<string, string> Readers = new()
    {
        ["audio/mpeg"] = "mp3",
        ["audio/aac"] = "aac",
        ["audio/mp4"] = "mov",
        ["video/mp4"] = "mov",
        ["audio/wav"] = "wav",
        ["audio/amr"] = "amr",
        ["audio/flac"] = "flac",
        ["audio/ogg"] = "ogg",
        ["audio/webm"] = "matroska",
        ["video/3gpp"] = "mov",
        ["video/quicktime"] = "mov",
        ["video/webm"] = "matroska",
    };

    private readonly SemaphoreSlim _slots = new(1);

    /// <summary>Of their own: a voice note somebody waits for does not wait for a film.</summary>
    private readonly SemaphoreSlim _posterSlots = new(1);

    /// <summary>Where it is, found once; null when the machine has none. Settable for tests.</summary>
    public string? Program { get; init; } = Find();

    /// <summary>Whether it could read this type at all.</summary>
    public static bool Knows(string contentType) => Readers.ContainsKey(contentType);

    /// <summary>Converts to Ogg/Opus, mono; false when ffmpeg cannot, or not in time.</summary>
    public async Task<bool> ToVoiceAsync(string source, string contentType, string target, CancellationToken cancellationToken)
    {
        if (Program is null || !Readers.TryGetValue(contentType, out var reader))
        {
            return false;
        }

        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(VoiceArguments(source, reader, target), Longest, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Writes a film's first picture as a JPEG; false when ffmpeg cannot, or not in time.</summary>
    public async Task<bool> ToPosterAsync(string source, string contentType, string target, CancellationToken cancellationToken)
    {
        if (Program is null || !Readers.TryGetValue(contentType, out var reader))
        {
            return false;
        }

        await _posterSlots.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(PosterArguments(source, reader, target), LongestPoster, cancellationToken);
        }
        finally
        {
            _posterSlots.Release();
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _posterSlots.Dispose();
    }

    private static string[] PosterArguments(string source, string reader, string target) =>
    [
        "-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-protocol_whitelist", "file", "-threads", "1",
        "-max_pixels", FileLimits.Pixels.ToString(CultureInfo.InvariantCulture),
        "-f", reader, "-i", "file:" + source, "-map", "0:v:0", "-an", "-sn", "-dn", "-map_metadata", "-1", "-frames:v", "1",
        "-vf", "scale=w='min(1280,iw)':h='min(1280,ih)':force_original_aspect_ratio=decrease,format=yuvj420p",
        "-c:v", "mjpeg", "-q:v", "4", "-fs", LargestOutput.ToString(CultureInfo.InvariantCulture), "-f", "mjpeg", "file:" + target,
    ];

    private static string[] VoiceArguments(string source, string reader, string target) =>
    [
        "-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-protocol_whitelist", "file", "-threads", "1",
        "-f", reader, "-i", "file:" + source, "-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1",
        "-c:a", "libopus", "-ac", "1", "-ar", "48000", "-b:a", "32k", "-application", "voip",
        "-fs", LargestOutput.ToString(CultureInfo.InvariantCulture), "-f", "ogg", "file:" + target,
    ];

    private async Task<bool> RunAsync(string[] arguments, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Program!, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            LogFailed(error.NativeErrorCode);
            return false;
        }

        var code = await ExitAsync(process, either.Token, cancellationToken);
        if (code != 0)
        {
            LogFailed(code);
        }

        return code == 0;
    }

    /// <summary>Its exit code; -1 when our time limit ended it.</summary>
    private static async Task<int> ExitAsync(Process process, CancellationToken limited, CancellationToken cancellationToken)
    {
        try
        {
            process.StandardInput.Close();
            // Read to the end, or a talkative ffmpeg waits for us for ever; it names files, so nothing of it is logged.
            var said = Task.WhenAll(Drain(process.StandardOutput), Drain(process.StandardError));
            await process.WaitForExitAsync(limited);
            await said;
            return process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return -1;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task Drain(StreamReader reader)
    {
        var buffer = new char[1024];
        while (await reader.ReadAsync(buffer) > 0)
        {
        }
    }

    private static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(x => Path.Combine(x, name)).FirstOrDefault(x => Path.IsPathRooted(x) && File.Exists(x));
    }

    [LoggerMessage(1710, LogLevel.Warning, "ffmpeg could not read or convert a file (exit {Code}; -1 is our time limit)")]
    private partial void LogFailed(int code);
}
