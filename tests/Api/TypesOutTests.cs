using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Files.Contracts;

namespace Taktchat.Api;

/// <summary>What agents send: the strict simulator takes each type, and refuses nothing we call valid.</summary>
public sealed class TypesOutTests(TaktchatApp app)
{
    public static TheoryData<string, string, string> Plain => new()
    {
        { "location", """ "location":{"latitude":-23.56,"longitude":-46.65,"name":"Loja","address":"Av. Paulista, 1"} """, "Loja" },
        { "contact", """ "contacts":[{"name":"Bia Souza","phones":[{"phone":"+55 11 91234-5678","waId":"5511912345678"}],"emails":["bia@exemplo.com"]}] """, "Bia Souza" },
        { "interactive", """ "text":"Confirma?","interactive":{"kind":"buttons","header":"Pedido","footer":"Padaria","buttons":[{"title":"Sim"},{"title":"Não"}]} """, "Sim" },
        { "interactive", """ "text":"Escolha","interactive":{"kind":"list","listButton":"Ver","sections":[{"title":"Setores","rows":[{"id":"v","title":"Vendas","description":"Bolos"}]}]} """, "Vendas" },
        { "interactive", """ "text":"Veja","interactive":{"kind":"link","buttons":[{"title":"Abrir","url":"https://exemplo.com/x"}]} """, "https://exemplo.com/x" },
        { "interactive", """ "text":"Onde está?","interactive":{"kind":"location_request"} """, "send_location" },
    };

