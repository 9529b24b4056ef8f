using System.Collections.Concurrent;
using System.Diagnostics;

namespace Taktchat.Proof.Harness;

/// <summary>One of our programs as a process of its own, so that it can really die.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process, string readyWord)
    {
        _process = process;
        process.EnableRaisingEvents = true;
        process.OutputDataReceived += (_, e) => Take(e.Data, readyWord);
        process.ErrorDataReceived += (_, e) => Take(e.Data, readyWord);
        process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"It ended before it was ready:\n{Output}"));
    }

    public string Output => string.Join('\n', _lines);

    public int Id => _process.Id;

    public long ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    /// <summary>Starts a built assembly and waits for its line with the address, which is returned.</summary>
    public static async Task<(ChildProcess Child, Uri Address)> StartAsync(
        string assembly, string readyWord, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var child = new ChildProcess(new Process { StartInfo = StartInfo(assembly, arguments, settings) }, readyWord);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        try
        {
            return (child, new Uri(await child._ready.Task.WaitAsync(StartDeadline)));
        }
        catch (TimeoutException)
        {
            var output = child.Output;
            await child.DisposeAsync();
            throw new TimeoutException($"{assembly} was not ready in {StartDeadline}:\n{output}");
        }
    }

    /// <summary>Runs a program that is to refuse its start: its exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> RefusedAsync(
        string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        using var process = Process.Start(StartInfo(assembly, arguments, settings))!;
        using var deadline = new CancellationTokenSource(StartDeadline);
        try
        {
            var said = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await said);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>SIGKILL: nothing of the program runs after this.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Path.Combine(Root(), assembly));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Take(string? line, string readyWord)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (_lines.Count > 500)
        {
            _lines.TryDequeue(out _);
        }

        if (line.StartsWith(readyWord + " http", StringComparison.Ordinal))
        {
            _ready.TrySetResult(line.Split(' ')[1]);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository is not above the test.");
    }
}
