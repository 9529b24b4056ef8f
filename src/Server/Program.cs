using Microsoft.AspNetCore.Connections;
using Taktchat.Server.Demo;
using Taktchat.Server.Hosting;

try
{
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
    });
    // Nothing is read again while running; a watcher on the folder would wake at each write (design/hot-path.md, trap 1).
    foreach (var source in builder.Configuration.Sources.OfType<Microsoft.Extensions.Configuration.Json.JsonConfigurationSource>())
    {
        source.ReloadOnChange = false;
    }

    using var contract = OpenApiCommand.Of(builder.Configuration);
    if (contract is null && builder.Configuration["seed"] is null)
    {
        Ports.RefuseTaken(builder.Configuration);
    }

    using var installation = Installation.Open(builder.Configuration);
    await using var demo = DemoStage.Open(builder.Configuration, installation);
    builder.AddTaktchat(installation);
    await using var app = builder.Build();
    app.UseTaktchat();
    if (contract is not null)
    {
        return await contract.RunAsync(app);
    }

    await app.PrepareAsync();
    if (builder.Configuration["seed"] is { Length: > 0 } recipe)
    {
        return await SeedCommand.RunAsync(app, recipe, installation.DataFolder);
    }

    if (demo is not null)
    {
        await demo.SeedAsync(app);
    }

    await app.StartAsync();
    if (demo is not null)
    {
        await demo.ConnectAsync(app);
    }

    Console.WriteLine($"Taktchat {string.Join(' ', app.Urls)}");
    demo?.Print();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}
catch (IOException error) when (error.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"The port is already taken: {error.InnerException.Message} Choose another with --urls.");
    return 2;
}

/// <summary>The entry point; public so that tests can start the whole process.</summary>
public partial class Program;