    [Theory]
    [MemberData(nameof(Plain))]
    public async Task Each_type_without_a_file_reaches_the_customer(string type, string members, string seen)
    {
        var (company, ticket, customer) = await OpenTicketAsync();
        var sent = await SendAsync(company, ticket, type, members);
        await UntilStatusAsync(company, sent, "read");
        Assert.Contains(seen, await PhoneAsync(company, customer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_uploaded_once_and_sent_by_its_id()
    {
        var (company, ticket, customer) = await OpenTicketAsync();
        var file = (await UploadAsync(company, TypesInTests.Png, "foto.png")).Text("id");
        foreach (var caption in (string[])["primeira", "segunda"])
        {
            var sent = await SendAsync(company, ticket, "image", $"\"fileId\":\"{file}\",\"text\":\"{caption}\"");
            Assert.Equal("ready", sent.GetProperty("media").Text("state"));
            await UntilStatusAsync(company, sent, "read");
        }

        var got = await PhoneAsync(company, customer);
        Assert.Contains("primeira", got, StringComparison.Ordinal);
        Assert.Contains("segunda", got, StringComparison.Ordinal);
        Assert.Equal(1, await company.CountAsync("select count(*) from file_uploads where company_id = $1"));
        var requests = await app.SimAsync(HttpMethod.Get, "requests?path=media");
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(requests.ToString(), company.PhoneNumberId + "/media"));
    }

    [Fact]
    public async Task A_file_that_was_sent_goes_with_its_ticket()
    {
        var (company, ticket, _) = await OpenTicketAsync();
        var file = (await UploadAsync(company, TypesInTests.Png, "foto.png")).Text("id");
        await UntilStatusAsync(company, await SendAsync(company, ticket, "image", $"\"fileId\":\"{file}\""), "read");
        Assert.Equal(204, (int)(await company.Admin.DeleteAsync($"/api/tickets/{ticket}")).StatusCode);
        var desk = app.Services.GetRequiredService<IFileDesk>();
        Assert.True(await desk.DeleteAsync(company.Id, new(Guid.Parse(file)), TestContext.Current.CancellationToken));
        Assert.Equal("not_found", await (await company.Admin.GetAsync($"/api/files/{file}")).CodeAsync(404));
    }

    [Fact]
    public async Task What_is_no_picture_goes_as_a_document()
    {
        var (company, ticket, customer) = await OpenTicketAsync();
        var file = (await UploadAsync(company, "%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"u8.ToArray(), "../Orçamento.pdf")).Text("id");
        var asPicture = await PostAsync(company, ticket, "image", $"\"fileId\":\"{file}\"");
        Assert.Equal("validation.failed", await asPicture.CodeAsync(400));
        var sent = await SendAsync(company, ticket, "document", $"\"fileId\":\"{file}\"");
        await UntilStatusAsync(company, sent, "read");
        Assert.Contains("Orçamento.pdf", await PhoneAsync(company, customer), StringComparison.Ordinal);
        Assert.DoesNotContain("../", await PhoneAsync(company, customer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("animação.gif", "GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;")]
    [InlineData("tabela.csv", "produto;preço\nbolo;30\n")]
    [InlineData("livro.mobi", "\u0000\u0001\u0002\u0003")]
    public async Task What_the_provider_does_not_know_goes_as_a_document_all_the_same(string name, string content)
    {
        var (company, ticket, customer) = await OpenTicketAsync();
        var file = (await UploadAsync(company, System.Text.Encoding.UTF8.GetBytes(content), name, "document")).Text("id");
        await UntilStatusAsync(company, await SendAsync(company, ticket, "document", $"\"fileId\":\"{file}\""), "read");
        Assert.Contains(name, await PhoneAsync(company, customer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_fails_for_a_moment_is_made_again()
    {
        var (company, ticket, _) = await OpenTicketAsync();
        await app.SimAsync(HttpMethod.Post, "faults", new { faults = new[] { new { match = new { path = "media-upload", @object = company.PhoneNumberId }, times = 1, http = 503, code = 131016 } } });
        var file = (await UploadAsync(company, TypesInTests.Png, "foto.png")).Text("id");
        var sent = await SendAsync(company, ticket, "image", $"\"fileId\":\"{file}\"");
        await UntilStatusAsync(company, sent, "read");
    }

    [Fact]
    public async Task A_quote_and_a_reaction_name_the_message_they_are_for()
    {
        var (company, ticket, customer) = await OpenTicketAsync();
        var first = (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/messages")).Items()[0];
        var answer = await SendAsync(company, ticket, "text", $"\"text\":\"Sim!\",\"quotedId\":\"{first.Text("id")}\"");
        Assert.Equal("Oi", answer.GetProperty("quoted").Text("text"));
        await UntilStatusAsync(company, answer, "read");
        Assert.Contains(first.Text("providerId"), await PhoneAsync(company, customer), StringComparison.Ordinal);
        var reaction = await SendAsync(company, ticket, "reaction", $"\"text\":\"👍\",\"quotedId\":\"{first.Text("id")}\"");
        Assert.Equal(first.Text("id"), reaction.Text("attachedTo"));
        await TaktchatApp.UntilAsync(() => company.Admin.GetJsonAsync($"/api/messages/{first.Text("id")}"),
            x => x.GetProperty("reactions") is { ValueKind: JsonValueKind.Object } r && r.MaybeText("company") == "👍");
        await SendAsync(company, ticket, "reaction", $"\"text\":\"\",\"quotedId\":\"{first.Text("id")}\"");
        await TaktchatApp.UntilAsync(() => company.Admin.GetJsonAsync($"/api/messages/{first.Text("id")}"),
            x => x.GetProperty("reactions").ValueKind == JsonValueKind.Null);
        Assert.Equal(2, (await company.Admin.GetJsonAsync($"/api/tickets/{ticket}/messages")).Items().Count);
    }

    [Fact]
    public async Task A_message_of_another_conversation_cannot_be_quoted()
    {
        var (company, ticket, _) = await OpenTicketAsync();
        await company.CustomerWritesAsync(company.Customer(), "Outro");
        var other = (await company.Admin.GetJsonAsync($"/api/tickets/{(await company.TicketAsync()).Text("id")}/messages")).Items()[0];
        Assert.Equal("not_found", await (await PostAsync(company, ticket, "text", $"\"text\":\"x\",\"quotedId\":\"{other.Text("id")}\"")).CodeAsync(404));
    }

    [Theory]
    [InlineData("interactive", "\"text\":\"x\",\"interactive\":{\"kind\":\"buttons\",\"buttons\":[{\"title\":\"a\"},{\"title\":\"b\"},{\"title\":\"c\"},{\"title\":\"d\"}]}", "interactive.buttons")]
    [InlineData("interactive", "\"text\":\"x\",\"interactive\":{\"kind\":\"buttons\",\"buttons\":[{\"title\":\"a\"},{\"title\":\"a\"}]}", "interactive.buttons")]
    [InlineData("interactive", "\"text\":\"x\",\"interactive\":{\"kind\":\"buttons\",\"buttons\":[{\"title\":\"mais de vinte caracteres\"}]}", "interactive.buttons[0].title")]
    [InlineData("interactive", "\"text\":\"x\",\"interactive\":{\"kind\":\"link\",\"buttons\":[{\"title\":\"a\",\"url\":\"javascript:alert(1)\"}]}", "interactive.buttons[0].url")]
    [InlineData("interactive", "\"text\":\"x\",\"interactive\":{\"kind\":\"list\",\"listButton\":\"v\",\"sections\":[]}", "interactive.sections")]
    [InlineData("interactive", "\"text\":\"x\"", "interactive")]
    [InlineData("location", "\"location\":{\"latitude\":91,\"longitude\":0}", "location")]
    [InlineData("contact", "\"contacts\":[{\"name\":\"Bia\",\"phones\":[]}]", "contacts")]
    [InlineData("image", "\"text\":\"sem arquivo\"", "fileId")]
    [InlineData("reaction", "\"text\":\"👍\"", "quotedId")]
    [InlineData("template", "\"text\":\"x\"", "template")]
    public async Task What_the_provider_would_refuse_is_told_in_words(string type, string members, string field)
    {
        var (company, ticket, _) = await OpenTicketAsync();
        var problem = await (await PostAsync(company, ticket, type, members)).JsonAsync(400);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    [Fact]
    public async Task Another_companys_file_is_unknown()
    {
        var (company, ticket, _) = await OpenTicketAsync();
        var other = await app.CompanyAsync();
        var file = (await UploadAsync(other, TypesInTests.Png, "foto.png")).Text("id");
        Assert.Equal("not_found", await (await PostAsync(company, ticket, "image", $"\"fileId\":\"{file}\"")).CodeAsync(404));
    }

    private async Task<(TestCompany Company, string Ticket, string Customer)> OpenTicketAsync()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        // Known to the simulator, so that it can be quoted and reacted to.
        await app.SimAsync(HttpMethod.Post, "inbound", new { number = company.PhoneNumberId, from = customer, type = "text", text = "Oi" });
        var ticket = (await TaktchatApp.UntilAsync(
            async () => (await company.Admin.GetJsonAsync("/api/tickets?status=pending")).Items(), x => x.Count > 0))[0].Text("id");
        await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        return (company, ticket, customer);
    }

    private static async Task<JsonElement> UploadAsync(TestCompany company, byte[] bytes, string name, string use = "attachment")
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await (await company.Admin.PostAsync($"/api/files?name={Uri.EscapeDataString(name)}&use={use}", content)).JsonAsync(201);
    }

    private static Task<HttpResponseMessage> PostAsync(TestCompany company, string ticket, string type, string members)
    {
        var body = $$"""{"ticketId":"{{ticket}}","type":"{{type}}","clientId":"{{Guid.CreateVersion7()}}",{{members}}}""";
        return company.Admin.PostAsync("/api/messages", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
    }

    private static async Task<JsonElement> SendAsync(TestCompany company, string ticket, string type, string members) =>
        await (await PostAsync(company, ticket, type, members)).JsonAsync(201);

    private static Task<JsonElement> UntilStatusAsync(TestCompany company, JsonElement message, string status) => TaktchatApp.UntilAsync(
        () => company.Admin.GetJsonAsync($"/api/messages/{message.Text("id")}"), x => x.Text("status") == status);

    private async Task<string> PhoneAsync(TestCompany company, string customer)
    {
        var got = await app.SimAsync(HttpMethod.Get, $"messages?number={company.PhoneNumberId}&to={customer}");
        return JsonSerializer.Serialize(got, Readable);
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
