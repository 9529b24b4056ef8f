using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Tests;

/// <summary>What tests do with files: small ones that are what they say, uploads, downloads.</summary>
internal static class LabMedia
{
    public static readonly byte[] Jpeg = [0xff, 0xd8, 0xff, 0xe0, .. "a picture"u8];

    /// <summary>The first pages' worth of an Ogg stream: enough to tell codec and channels.</summary>
    public static byte[] Ogg(byte channels = 1, string codec = "OpusHead") =>
        [.. "OggS"u8, 0, 2, .. new byte[20], 1, 19, .. Encoding.ASCII.GetBytes(codec), 1, channels, .. new byte[40]];

    public static MultipartFormDataContent Form(HttpContent file, string type, string? name = "foto.jpg", string? product = "whatsapp")
    {
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var form = new MultipartFormDataContent();
        if (name is null)
        {
            form.Add(file, "other");
        }
        else
        {
            form.Add(file, "file", name);
        }

        if (product is not null)
        {
            form.Add(new StringContent(product), "messaging_product");
        }

        form.Add(new StringContent(type), "type");
        return form;
    }

    public static async Task<(HttpStatusCode Status, JsonNode Body)> PostMediaAsync(this Lab lab, HttpContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v25.0/{Lab.Number}/media") { Content = form };
        request.Headers.Authorization = new("Bearer", "EAASIM-valid");
        using var answer = await lab.Http.SendAsync(request, Lab.Cancel);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Lab.Cancel))!);
    }

    public static async Task<string> UploadAsync(this Lab lab, byte[] bytes, string type)
    {
        var (_, body) = await lab.PostMediaAsync(Form(new ByteArrayContent(bytes), type));
        return (string?)body["id"] ?? throw new InvalidOperationException(body.ToJsonString());
    }

    /// <summary>A file on the customer's phone.</summary>
    public static async Task<string> PhoneFileAsync(this Lab lab, byte[] bytes, string type, string? name = null)
    {
        using var answer = await lab.Http.PostAsync(
            $"/_sim/media?type={Uri.EscapeDataString(type)}&name={Uri.EscapeDataString(name ?? "")}", new ByteArrayContent(bytes), Lab.Cancel);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Lab.Cancel))!["id"]!;
    }

    public static async Task<(HttpStatusCode Status, byte[] Bytes, string? Type)> DownloadAsync(
        this Lab lab, string url, string? token = "EAASIM-valid", string? agent = "Lab/1.0")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        if (agent is not null)
        {
            request.Headers.UserAgent.ParseAdd(agent);
        }

        using var answer = await lab.Http.SendAsync(request, Lab.Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(Lab.Cancel), answer.Content.Headers.ContentType?.ToString());
    }
}
