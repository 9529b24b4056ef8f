using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Taktchat.Files.Blobs;
using Taktchat.Files.Contracts;
using Taktchat.Files.Links;
using Taktchat.Files.Storing;
using Taktchat.Kernel;

namespace Taktchat.Files.Endpoints;

/// <summary>The bytes of a file for whoever has a signed address of it: an image element carries no token.</summary>
internal static class ReadMediaEndpoint
{
    /// <summary>A stranger's file shown as a page of our origin must not be able to do anything.</summary>
    private const string Policy =
        "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    /// <summary>What a browser may show by itself; everything else is saved. PDF is not in it: the viewers of browsers do not
    /// run inside a sandbox, and outside of one a stranger's document would run in our origin.</summary>
    private static readonly FrozenSet<string> Shown = new[]
    {
        "image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "video/webm", "audio/ogg", "audio/mpeg", "audio/mp4",
        "audio/aac", "audio/webm",
    }.ToFrozenSet();

    /// <summary>Saved under their own type; what is neither here nor shown is only bytes to a browser.</summary>
    private static readonly FrozenSet<string> Named = new[]
    {
        "application/pdf", "application/zip", "text/plain", "text/csv", "audio/amr", "audio/wav", "audio/flac", "video/3gpp",
        "video/quicktime",
    }.ToFrozenSet();

    public static void Map(IEndpointRouteBuilder root) =>
        root.MapMethods("/media/{company:guid}/{file:guid}/{variant}", [HttpMethods.Get, HttpMethods.Head], HandleAsync)
            .WithName("ReadMedia")
            .ExcludeFromDescription()
            .AllowAnonymous();

    internal static async Task<IResult> HandleAsync(
        Guid company, Guid file, string variant, HttpContext http, FileLinks links, FileRows rows, IBlobStore blobs)
    {
        var query = http.Request.Query;
        if (FileLinks.Variant(variant) is not { } which
            || links.Left(new(company), new(file), which, query["e"], query["s"]) is not { } left
            || await rows.FindAsync(new(company), new(file), http.RequestAborted) is not { } row
            || row.KeyOf(which) is not { } key)
        {
            http.Response.Headers.CacheControl = "no-store";
            return Failures.NotFound.ToProblem();
        }

        var isThumbnail = which == FileVariant.Thumbnail;
        var type = isThumbnail ? FileRow.ThumbnailType : row.Facts.ContentType;
        WriteHeaders(http.Response.Headers, row.Facts.Name, Shown.Contains(type) && query["download"] != "1", left);
        var size = isThumbnail ? await blobs.SizeAsync(key, http.RequestAborted) : row.Facts.Size;
        return size is null ? Failures.NotFound.ToProblem() : Results.Stream(
            new BlobStream(blobs, key, size.Value), Shown.Contains(type) || Named.Contains(type) ? type : "application/octet-stream",
            entityTag: new EntityTagHeaderValue($"\"{row.Facts.Sha256[..32]}{(isThumbnail ? "-t" : "")}\""), enableRangeProcessing: true);
    }

    private static void WriteHeaders(IHeaderDictionary headers, string name, bool isShown, TimeSpan left)
    {
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        headers.ContentDisposition = disposition.ToString();
        headers.CacheControl = "private, max-age=" + ((long)left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
