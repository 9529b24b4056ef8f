using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Seeder;
using Taktchat.Server.Hosting;

namespace Taktchat.Server.Demo;

/// <summary>What a demo has beside the product: a simulated provider, an invented company and a telephone on the screen.</summary>
internal sealed class DemoStage(DemoSimulator simulator, Installation installation) : IAsyncDisposable
{
    /// <summary>The app that the simulator is born with; its README names it.</summary>
    private const long FirstAppId = 700_000_000_000_001;

    private static readonly SqlStatement Connections = new("""
        select phone_number_id, business_account_id, coalesce(display_phone_number, phone_number_id), coalesce(verified_name, name),
          app_secret_sealed, webhook_key
        from connections where deleted_at is null order by created_at, id
        """);

    private static readonly SqlStatement Customers = new("""
        select c.phone, c.name from tickets t join contacts c on c.company_id = t.company_id and c.id = t.contact_id
        where t.status < 2 and c.phone is not null order by t.activity_at desc limit 12
        """);

    /// <summary>Begins to start the simulator, which takes its time while this process is built; null when this is no demo.</summary>
    public static DemoStage? Open(ConfigurationManager configuration, Installation installation)
    {
        if (!configuration.GetValue<bool>("Taktchat:Demo"))
        {
            return null;
        }

        var path = configuration["Taktchat:SimulatorPath"] is { Length: > 0 } set
            ? set : Path.Combine(AppContext.BaseDirectory, "simulator", "Taktchat.CloudApi.dll");
        var urls = (configuration["Urls"] ?? "").Split(';')[0];
        var address = urls.EndsWith(":0", StringComparison.Ordinal) ? "" : urls;
        configuration["Taktchat:Simulator"] = "true";
        return new(DemoSimulator.Start(path, address), installation);
    }

    /// <summary>Points this process to the simulator and makes the company up on the first start. A company that is real is never mixed with a demo.</summary>
    public async Task SeedAsync(WebApplication app)
    {
        await simulator.ReadyAsync();
        // Before anything asks for these settings: nothing of the host runs yet.
        app.Configuration["Taktchat:WhatsAppCloud:GraphBaseUrl"] = simulator.Url;
        app.Configuration["Taktchat:WhatsAppCloud:MediaBaseUrl"] = simulator.Url;
        var seeder = new CompanySeeder(app.Services, installation.DataFolder);
        var recipe = seeder.MadeBy(out var isEmpty);
        if (recipe == "begun")
        {
            throw new StartRefusedException(
                $"The demo in {installation.DataFolder} was interrupted while it was being made; delete that folder and start again.");
        }

        if (recipe is null && !isEmpty)
        {
            throw new StartRefusedException(
                $"The data folder {installation.DataFolder} holds a real company, not the demo; start it with --production or choose another with --data.");
        }

        if (isEmpty)
        {
            Console.WriteLine("Preparing the demo company…");
            await seeder.RunAsync(Recipe.Demo, CancellationToken.None);
        }
    }

    /// <summary>Tells the simulator, which forgets everything, of the numbers we have and where their webhooks go.</summary>
    public async Task ConnectAsync(WebApplication app)
    {
        // Listening on every address is none that one can call.
        var own = app.Urls.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = new Uri(simulator.Url) };
        var database = app.Services.GetRequiredService<Database>();
        var secrets = app.Services.GetRequiredService<SecretBox>();
        var apps = new List<string>();
        foreach (var number in await database.ReadOfEveryCompanyAsync(ReadNumbers, CancellationToken.None))
        {
            if (secrets.Open(number.SecretSealed) is not { } secret)
            {
                continue;
            }

            if (!apps.Contains(secret))
            {
                apps.Add(secret);
                await PostAsync(http, "apps", new { id = AppId(apps.Count - 1), secret });
            }

            var appId = AppId(apps.IndexOf(secret));
            var callback = $"{own}/webhooks/whatsapp/{number.WebhookKey}";
            await PostAsync(http, "wabas", new { id = number.AccountId, appId, subscribed = true });
            await PostAsync(http, "numbers", new
            {
                id = number.NumberId,
                displayPhoneNumber = number.Display,
                verifiedName = number.Name,
                wabaId = number.AccountId,
                appId,
                overrideCallbackUri = callback,
            });
        }

        await PostAsync(http, "contacts", await database.ReadOfEveryCompanyAsync(ReadCustomers, CancellationToken.None));
    }

    /// <summary>What somebody who has just started it wants to know.</summary>
    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"  Demo phone  {simulator.Url}/");
        foreach (var login in Logins.Read(installation.DataFolder))
        {
            Console.WriteLine($"  {login.Role,-10}  {login.Email,-34} {login.Password}   {login.Name}");
        }

        Console.WriteLine($"  (also in {Path.Combine(installation.DataFolder, Logins.FileName)})");
    }

    public ValueTask DisposeAsync() => simulator.DisposeAsync();

    private static string AppId(int index) => (FirstAppId + index).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task PostAsync(HttpClient http, string what, object body)
    {
        using var answer = await http.PostAsJsonAsync($"/_sim/{what}", body);
        if (!answer.IsSuccessStatusCode)
        {
            throw new StartRefusedException($"The simulator did not take the demo's {what}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static List<DemoNumber> ReadNumbers(SqlSession sql)
    {
        var numbers = new List<DemoNumber>();
        sql.Query(Connections, 0, static (_, _) => { }, (_, row) => numbers.Add(new(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5))));
        return numbers;
    }

    private static List<object> ReadCustomers(SqlSession sql)
    {
        var people = new List<object>();
        sql.Query(Customers, 0, static (_, _) => { }, (_, row) => people.Add(new { phone = row.GetString(0), name = row.GetString(1) }));
        return people;
    }

    private sealed record DemoNumber(
        string NumberId, string AccountId, string Display, string Name, string SecretSealed, string WebhookKey);
}
