using System.Globalization;

namespace Taktchat.Load;

/// <summary>From the instant a webhook is due to the instant its message stands in the browser's socket: every screen watches
/// the list and has one ticket open, four screens a ticket.</summary>
internal static class PushLoad
{
    public static async Task<int> RunAsync(Options options)
    {
        var screens = options.Number("screens", 200);
        var rate = options.Number("rate", 400);
        var seconds = options.Number("seconds", 20);
        var load = options.With(("customers", Screens.Customers(screens).ToString(CultureInfo.InvariantCulture)), ("warmup", "0"));
        var due = new long[rate * seconds];
        var latencies = new Latencies(due.Length * Screens.PerTicket);
        await using var watching = await Screens.OpenAsync(options, screens, load, frame => Note(frame, due, latencies));
        await WebhookLoad.RunAsync(load.With(
            ("rate", rate.ToString(CultureInfo.InvariantCulture)), ("seconds", seconds.ToString(CultureInfo.InvariantCulture))), due);
        var wanted = due.Length * Screens.PerTicket;
        await Screens.SettledAsync(latencies, wanted);
        Console.WriteLine($"event to screen, {screens} screens, {rate} messages/s: {latencies}, seen {latencies.Count} of {wanted}");
        return latencies.Count == wanted ? 0 : 1;
    }

    private static void Note(ReadOnlySpan<byte> frame, long[] due, Latencies latencies)
    {
        foreach (var (index, _) in new SeenMessages(frame))
        {
            latencies.AddSince(due[index]);
        }
    }
}
