using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Taktchat.CloudApi.Graph;

namespace Taktchat.CloudApi.Media;

/// <summary>A multipart upload; its file is on disk before its other fields are known, because they may come later.</summary>
internal sealed class UploadForm
{
    private const int FieldBytes = 4_096;
    private readonly Dictionary<string, string> fields = [];
    private bool isMultipart;
    private bool isTooLong;

    public StoredBytes? File { get; private set; }

    public string? FileName { get; private set; }

    public string? MimeType { get; private set; }

    public static async Task<UploadForm> ReadAsync(HttpContext http, MediaStore store)
    {
        var form = new UploadForm();
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            return form;
        }

        form.isMultipart = true;
        var reader = new MultipartReader(boundary.ToString(), http.Request.Body);
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            await form.ReadSectionAsync(section, store, http.RequestAborted);
        }

        form.MimeType = form.fields.GetValueOrDefault("type") ?? form.MimeType;
        return form;
    }

    public GraphError? Check() => this switch
    {
        { isMultipart: false } => GraphError.Parameter("The request body must be multipart/form-data"),
        _ when fields.GetValueOrDefault("messaging_product") != "whatsapp" => GraphError.Parameter("The parameter messaging_product is required."),
        { isTooLong: true } => GraphError.Of(131053, $"The file is larger than {MediaRules.MaxBytes} bytes"),
        { File: null } => GraphError.Parameter("Param file must be a file"),
        { MimeType: null } => GraphError.Parameter("The parameter type is required."),
        _ when MediaRules.RefuseUpload(MimeType, File.Size) is { } details => GraphError.Of(131053, details),
        _ => null,
    };

    private async Task ReadSectionAsync(MultipartSection section, MediaStore store, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
        {
            return;
        }

        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        if (name != "file")
        {
            fields[name] = await ReadTextAsync(section.Body, cancellationToken);
            return;
        }

        if (File is not null)
        {
            MediaStore.Discard(File);
        }

        File = await store.WriteAsync(section.Body, cancellationToken);
        isTooLong = File is null;
        var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
        FileName = fileName.HasValue ? fileName.ToString() : null;
        MimeType = section.ContentType;
    }

    private static async Task<string> ReadTextAsync(Stream body, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body);
        var buffer = new char[FieldBytes];
        var read = await reader.ReadBlockAsync(buffer, cancellationToken);
        await body.CopyToAsync(Stream.Null, cancellationToken);
        return new string(buffer, 0, read);
    }
}
