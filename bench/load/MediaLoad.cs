using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SkiaSharp;

namespace Taktchat.Load;

/// <summary>From the instant a customer sends a picture to the instant its bubble stands in the browser's socket, and from the same
/// instant until the picture itself can be shown: fetched from the provider, stored, with its small picture. The road of the
/// webhook through the simulator is part of both.</summary>
internal static class MediaLoad
{
    private const int Width = 1600;
    private const int Height = 1200;

    public static async Task<int> RunAsync(Options options)
    {
        var screens = options.Number("screens", 200);
        var rate = options.Number("rate", 20);
        var customers = Screens.Customers(screens);
        var load = options.With(("customers", customers.ToString(CultureInfo.InvariantCulture)), ("warmup", "0"));
        var due = new long[rate * options.Number("seconds", 15)];
        var wanted = due.Length * Screens.PerTicket;
        var (bubbles, pictures) = (new Latencies(wanted), new Latencies(wanted));
        // Four screens see each message; a receipt or a second push of the same state is not counted twice.
        var (seen, shown) = (new int[due.Length], new int[due.Length]);
        await using var watching = await Screens.OpenAsync(options, screens, load, frame =>
        {
            foreach (var (index, hasPicture) in new SeenMessages(frame))
            {
                if (due[index] != 0 && (hasPicture ? shown : seen) is var counted && Interlocked.Increment(ref counted[index]) <= Screens.PerTicket)
                {
                    (hasPicture ? pictures : bubbles).AddSince(due[index]);
                }
            }
        });
        var size = await SendAsync(options, due, rate, customers);
        await Screens.SettledAsync(pictures, wanted);
        Console.WriteLine($"picture to screen, {screens} screens, {rate} pictures/s of {size / 1024} KB: bubble {bubbles}; picture {pictures}, "
            + $"seen {bubbles.Count} and {pictures.Count} of {wanted}");
        return pictures.Count == wanted ? 0 : 1;
    }

    /// <summary>Customers send at a constant rate, whatever the answers take.</summary>
    private static async Task<long> SendAsync(Options options, long[] due, int rate, int customers)
    {
        using var client = new HttpClient { BaseAddress = new Uri(options.Text("simulator")) };
        using var file = new ByteArrayContent(Picture());
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var stored = await client.PostAsync(new Uri("/_sim/media?type=image/jpeg&name=foto.jpg", UriKind.Relative), file);
        var media = await stored.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var sends = new List<Task>(due.Length);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
        for (var i = 0; i < due.Length && await timer.WaitForNextTickAsync(); i++)
        {
            due[i] = Stopwatch.GetTimestamp();
            sends.Add(InboundAsync(client, new
            {
                number = options.Text("number"),
                from = WebhookBodies.Phone(i % customers),
                type = "image",
                mediaId = media.GetProperty("id").GetString(),
                caption = string.Create(CultureInfo.InvariantCulture, $"Mensagem número {i}: olha como ficou"),
            }));
        }

        await Task.WhenAll(sends);
        return media.GetProperty("size").GetInt64();
    }

    private static async Task InboundAsync(HttpClient client, object message)
    {
        using var answer = await client.PostAsJsonAsync(new Uri("/_sim/inbound", UriKind.Relative), message);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A JPEG of the size WhatsApp sends photos in: soft colours with some grain.</summary>
    private static byte[] Picture()
    {
        var dice = new Random(7);
        using var picture = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = picture.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)((i / 4 % Width / 8) + (i / 4 / Width / 6) + dice.Next(24));
        }

        using var file = picture.Encode(SKEncodedImageFormat.Jpeg, 80);
        return file.ToArray();
    }
}
