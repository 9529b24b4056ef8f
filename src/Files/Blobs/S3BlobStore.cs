using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Taktchat.Files.Blobs;

/// <summary>A bucket of Amazon S3, or of anything that speaks like it.</summary>
internal sealed class S3BlobStore : IBlobStore, IDisposable
{
    /// <summary>Larger files go in parts, so that one that breaks off costs a part.</summary>
    public const int PartSize = 8 * 1024 * 1024;

    private readonly AmazonS3Client _client;
    private readonly string _bucket;

    public S3BlobStore(S3Settings settings)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = settings.ForcePathStyle,
            // Checksums in trailers are Amazon's own; other stores refuse them. The signature covers the body anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            MaxErrorRetry = 3,
        };
        if (settings.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = settings.Region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Region);
        }

        _client = new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), config);
        _bucket = settings.Bucket;
    }

    public async Task PutAsync(string key, string path, string contentType, CancellationToken cancellationToken)
    {
        var size = new FileInfo(path).Length;
        if (size > PartSize)
        {
            await PutPartsAsync(key, path, size, contentType, cancellationToken);
            return;
        }

        await _client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = _bucket,
            Key = key,
            FilePath = path,
            ContentType = contentType,
            UseChunkEncoding = false,
        }, cancellationToken);
    }

    public async Task<Stream?> OpenAsync(string key, long offset, long? length, CancellationToken cancellationToken)
    {
        if (length == 0)
        {
            return Stream.Null;
        }

        var request = new GetObjectRequest { BucketName = _bucket, Key = key };
        if (offset > 0 || length is not null)
        {
            request.ByteRange = length is { } most ? new ByteRange(offset, offset + most - 1) : new ByteRange($"bytes={offset}-");
        }

        try
        {
            return (await _client.GetObjectAsync(request, cancellationToken)).ResponseStream;
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // From behind the end there is nothing, as in a file.
            return Stream.Null;
        }
    }

    public async Task<long?> SizeAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.GetObjectMetadataAsync(_bucket, key, cancellationToken)).ContentLength;
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        _client.DeleteObjectAsync(_bucket, key, cancellationToken);

    public void Dispose() => _client.Dispose();

    private async Task PutPartsAsync(string key, string path, long size, string contentType, CancellationToken cancellationToken)
    {
        var upload = await _client.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = _bucket, Key = key, ContentType = contentType }, cancellationToken);
        try
        {
            var parts = new List<PartETag>();
            for (long at = 0; at < size; at += PartSize)
            {
                var part = await _client.UploadPartAsync(new UploadPartRequest
                {
                    BucketName = _bucket,
                    Key = key,
                    UploadId = upload.UploadId,
                    PartNumber = parts.Count + 1,
                    FilePath = path,
                    FilePosition = at,
                    PartSize = Math.Min(PartSize, size - at),
                    UseChunkEncoding = false,
                }, cancellationToken);
                parts.Add(new PartETag(parts.Count + 1, part.ETag));
            }

            await _client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
            {
                BucketName = _bucket,
                Key = key,
                UploadId = upload.UploadId,
                PartETags = parts,
            }, cancellationToken);
        }
        catch
        {
            // Parts of an upload that never ends are paid for and seen by nobody.
            await _client.AbortMultipartUploadAsync(_bucket, key, upload.UploadId, CancellationToken.None);
            throw;
        }
    }
}
