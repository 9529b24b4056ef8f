using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Taktchat.Load;

/// <summary>The whole bench: a fresh server and the simulator as processes, then every figure beside its floor.</summary>
internal static class Suite
{
    private const string Number = "300000000000001";

    public static async Task<int> RunAsync(Options options)
    {
        var root = options.Text("root");
        var folder = Directory.CreateTempSubdirectory("taktchat-bench-").FullName;
        var address = $"http://127.0.0.1:{FreePort()}";
        using var simulator = Start("dotnet", [], Path.Combine(root, "simulators/CloudApi/bin/Release/net10.0/Taktchat.CloudApi.dll"),
            "--test", "--parent-stdin", "--urls", "http://127.0.0.1:0");
        var simulatorUrl = await ReadyAsync(simulator, "SIMULATOR");
        var began = Stopwatch.GetTimestamp();
        using var server = Start(options.Text("server"), new()
        {
            ["Taktchat__DataFolder"] = folder,
            ["Taktchat__WhatsAppCloud__GraphBaseUrl"] = simulatorUrl,
            ["Taktchat__WhatsAppCloud__MediaBaseUrl"] = simulatorUrl,
            ["Taktchat__Simulator"] = "true",
            ["Taktchat__PublicUrl"] = address,
        }, "--urls", address);
        try
        {
            await ReadyAsync(server, "Taktchat");
            Console.WriteLine($"start {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s, idle RSS {Megabytes(server)} MB");
            var result = await MeasureAsync(options, address, simulatorUrl, server, folder);
            await StopAsync(server);
            if (Wants(options, "lists"))
            {
                await LargeAsync(options, Path.Combine(folder, "large"));
            }

            return result;
        }
        finally
        {
            await StopAsync(server);
            simulator.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The lists at the size of a year: 100,000 tickets and 2 million messages, once to warm up and once for the figures.</summary>
    private static async Task LargeAsync(Options options, string folder)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var settings = new Dictionary<string, string> { ["Taktchat__DataFolder"] = folder };
        using (var seeder = Start(options.Text("server"), settings, "--seed", "large"))
        {
            Console.WriteLine((await seeder.StandardOutput.ReadToEndAsync()).Trim());
            await seeder.WaitForExitAsync();
        }

        using var server = Start(options.Text("server"), settings, "--urls", address);
        try
        {
            await ReadyAsync(server, "Taktchat");
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            var login = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(folder, "demo-logins.json")))[0];
            var session = await PostAsync(client, "/api/auth/login",
                new { email = login.GetProperty("email").GetString(), password = login.GetProperty("password").GetString() });
            var lists = options.With(("seconds", "6"), ("url", address), ("token", session.GetProperty("accessToken").GetString()!));
            Console.WriteLine("warming up:");
            await ListLoad.RunAsync(lists);
            Console.WriteLine("measured:");
            await ListLoad.RunAsync(lists);
            await Floor.RunAsync(lists);
        }
        finally
        {
            await StopAsync(server);
        }
    }

    private static async Task StopAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<int> MeasureAsync(Options options, string address, string simulatorUrl, Process server, string folder)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var session = await PostAsync(client, "/api/setup",
            new { companyName = "Bench", name = "Ana", email = "bench@exemplo.com.br", password = "segredo-do-bench-1" });
        var token = session.GetProperty("accessToken").GetString()!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var apps = await client.GetFromJsonAsync<JsonElement>(new Uri(simulatorUrl + "/_sim/apps"));
        var secret = apps[0].GetProperty("secret").GetString()!;
        var connection = await PostAsync(client, "/api/connections", new
        {
            kind = "whatsapp_cloud",
            name = "Loja",
            phoneNumberId = Number,
            businessAccountId = "200000000000001",
            accessToken = "EAASIM-valid-bench",
            verifyToken = "verify-me",
            appSecret = secret,
        });
        var path = new Uri(connection.GetProperty("webhookUrl").GetString()!).AbsolutePath;
        var road = options.With(("url", address), ("path", path), ("secret", secret), ("number", Number), ("token", token));
        var result = Wants(options, "webhooks") ? await WebhooksAsync(road, client, server, folder) : 0;
        result += Wants(options, "push") ? await PushLoad.RunAsync(road.With(("rate", "400"), ("seconds", "20"))) : 0;
        return result + (Wants(options, "media")
            ? await MediaLoad.RunAsync(road.With(("rate", "20"), ("seconds", "15"), ("simulator", simulatorUrl))) : 0);
    }

    private static bool Wants(Options options, string part) => options.Optional("only") is not { } only || only.Split(',').Contains(part);

    private static async Task<int> WebhooksAsync(Options road, HttpClient client, Process server, string folder)
    {
        var result = await WebhookLoad.RunAsync(road);
        var sent = WebhookLoad.Total(road);
        var stored = await StoredAsync(client, sent);
        Console.WriteLine($"on their tickets {stored} of {sent}, RSS {Megabytes(server)} MB");
        InsertFloor.Run(folder, 100_000);
        return stored == sent ? result : 1;
    }

    /// <summary>Unread messages over all tickets: nobody reads here, so each stored message is one. Waits while the inbox is being worked off.</summary>
    private static async Task<long> StoredAsync(HttpClient client, long wanted)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        long stored = -1;
        while (true)
        {
            var now = await UnreadAsync(client);
            if (now == wanted || now == stored)
            {
                return now;
            }

            stored = now;
            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task<long> UnreadAsync(HttpClient client)
    {
        long unread = 0;
        string? after = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>(new Uri(
                "/api/tickets?limit=200" + (after is null ? "" : "&after=" + Uri.EscapeDataString(after)), UriKind.Relative));
            unread += page.GetProperty("items").EnumerateArray().Sum(x => x.GetProperty("unreadCount").GetInt64());
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        return unread;
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    private static Process Start(string program, Dictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Its line with the address; what it prints afterwards is read and dropped, or its pipe would fill.</summary>
    private static async Task<string> ReadyAsync(Process process, string word)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(word + " http", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return line.Split(' ')[1];
            }
        }

        throw new InvalidOperationException($"{word} ended before it was ready.");
    }

    private static long Megabytes(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 >> 20;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
