using System.Net;
using System.Net.Http.Headers;

namespace Taktchat.Channels.CloudApi;

/// <summary>A body that notes when its first byte is handed to the connection: from then on nobody can say whether the
/// other side has got it.</summary>
internal sealed class NotedContent : HttpContent
{
    private readonly byte[] _body;

    public NotedContent(byte[] body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    public bool HasLeft { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasLeft = true;
        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
