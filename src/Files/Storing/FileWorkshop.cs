using Taktchat.Files.Contracts;
using Taktchat.Files.Domain;
using Taktchat.Files.Sniffing;
using Taktchat.Kernel;

namespace Taktchat.Files.Storing;

/// <summary>A file ready to be stored.</summary>
internal sealed record PreparedFile(StagedFile Original, FileShape Shape, string Name) : IAsyncDisposable
{
    public StagedFile? Thumbnail { get; init; }

    public async ValueTask DisposeAsync()
    {
        await Original.DisposeAsync();
        if (Thumbnail is not null)
        {
            await Thumbnail.DisposeAsync();
        }
    }
}

/// <summary>Looks at a received file, decides whether it may be sent, and makes of it what it is wanted for.</summary>
internal sealed class FileWorkshop(StagingArea staging)
{
    public Task<(PreparedFile? File, Failure? Failure)> PrepareAsync(
        StagedFile staged, NewFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staging);
        var shape = Sniffer.Sniff(staged.Stream, file.Name, file.DeclaredType);
        if (!file.IsInbound && shape.IsDangerous)
        {
            return Task.FromResult<(PreparedFile?, Failure?)>((null, FileFailures.KindRefused));
        }

        var name = FileNames.Clean(file.Name, "file" + shape.Extension);
        return Task.FromResult<(PreparedFile?, Failure?)>((new PreparedFile(staged, shape, name), null));
    }
}
