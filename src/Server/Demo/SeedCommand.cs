using Taktchat.Seeder;
using Taktchat.Server.Hosting;

namespace Taktchat.Server.Demo;

/// <summary><c>--seed demo|large</c>: fills an empty installation and ends.</summary>
internal static class SeedCommand
{
    public static async Task<int> RunAsync(WebApplication app, string name, string dataFolder)
    {
        var recipe = Recipe.Of(name) ?? throw new StartRefusedException($"There is no recipe {name}; there are demo and large.");
        var seeder = new CompanySeeder(app.Services, dataFolder);
        _ = seeder.MadeBy(out var isEmpty);
        if (!isEmpty)
        {
            throw new StartRefusedException($"The data folder {dataFolder} already holds a company; a seed needs an empty one.");
        }

        var began = TimeProvider.System.GetTimestamp();
        var messages = await seeder.RunAsync(recipe, app.Lifetime.ApplicationStopping);
        Console.WriteLine(
            $"Made {recipe.Tickets} tickets and {messages} messages in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s; "
            + $"the logins are in {Path.Combine(dataFolder, Logins.FileName)}.");
        return 0;
    }
}
