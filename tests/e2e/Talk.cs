using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Taktchat.EndToEnd;

/// <summary>One accepted conversation with Marina, open in two browsers that must say the same after every action.</summary>
internal sealed partial class Talk : IAsyncDisposable
{
    public const string Customer = "5511971234567";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Talk(Installation installation, IPlaywright playwright, IBrowser browser, IPage page, IPage other)
    {
        (Installation, _playwright, _browser, Page, Other) = (installation, playwright, browser, page, other);
    }

    public Installation Installation { get; }

    /// <summary>Where the agent works.</summary>
    public IPage Page { get; }

    /// <summary>Where somebody only looks on.</summary>
    public IPage Other { get; }

    /// <summary>The composer of the agent's browser.</summary>
    public ILocator Composer => Page.GetByRole(AriaRole.Textbox, new() { NameRegex = Writing() });

    /// <summary>Everything up to an accepted ticket with one text, whose id at the provider is <c>wamid.first</c>.</summary>
    public static async Task<Talk> BeginAsync(DateTimeOffset? firstAt = null)
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        var installation = await Installation.StartAsync();
        var playwright = await Playwright.CreateAsync();
        var browser = await Shop.LaunchAsync(playwright);
        var page = await Shop.OpenAsync(browser, installation);
        await Shop.SetUpAsync(page);
        await Shop.ConnectAsync(page, installation);
        var talk = new Talk(installation, playwright, browser, page, await Shop.SecondBrowserAsync(browser, installation));
        await talk.HearAsync(firstAt is { } at
            ? new { text = "Quero encomendar um bolo", wamid = "wamid.first", timestamp = at.ToUnixTimeSeconds() }
            : new { text = "Quero encomendar um bolo", wamid = "wamid.first" });
        foreach (var each in talk.Both)
        {
            await Shop.Ticket(each).ClickAsync();
            await Assertions.Expect(Bubble(each, "Quero encomendar um bolo")).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Aceitar" }).First.ClickAsync();
        await Assertions.Expect(talk.Other.GetByText("Aceite o ticket para responder ao cliente.")).ToBeHiddenAsync();
        return talk;
    }

    private IPage[] Both => [Page, Other];

    public static ILocator Bubble(IPage page, string text) => page.GetByRole(AriaRole.Article).Filter(new() { HasText = text }).Last;

    public static Task<byte[]> SampleAsync(string name) => File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", name));

    /// <summary>The customer does something on the phone.</summary>
    public Task HearAsync(object order)
    {
        var whole = JsonSerializer.SerializeToNode(order)!.AsObject();
        whole["from"] = Customer;
        whole["name"] = "Marina Castro";
        return Installation.SimAsync("inbound", (object)whole);
    }

    /// <summary>Puts a sample on the customer's phone and tells its id there.</summary>
    public async Task<string> OnPhoneAsync(string sample, string type) => await OnPhoneAsync(sample, type, await SampleAsync(sample));

    /// <summary>Puts a file on the customer's phone and tells its id there.</summary>
    public async Task<string> OnPhoneAsync(string name, string type, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var put = await Installation.Simulator.PostAsync($"/_sim/media?type={Uri.EscapeDataString(type)}&name={name}", content);
        return (await put.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Both browsers show it, and what both say at the end of the conversation is the same.</summary>
    public async Task BothShowAsync(Func<IPage, ILocator> what)
    {
        foreach (var each in Both)
        {
            await Assertions.Expect(what(each).Last).ToBeVisibleAsync();
        }

        await EqualAsync();
    }

    /// <summary>Neither browser shows it any more.</summary>
    public async Task NeitherShowsAsync(Func<IPage, ILocator> what)
    {
        foreach (var each in Both)
        {
            await Assertions.Expect(what(each)).ToHaveCountAsync(0);
        }

        await EqualAsync();
    }

    /// <summary>What the two browsers say, with the state of each message: words, names of pictures and of buttons.</summary>
    public async Task EqualAsync()
    {
        var until = TimeProvider.System.GetTimestamp();
        string here, there;
        do
        {
            (here, there) = (await SaysAsync(Page), await SaysAsync(Other));
            if (here == there && here.Length > 0)
            {
                return;
            }

            await Page.WaitForTimeoutAsync(100);
        }
        while (TimeProvider.System.GetElapsedTime(until) < Patience);
        Assert.Equal(here, there);
    }

    /// <summary>What the customer's phone has got, as text.</summary>
    public async Task<string> ArrivedAsync(string expected, string? to = null)
    {
        var since = TimeProvider.System.GetTimestamp();
        string got;
        do
        {
            got = JsonSerializer.Serialize(await Installation.SimAsync($"messages?to={to ?? Customer}"), Readable);
            if (got.Contains(expected, StringComparison.Ordinal))
            {
                return got;
            }

            await Page.WaitForTimeoutAsync(100);
        }
        while (TimeProvider.System.GetElapsedTime(since) < Patience);
        Assert.Contains(expected, got, StringComparison.Ordinal);
        return got;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Installation.DisposeAsync();
    }

    // The list is virtual: how far up it is drawn differs, the last rows are always there.
    private static Task<string> SaysAsync(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll("[role=log] [data-item-index]")].slice(-5).map(row => [
          row.querySelector("article")?.dataset.status ?? "",
          row.innerText.replace(/\s+/g, " ").trim(),
          ...[...row.querySelectorAll("article img")].map(x => x.alt),
          ...[...row.querySelectorAll("article [aria-label]")].map(x => x.getAttribute("aria-label")),
        ].join(" · ")).join("\n")
        """);

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [GeneratedRegex("^Escreva|^Legenda")]
    private static partial Regex Writing();
}
