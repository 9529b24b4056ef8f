namespace Taktchat.CloudApi;

/// <summary>The executable. In a class of its own name, so that a test can reference it beside the server's Program.</summary>
internal static class SimulatorProgram
{
    private static async Task<int> Main(string[] args)
    {
        var command = CommandLine.Parse(args, Environment.GetEnvironmentVariable);
        if (command.Options is not { } options)
        {
            await Console.Error.WriteLineAsync(command.Error);
            return 2;
        }

        try
        {
            await using var app = await SimulatorHost.StartAsync(options);
            await Console.Out.WriteLineAsync($"SIMULATOR {app.Urls.First()}");
            if (command.ParentStdin)
            {
                _ = StopWithParentAsync(app.Lifetime);
            }

            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (IOException)
        {
            await Console.Error.WriteLineAsync($"The simulator cannot listen on {options.Url}: the address is already in use.");
            return 1;
        }
    }

    // A parent that dies closes our standard input, however it dies.
    private static async Task StopWithParentAsync(IHostApplicationLifetime lifetime)
    {
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[64];
        while (await input.ReadAsync(buffer) > 0)
        {
        }

        lifetime.StopApplication();
    }
}
