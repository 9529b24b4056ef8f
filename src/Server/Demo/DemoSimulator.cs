using System.Diagnostics;
using Taktchat.Server.Hosting;

namespace Taktchat.Server.Demo;

/// <summary>The simulated Cloud API as a child of this process: it ends when our end of its standard input does.</summary>
internal sealed class DemoSimulator : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(3);

    private readonly Process _process;

    private DemoSimulator(Process process) => _process = process;

    /// <summary>Where it listens; known after <see cref="ReadyAsync"/>.</summary>
    public string Url { get; private set; } = "";

    public static DemoSimulator Start(string path, string publicUrl)
    {
        if (!File.Exists(path))
        {
            throw new StartRefusedException($"The demo needs the WhatsApp simulator, which is not at {path}; ./takt run builds it.");
        }

        var isAssembly = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : path) { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = [.. isAssembly ? [path] : Array.Empty<string>(), "--demo", "--urls", "http://127.0.0.1:0", "--parent-stdin",
            .. publicUrl.Length > 0 ? ["--public-url", publicUrl] : Array.Empty<string>()];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Its own address comes from the command line, not from what was set for us.
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment.Remove("URLS");
        return new(Process.Start(start) ?? throw new StartRefusedException("The WhatsApp simulator could not be started."));
    }

    /// <summary>Waits for the line that tells its address.</summary>
    public async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var line = await _process.StandardOutput.ReadLineAsync(patience.Token);
        if (line is null || !line.StartsWith("SIMULATOR ", StringComparison.Ordinal))
        {
            throw new StartRefusedException("The WhatsApp simulator ended before it was ready.");
        }

        // What it says from now on is nobody's concern, but the pipe must not fill.
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        Url = line["SIMULATOR ".Length..].Trim();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(EndPatience);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
