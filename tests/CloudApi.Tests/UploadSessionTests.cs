using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Tests;

public sealed class UploadSessionTests
{
    [Fact]
    public async Task A_file_sent_in_two_parts_becomes_a_handle()
    {
        await using var lab = await Lab.StartAsync();
        var (_, opened) = await lab.GraphAsync(HttpMethod.Post, $"{Lab.App}/uploads?file_name=a.png&file_length=10&file_type=image/png");
        var id = (string)opened["id"]!;

        var first = await PostAsync(lab, id, 0, 6);
        var again = await PostAsync(lab, id, 0, 6);
        var (_, state) = await lab.GraphAsync(HttpMethod.Get, id);
        var last = await PostAsync(lab, id, 6, 4);

        Assert.StartsWith("upload:", id, StringComparison.Ordinal);
        Assert.Equal(6, (int)first["file_offset"]!);
        Assert.Equal(100, (int)again["error"]!["code"]!);
        Assert.Equal(6, (int)state["file_offset"]!);
        Assert.StartsWith("4::sim", (string?)last["h"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file_length=10&file_type=image/gif")]
    [InlineData("file_length=0&file_type=image/png")]
    [InlineData("file_type=image/png")]
    public async Task A_session_wants_a_size_and_a_type_that_headers_may_have(string query)
    {
        await using var lab = await Lab.StartAsync();

        var (_, body) = await lab.GraphAsync(HttpMethod.Post, $"{Lab.App}/uploads?{query}");

        Assert.Equal(100, (int)body["error"]!["code"]!);
    }

    private static async Task<JsonNode> PostAsync(Lab lab, string id, int offset, int size)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v25.0/" + id) { Content = new ByteArrayContent(new byte[size]) };
        request.Headers.Authorization = new("OAuth", "EAASIM-valid");
        request.Headers.Add("file_offset", offset.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var answer = await lab.Http.SendAsync(request, Lab.Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Lab.Cancel))!;
    }
}
