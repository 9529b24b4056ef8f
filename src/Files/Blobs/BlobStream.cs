namespace Taktchat.Files.Blobs;

/// <summary>A blob as something one can jump about in: opened where reading begins, so that a range asks the store for no byte
/// before it.</summary>
internal sealed class BlobStream(IBlobStore blobs, string key, long size) : Stream
{
    private Stream? _open;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = offset + (origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => size });
        if (target != _position && _open is not null)
        {
            _open.Dispose();
            _open = null;
        }

        return _position = target;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= size)
        {
            return 0;
        }

        _open ??= await blobs.OpenAsync(key, _position, null, cancellationToken)
            ?? throw new FileNotFoundException("The blob of a file is not in the store.");
        var read = await _open.ReadAsync(buffer, cancellationToken);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Blobs are read without blocking.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _open?.Dispose();
        }

        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_open is not null)
        {
            await _open.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
