using Microsoft.AspNetCore.Http.Features;
using Taktchat.CloudApi.Media;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

/// <summary>Files on the customers' phones: put one there for <c>/_sim/inbound</c>, look at any that was sent.</summary>
internal sealed class MediaControl(SimWorld world)
{
    public void Map(IEndpointRouteBuilder sim)
    {
        sim.MapPost("/media", AddAsync);
        sim.MapMethods("/media/{id}", ["GET", "HEAD"], Show);
    }

    private async Task<IResult> AddAsync(HttpContext http, string type, string? name)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = 2 * MediaRules.MaxBytes;
        var bytes = await world.Media.WriteAsync(http.Request.Body, http.RequestAborted)
            ?? throw new BadHttpRequestException($"A file may have at most {MediaRules.MaxBytes} bytes.");
        var file = world.Media.Keep(bytes, type, name, MediaStore.InboundLifetime);
        return Results.Json(new { file.Id, file.MimeType, file.Size, sha256 = Convert.ToBase64String(file.Sha256) });
    }

    private IResult Show(string id, HttpContext http)
    {
        if (world.Media.OnPhone(id) is not { } file)
        {
            return Results.Json(new { error = "There is no such file." }, statusCode: 404);
        }

        // Foreign bytes, which may be a page with scripts: shown, never run.
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'";
        http.Response.Headers["X-Content-Type-Options"] = "nosniff";
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.File(file.Path, file.MimeType, enableRangeProcessing: true);
    }
}
