using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Files.Blobs;
using Taktchat.Files.Contracts;
using Taktchat.Files.Converting;
using Taktchat.Files.Endpoints;
using Taktchat.Files.Imaging;
using Taktchat.Files.Jobs;
using Taktchat.Files.Links;
using Taktchat.Files.Storing;
using Taktchat.Kernel;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Files;

/// <summary>Files of companies: taken in, judged by their bytes, kept, shown by signed addresses. Knows no message.</summary>
public static class FilesModule
{
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        if (S3Settings.Of(configuration) is { } bucket)
        {
            services.AddSingleton<IBlobStore>(_ => new S3BlobStore(bucket));
        }
        else
        {
            services.AddSingleton<IBlobStore, FolderBlobStore>();
        }

        return services
            .AddSingleton(x => new FileFolders(dataFolder, FileFolders.Named(configuration), x.GetRequiredService<TimeProvider>()))
            .AddSingleton<Pictures>()
            .AddSingleton<Ffmpeg>()
            .AddSingleton<VoiceWorkshop>()
            .AddSingleton<PosterWorkshop>()
            .AddSingleton<StagingArea>()
            .AddSingleton<FileWorkshop>()
            .AddSingleton<FileRows>()
            .AddSingleton<IFileDesk, FileDesk>()
            .AddSingleton<IFileUses, FileUses>()
            .AddSingleton<FileLinks>()
            .AddSingleton<IUserPhotos, PhotoFiles>()
            .AddSingleton<IFileLinks>(x => x.GetRequiredService<FileLinks>())
            .AddWriteHandler<ReserveBlob, FileWriteHandler>(order: 14)
            .AddWriteHandler<StoreFile, FileWriteHandler>(order: 15)
            .AddWriteHandler<RemoveFile, FileWriteHandler>(order: 92)
            .AddWriteHandler<SettleLeftover, FileWriteHandler>(order: 93)
            .AddSingleton<FileLeftovers>()
            .AddHosted<FileSweeper>();
    }

    /// <summary>Why files cannot be kept as configured, in one sentence; null when they can.</summary>
    public static string? WhyNot(IConfiguration configuration) => S3Settings.Problem(configuration) ?? FileFolders.Problem(configuration);

    /// <summary>Whether every node of a cluster finds the same files: in a bucket, or in a folder that is named for it.</summary>
    public static bool AreShared(IConfiguration configuration) =>
        S3Settings.Of(configuration) is not null || FileFolders.Named(configuration) is not null;

    /// <summary>What must be there before the first request: the key of the addresses, and no half-received file.</summary>
    public static Task PrepareFilesAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<FileFolders>().SweepStaging();
        return services.GetRequiredService<FileLinks>().LoadAsync(cancellationToken);
    }

    public static void MapFiles(this IEndpointRouteBuilder api, IEndpointRouteBuilder root)
    {
        var files = api.MapGroup("/files").WithTags("Files");
        UploadFileEndpoint.Map(files);
        GetFileEndpoint.Map(files);
        ReadMediaEndpoint.Map(root);
    }
}
