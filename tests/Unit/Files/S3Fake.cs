using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Taktchat.Unit.Files;

/// <summary>A small, strict S3 on loopback: it checks each signature and each body's hash itself, from what is on the wire, and
/// refuses what it does not know. Path style, one bucket.</summary>
internal sealed class S3Fake : IAsyncDisposable
{
    public const string Bucket = "arquivos";
    public const string AccessKey = "AKIDTEST";
    public const string Region = "sa-east-1";
    public const string Secret = "segredo/do+teste";

    private readonly ConcurrentDictionary<string, (byte[] Bytes, string Type)> _objects = new();
    private readonly ConcurrentDictionary<string, SortedDictionary<int, byte[]>> _uploads = new();
    private WebApplication _app = null!;

    public string Address => _app.Urls.First();

    public IReadOnlyCollection<string> Keys => [.. _objects.Keys];

    public int OpenUploads => _uploads.Count;

    public List<string> Calls { get; } = [];

    /// <summary>Parts from this number on are refused, as when the bucket is full.</summary>
    public int RefusePart { get; set; } = int.MaxValue;

    public static async Task<S3Fake> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(x => x.Limits.MaxRequestBodySize = null);
        var fake = new S3Fake { _app = builder.Build() };
        fake._app.Run(fake.HandleAsync);
        await fake._app.StartAsync();
        return fake;
    }

    public string TypeOf(string key) => _objects[key].Type;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var memory = new MemoryStream();
        await http.Request.Body.CopyToAsync(memory);
        var (body, query) = (memory.ToArray(), http.Request.Query);
        lock (Calls)
        {
            Calls.Add($"{http.Request.Method} {http.Request.QueryString} {http.Request.Headers.Range}".Trim());
        }

        if (WhyRefused(http.Request, body) is { } reason)
        {
            await FailAsync(http, 403, "SignatureDoesNotMatch", reason);
            return;
        }

        var prefix = $"/{Bucket}/";
        var path = http.Request.Path.Value!;
        if (!path.StartsWith(prefix, StringComparison.Ordinal))
        {
            await FailAsync(http, 404, "NoSuchBucket", path);
            return;
        }

        var key = path[prefix.Length..];
        await (http.Request.Method switch
        {
            "PUT" when query.ContainsKey("uploadId") => PutPartAsync(http, query["uploadId"]!, query["partNumber"]!, body),
            "PUT" => PutAsync(http, key, body),
            "POST" when query.ContainsKey("uploads") => BeginAsync(http, key),
            "POST" when query.ContainsKey("uploadId") => CompleteAsync(http, key, query["uploadId"]!, Encoding.UTF8.GetString(body)),
            "DELETE" when query.ContainsKey("uploadId") => DeleteAsync(http, () => _uploads.TryRemove(query["uploadId"]!, out _)),
            "DELETE" => DeleteAsync(http, () => _objects.TryRemove(key, out _)),
            "GET" or "HEAD" => GetAsync(http, key),
            _ => FailAsync(http, 501, "NotImplemented", http.Request.Method),
        });
    }

    private Task PutAsync(HttpContext http, string key, byte[] body)
    {
        _objects[key] = (body, http.Request.ContentType ?? "");
        http.Response.Headers.ETag = Tag(body);
        return Task.CompletedTask;
    }

    private Task BeginAsync(HttpContext http, string key)
    {
        var id = Guid.CreateVersion7().ToString("N") + "|" + (http.Request.ContentType ?? "");
        _uploads[id] = [];
        return http.Response.WriteAsync(
            $"<InitiateMultipartUploadResult><Bucket>{Bucket}</Bucket><Key>{key}</Key><UploadId>{id}</UploadId></InitiateMultipartUploadResult>");
    }

    private Task PutPartAsync(HttpContext http, string upload, string number, byte[] body)
    {
        var part = int.Parse(number, CultureInfo.InvariantCulture);
        if (!_uploads.TryGetValue(upload, out var parts) || part >= RefusePart)
        {
            return FailAsync(http, 400, "EntityTooLarge", "No room");
        }

        parts[part] = body;
        http.Response.Headers.ETag = Tag(body);
        return Task.CompletedTask;
    }

    private Task CompleteAsync(HttpContext http, string key, string upload, string list)
    {
        if (!_uploads.TryRemove(upload, out var parts) || parts.Values.SkipLast(1).Any(x => x.Length < 5 * 1024 * 1024)
            || !parts.Values.All(x => list.Contains(Tag(x).Trim('"'), StringComparison.Ordinal)))
        {
            return FailAsync(http, 400, "InvalidPart", list);
        }

        var whole = parts.Values.SelectMany(x => x).ToArray();
        _objects[key] = (whole, upload.Split('|')[1]);
        return http.Response.WriteAsync(
            $"<CompleteMultipartUploadResult><Bucket>{Bucket}</Bucket><Key>{key}</Key><ETag>{Tag(whole)}</ETag></CompleteMultipartUploadResult>");
    }

    private static Task DeleteAsync(HttpContext http, Func<bool> delete)
    {
        delete();
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private async Task GetAsync(HttpContext http, string key)
    {
        if (!_objects.TryGetValue(key, out var found))
        {
            await FailAsync(http, 404, "NoSuchKey", key);
            return;
        }

        var (from, to) = (0L, found.Bytes.Length - 1L);
        if (http.Request.GetTypedHeaders().Range?.Ranges.Single() is { } range)
        {
            (from, to) = (range.From ?? 0, Math.Min(range.To ?? to, to));
            if (from >= found.Bytes.Length)
            {
                await FailAsync(http, 416, "InvalidRange", key);
                return;
            }

            http.Response.StatusCode = 206;
            http.Response.Headers.ContentRange = $"bytes {from}-{to}/{found.Bytes.Length}";
        }

        http.Response.ContentType = found.Type;
        http.Response.ContentLength = to - from + 1;
        // The tag of an object that came in parts is not its MD5, which the dash tells.
        http.Response.Headers.ETag = found.Bytes.Length > 5 * 1024 * 1024 ? Tag(found.Bytes)[..^1] + "-2\"" : Tag(found.Bytes);
        if (http.Request.Method == "GET")
        {
            await http.Response.Body.WriteAsync(found.Bytes.AsMemory((int)from, (int)(to - from + 1)));
        }
    }

    /// <summary>Signature version 4, computed from the request as it came; null when it holds.</summary>
    private static string? WhyRefused(HttpRequest request, byte[] body)
    {
        var parts = request.Headers.Authorization.ToString().Replace("AWS4-HMAC-SHA256 ", "", StringComparison.Ordinal).Split(',')
            .Select(x => x.Trim().Split('=', 2)).Where(x => x.Length == 2).ToDictionary(x => x[0], x => x[1]);
        var (date, hash) = (request.Headers["X-Amz-Date"].ToString(), request.Headers["X-Amz-Content-SHA256"].ToString());
        if (!parts.TryGetValue("Credential", out var credential) || date.Length < 8
            || credential != $"{AccessKey}/{date[..8]}/{Region}/s3/aws4_request")
        {
            return "Credential";
        }

        if (hash != Convert.ToHexStringLower(SHA256.HashData(body)))
        {
            return "The body's hash is not signed: " + hash;
        }

        var signed = parts["SignedHeaders"].Split(';');
        if (!signed.Contains("host") || !signed.Contains("x-amz-content-sha256"))
        {
            return "SignedHeaders";
        }

        var query = string.Join('&', request.Query.Select(x => $"{Uri.EscapeDataString(x.Key)}={Uri.EscapeDataString(x.Value.ToString())}").Order(StringComparer.Ordinal));
        var path = string.Join('/', request.Path.Value!.Split('/').Select(Uri.EscapeDataString));
        var headers = string.Concat(signed.Select(x => $"{x}:{request.Headers[x].ToString().Trim()}\n"));
        var canonical = $"{request.Method}\n{path}\n{query}\n{headers}\n{parts["SignedHeaders"]}\n{hash}";
        var text = $"AWS4-HMAC-SHA256\n{date}\n{date[..8]}/{Region}/s3/aws4_request\n"
            + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var key = Encoding.UTF8.GetBytes("AWS4" + Secret);
        foreach (var step in new[] { date[..8], Region, "s3", "aws4_request", text })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step));
        }

        return parts["Signature"] == Convert.ToHexStringLower(key) ? null : "Signature";
    }

#pragma warning disable CA5351 // An ETag of S3 is the MD5, and the client compares it.
    private static string Tag(byte[] bytes) => $"\"{Convert.ToHexStringLower(MD5.HashData(bytes))}\"";
#pragma warning restore CA5351

    private static Task FailAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/xml";
        return http.Request.Method == "HEAD" ? Task.CompletedTask
            : http.Response.WriteAsync($"<Error><Code>{code}</Code><Message>{message}</Message></Error>");
    }
}
