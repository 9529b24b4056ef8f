using System.Net;
using System.Net.Http.Json;

namespace Taktchat.CloudApi.Tests;

public sealed class PhoneTests
{
    [Fact]
    public async Task The_phone_shows_every_file_and_never_runs_it()
    {
        await using var lab = await Lab.StartAsync();
        var id = await lab.PhoneFileAsync("<script>alert(1)</script>"u8.ToArray(), "text/html", "pagina.html");
        using var head = new HttpRequestMessage(HttpMethod.Head, "/_sim/media/" + id);

        using var shown = await lab.Http.GetAsync("/_sim/media/" + id, Lab.Cancel);
        using var size = await lab.Http.SendAsync(head, Lab.Cancel);
        using var unknown = await lab.Http.GetAsync("/_sim/media/1", Lab.Cancel);

        Assert.Equal("text/html", shown.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("sandbox;", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(25, size.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_sound_can_be_asked_for_in_parts()
    {
        await using var lab = await Lab.StartAsync();
        var id = await lab.PhoneFileAsync([1, 2, 3, 4, 5], "audio/ogg");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_sim/media/" + id);
        request.Headers.Range = new(1, 2);

        using var part = await lab.Http.SendAsync(request, Lab.Cancel);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal([2, 3], await part.Content.ReadAsByteArrayAsync(Lab.Cancel));
    }

    [Fact]
    public async Task A_voice_message_counts_as_played_once_somebody_listened()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        var voice = await lab.UploadAsync(LabMedia.Ogg(), "audio/ogg");
        await TellAsync(lab, "chat/read", new { contact = Lab.Customer });
        await lab.SendAsync(SendTypesTests.Of("audio", $$"""{"id":"{{voice}}","voice":true}"""));
        await lab.AdvanceAsync(60);
        await TellAsync(lab, "chat/read", new { contact = Lab.Customer });
        var before = (await lab.DrainAsync()).Select(x => (string?)x.Status!["status"]).ToArray();
        var wamid = (string)(await lab.SeeAsync("ledger"))["items"]![0]!["wamid"]!;

        await TellAsync(lab, "chat/played", new { wamid });
        await TellAsync(lab, "chat/played", new { wamid });

        Assert.Equal(["sent", "delivered", "read"], before);
        Assert.Equal(["played"], (await lab.DrainAsync()).Select(x => (string?)x.Status!["status"]));
    }

    [Fact]
    public async Task What_the_page_draws_comes_with_each_message()
    {
        await using var lab = await Lab.StartAsync();
        var photo = await lab.PhoneFileAsync(LabMedia.Jpeg, "image/jpeg");
        await lab.InboundAsync($$"""[{"from":"{{Lab.Customer}}","type":"image","mediaId":"{{photo}}","forwarded":true},{"from":"{{Lab.Customer}}","text":"veja","quote":"wamid.A"}]""");

        var messages = (await lab.SeeAsync("chat?contact=" + Uri.EscapeDataString(Lab.Customer)))["messages"]!;

        Assert.Equal((photo, true), ((string?)messages[0]!["content"]!["id"], (bool)messages[0]!["isForwarded"]!));
        Assert.Equal(("veja", "wamid.A"), ((string?)messages[1]!["text"], (string?)messages[1]!["quotedId"]));
    }

    private static async Task TellAsync(Lab lab, string path, object body)
    {
        using var answer = await lab.Http.PostAsync("/_sim/" + path, JsonContent.Create(body), Lab.Cancel);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
