using Taktchat.Api.Harness;

namespace Taktchat.Api;

/// <summary>Webhooks as they were seen, each named after its oddity (whatsapp-cloud-api reference 1.5 to 1.7).</summary>
public sealed class CapturedTests(TaktchatApp app)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "captured");

    private const string Orphan = "status-of-a-message-of-nobody";

    /// <summary>File → the type and the text of the one message it leaves in a ticket, and the provider's name of a type unknown to us.</summary>
    private static readonly Dictionary<string, (string Type, string? Text, string? RawType)> Shown = new()
    {
        ["contact-card-with-vcard"] = ("contact", "Lucía Gómez", null),
        ["first-message-from-an-ad"] = ("text", "Vi o anúncio", null),
        ["flow-reply-without-token"] = ("interactive", "Sent", null),
        ["forwarded-many-times-without-id"] = ("text", "Repassando", null),
        ["half-an-emoji"] = ("text", "meio \\ud83d rosto", null),
        ["image-hash-is-base64"] = ("image", "Taj Mahal", null),
        ["list-reply-to-a-message-we-never-saw"] = ("interactive", "Priority Mail Express", null),
        ["location-without-name"] = ("location", null, null),
        ["message-among-other-news"] = ("text", "No meio do resto", null),
        ["no-contacts-array"] = ("text", "Sem perfil", null),
        ["order-of-a-catalog"] = ("order", null, null),
        ["poll-is-unsupported"] = ("unsupported", null, "poll_creation"),
        ["quick-reply-without-context"] = ("interactive", "Unsubscribe", null),
        ["text-with-user-id-and-fields-of-tomorrow"] = ("text", "Does it come in another color?", null),
        ["text-without-body"] = ("unsupported", null, "text"),
        ["timestamp-from-the-future"] = ("text", "Amanhã", null),
        ["timestamp-is-a-number"] = ("text", "Número", null),
        ["unsupported-says-nothing-more"] = ("unsupported", null, "unsupported"),
        ["voice-note-is-audio-with-mime-parameters"] = ("voice", null, null),
    };

    /// <summary>File → how many messages it leaves, none of which rings for anybody.</summary>
    private static readonly Dictionary<string, int> Silent = new()
    {
        ["error-of-the-number-without-a-message"] = 0,
        ["identity-changed-by-its-old-name"] = 1,
        ["reaction-taken-back"] = 1,
        ["status-in-a-word-of-tomorrow"] = 0,
        ["unknown-field"] = 0,
    };

    public static TheoryData<string> ShownFiles => [.. Shown.Keys];

    public static TheoryData<string> SilentFiles => [.. Silent.Keys];

    [Fact]
    public void Every_captured_file_is_expected_to_do_something() => Assert.Equal(
        Shown.Keys.Concat(Silent.Keys).Append(Orphan).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Folder, "*.json").Select(x => Path.GetFileNameWithoutExtension(x)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(ShownFiles))]
    public async Task Rings_with_the_right_type(string file)
    {
        var (type, text, rawType) = Shown[file];
        var company = await ReceivedAsync(file);
        var ticket = await company.TicketAsync();
        var message = Assert.Single((await company.Admin.GetJsonAsync($"/api/tickets/{ticket.Text("id")}/messages")).Items());
        Assert.Equal((type, text, rawType), (message.Text("type"), message.MaybeText("text"), message.MaybeText("rawType")));
        Assert.Null(message.MaybeText("quoted"));
        Assert.Equal(1, ticket.GetProperty("unreadCount").GetInt32());
        Assert.Empty((await company.Admin.GetJsonAsync("/api/inbound-events")).Items());
    }

    [Theory]
    [MemberData(nameof(SilentFiles))]
    public async Task Is_noted_and_rings_nowhere(string file)
    {
        var company = await ReceivedAsync(file);
        Assert.Equal(0, await company.CountAsync("select count(*) from tickets where company_id = $1"));
        Assert.Equal(Silent[file], await company.CountAsync("select count(*) from messages where company_id = $1"));
        Assert.Empty((await company.Admin.GetJsonAsync("/api/inbound-events")).Items());
    }

    /// <summary>The provider may tell of a message before it answered that it took it.</summary>
    [Fact]
    public async Task A_status_that_came_too_early_waits_and_holds_nobody_up()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await PostAsync(company, Orphan);
        await PostAsync(company, "no-contacts-array");
        await TaktchatApp.UntilAsync(() => company.CountAsync("select count(*) from tickets where company_id = $1"), x => x == 1);
        Assert.Equal(1, await company.CountAsync("select count(*) from messages where company_id = $1"));
    }

    private async Task<TestCompany> ReceivedAsync(string file)
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        await PostAsync(company, file);
        await company.SettlesAsync();
        return company;
    }

    private static async Task PostAsync(TestCompany company, string file)
    {
        var body = (await File.ReadAllTextAsync(Path.Combine(Folder, file + ".json")))
            .Replace("NUMBER", company.PhoneNumberId, StringComparison.Ordinal)
            .Replace("CUSTOMER", company.Customer(), StringComparison.Ordinal)
            .Replace("WAMID", TestCompany.Wamid(), StringComparison.Ordinal);
        Assert.Equal(200, await company.ReceivesAsync(body));
    }
}
