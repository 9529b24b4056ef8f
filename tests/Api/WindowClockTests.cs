using Taktchat.Api.Harness;

namespace Taktchat.Api;

/// <summary>The window is judged when a message is claimed, not only when it is queued.</summary>
public sealed class WindowClockTests(ClockedApp clocked) : IClassFixture<ClockedApp>
{
    [Fact]
    public async Task A_message_that_waited_too_long_is_not_sent_after_the_window()
    {
        var company = await (await clocked.App.CompanyAsync()).ConnectedAsync();
        await company.CustomerWritesAsync(company.Customer(), "Oi");
        var ticket = (await company.TicketAsync()).Text("id");
        await company.Admin.PostAsync($"/api/tickets/{ticket}/accept");
        // The first keeps the conversation busy until the clock has gone on.
        await clocked.App.SimAsync(HttpMethod.Post, "faults", new
        {
            faults = new[] { new { match = new { path = "messages", @object = company.PhoneNumberId }, times = 1, acceptThenTimeout = true } },
        });
        var first = await company.SendAsync(ticket, "Segura");
        var late = await company.SendAsync(ticket, "Tarde demais");
        await TaktchatApp.UntilAsync(() => company.Admin.GetJsonAsync($"/api/messages/{first.Text("id")}"), x => x.Text("status") == "sending");
        clocked.Clock.Advance(TimeSpan.FromHours(25));
        using var later = await company.SignInAsync(company.AdminId);
        var failed = await TaktchatApp.UntilAsync(
            () => later.GetJsonAsync($"/api/messages/{late.Text("id")}"), x => x.Text("status") == "failed");
        Assert.Equal("provider.-7", failed.GetProperty("error").Text("code"));
    }
}
