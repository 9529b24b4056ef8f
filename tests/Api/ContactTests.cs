using System.Net.Http.Json;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

public sealed class ContactTests(TaktchatApp app)
{
    [Fact]
    public async Task A_person_enters_corrects_and_finds_a_customer()
    {
        var company = await app.CompanyAsync();
        var (agent, _) = await company.PersonAsync(Role.Agent);
        var created = await (await agent.PostAsJsonAsync("/api/contacts",
            new { name = "João São", phone = "(31) 99999-8888", email = "joao@exemplo.com.br" })).JsonAsync(201);
        Assert.Equal("5531999998888", created.Text("phone"));
        var address = Assert.Single(created.GetProperty("addresses").EnumerateArray());
        Assert.Equal(("phone", "5531999998888", true),
            (address.Text("kind"), address.Text("value"), address.GetProperty("isCurrent").GetBoolean()));

        var path = $"/api/contacts/{created.Text("id")}";
        var patched = await (await agent.PatchAsJsonAsync(path, new { name = "João da Silva" })).JsonAsync(200);
        Assert.Equal(("João da Silva", "joao@exemplo.com.br"), (patched.Text("name"), patched.Text("email")));
        Assert.Null((await (await agent.PatchAsJsonAsync(path, new { email = "" })).JsonAsync(200)).MaybeText("email"));
        Assert.Equal("João da Silva", (await agent.GetJsonAsync(path)).Text("name"));

        foreach (var search in (string[])["joao", "silva", "JOÃO", "99998", "(31) 9999"])
        {
            Assert.Single((await agent.GetJsonAsync($"/api/contacts?search={Uri.EscapeDataString(search)}")).Items());
        }

        foreach (var search in (string[])["oao", "%", "_", "'", "99997"])
        {
            Assert.Empty((await agent.GetJsonAsync($"/api/contacts?search={Uri.EscapeDataString(search)}")).Items());
        }
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_not_cut_through_an_emoji()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var name = new string('a', 119);

        await company.CustomerWritesAsync(company.Customer(), "Oi", name: name + "😀");

        Assert.Equal(name, (await company.TicketAsync()).GetProperty("contact").Text("name"));
        Assert.Equal(0, await company.CountAsync("select count(*) from inbound_events where company_id = $1 and state = 2"));
    }

    [Theory]
    [InlineData("(31) 99999-8888")]
    [InlineData("31 9999-8888")]
    [InlineData("+55 31 9 9999 8888")]
    [InlineData("553199998888")]
    public async Task One_number_is_one_contact_however_it_is_written(string again)
    {
        var company = await app.CompanyAsync();
        await (await company.Admin.PostAsJsonAsync("/api/contacts", new { name = "Um", phone = "5531999998888" })).JsonAsync(201);
        var second = await company.Admin.PostAsJsonAsync("/api/contacts", new { name = "Dois", phone = again });
        Assert.Equal("contact.phone_taken", await second.CodeAsync(409));
    }

    [Fact]
    public async Task Twenty_who_enter_one_number_at_once_make_one_contact()
    {
        var company = await app.CompanyAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            company.Admin.PostAsJsonAsync("/api/contacts", new { name = $"Cliente {i}", phone = "5531988887777" })));
        Assert.Equal(1, answers.Count(x => (int)x.StatusCode == 201));
        Assert.Equal(19, answers.Count(x => (int)x.StatusCode == 409));
        Assert.Equal(1, await company.CountAsync("select count(*) from contacts where company_id = $1"));
    }

    [Fact]
    public async Task Each_company_has_its_own_contact_of_a_number()
    {
        var (first, second) = (await app.CompanyAsync(), await app.CompanyAsync());
        var request = new { name = "Marina", phone = "5531977776666" };
        await (await first.Admin.PostAsJsonAsync("/api/contacts", request)).JsonAsync(201);
        await (await second.Admin.PostAsJsonAsync("/api/contacts", request)).JsonAsync(201);
        Assert.Single((await first.Admin.GetJsonAsync("/api/contacts?search=marina")).Items());
    }

    [Theory]
    [InlineData("12")]
    [InlineData("not a number")]
    [InlineData("+55 11 99999 9999 9999 9999")]
    public async Task What_is_no_telephone_number_is_refused_in_words(string phone)
    {
        var company = await app.CompanyAsync();
        var refused = await company.Admin.PostAsJsonAsync("/api/contacts", new { name = "Um", phone });
        Assert.Equal("contact.bad_phone", await refused.CodeAsync(422));
    }

    [Fact]
    public async Task A_name_that_a_person_corrected_is_not_overwritten_by_the_profile()
    {
        var company = await (await app.CompanyAsync()).ConnectedAsync();
        var customer = company.Customer();
        await company.CustomerWritesAsync(customer, "Oi", name: "Mari ✨");
        var contact = (await company.TicketAsync()).GetProperty("contact");
        await (await company.Admin.PatchAsJsonAsync($"/api/contacts/{contact.Text("id")}", new { name = "Marina Souza" })).JsonAsync(200);
        await company.CustomerWritesAsync(customer, "Oi de novo", name: "Mari 🌙");
        Assert.Equal("Marina Souza", (await company.TicketAsync()).GetProperty("contact").Text("name"));
    }

    [Fact]
    public async Task The_list_pages_through_every_contact_once_newest_first()
    {
        var company = await app.CompanyAsync();
        var made = new List<string>();
        for (var i = 0; i < 23; i++)
        {
            made.Add((await (await company.Admin.PostAsJsonAsync("/api/contacts", new { name = $"C{i}", phone = $"55319{88000000 + i}" })).JsonAsync(201)).Text("id"));
        }

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await company.Admin.GetJsonAsync($"/api/contacts?limit=5&after={next}");
            Assert.True(page.Items().Count <= 5);
            seen.AddRange(page.Items().Select(x => x.Text("id")));
            next = page.MaybeText("next");
        }
        while (next is not null);

        Assert.Equal(made.AsEnumerable().Reverse(), seen);
        Assert.Equal("paging.bad_cursor", await (await company.Admin.GetAsync("/api/contacts?after=nonsense")).CodeAsync(400));
    }

    [Fact]
    public async Task Of_two_who_edit_a_contact_at_once_the_second_is_told_and_may_insist()
    {
        var company = await app.CompanyAsync();
        var contact = await (await company.Admin.PostAsJsonAsync("/api/contacts", new { name = "Marina", phone = "11 97123-4567" })).JsonAsync(201);
        var address = $"/api/contacts/{contact.Text("id")}";
        var seen = contact.GetProperty("version").GetInt64();

        await (await company.Admin.PatchAsJsonAsync(address, new { name = "Marina Castro", version = seen })).JsonAsync(200);
        var refused = await (await company.Admin.PatchAsJsonAsync(address, new { name = "Marina Souza", version = seen })).JsonAsync(409);
        Assert.Equal("contact.changed", refused.Text("code"));

        var saved = await (await company.Admin.GetAsync(new Uri(address, UriKind.Relative))).JsonAsync(200);
        Assert.Equal("Marina Castro", saved.Text("name"));
        var insisted = await (await company.Admin.PatchAsJsonAsync(
            address, new { name = "Marina Souza", version = saved.GetProperty("version").GetInt64() })).JsonAsync(200);
        Assert.Equal("Marina Souza", insisted.Text("name"));
    }
}
