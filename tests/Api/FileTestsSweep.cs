using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Files.Blobs;
using Taktchat.Files.Contracts;
using Taktchat.Files.Jobs;
using Taktchat.Files.Storing;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Api;

/// <summary>What nobody attached goes away, and no blob is forgotten.</summary>
public sealed class FileTestsSweep(ClockedApp clocked) : IClassFixture<ClockedApp>
{
    private const string Rows = "select count(*) from files where company_id = $1";
    private const string Leftovers = "select count(*) from file_leftovers where company_id = $1";

    private IServiceProvider Services => clocked.App.Services;

    private IFileDesk Desk => Services.GetRequiredService<IFileDesk>();

    [Fact]
    public async Task A_file_nobody_attached_goes_after_a_day_and_one_that_is_used_stays()
    {
        var company = await clocked.App.CompanyAsync();
        var (forgotten, used) = (await SaveAsync(company), await SaveAsync(company));
        Use(company, used);
        Assert.Equal(2, Blobs(company));
        clocked.Clock.Advance(TimeSpan.FromHours(23));
        await SweepAsync();
        Assert.Equal(2, await company.CountAsync(Rows));

        clocked.Clock.Advance(TimeSpan.FromHours(2));
        await SweepAsync();
        Assert.Null(await Desk.FindAsync(company.Id, forgotten, default));
        Assert.NotNull(await Desk.FindAsync(company.Id, used, default));
        Assert.Equal(1, Blobs(company));
        Assert.Equal(0, await company.CountAsync(Leftovers));
    }

    [Fact]
    public async Task A_deleted_file_is_gone_at_once_and_its_blob_with_the_next_round()
    {
        var company = await clocked.App.CompanyAsync();
        var id = await SaveAsync(company);
        Use(company, id);
        Assert.True(await Desk.DeleteAsync(company.Id, id, default));
        Assert.False(await Desk.DeleteAsync(company.Id, id, default));
        Assert.Null(await Desk.OpenAsync(company.Id, id, FileVariant.Original));
        await SweepAsync();
        Assert.Equal(0, Blobs(company));
        Assert.Equal(0, await company.CountAsync(Leftovers));
    }

    [Fact]
    public async Task A_blob_whose_row_was_never_written_goes_after_a_day()
    {
        var company = await clocked.App.CompanyAsync();
        var id = await SaveAsync(company);
        var key = FileRow.NewKey(company.Id, id);
        await Services.GetRequiredService<HotWriter>().RunAsync(new RemoveFile(company.Id, id, onlyUnused: true));
        var now = clocked.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await Services.GetRequiredService<HotWriter>().RunAsync(new ReserveBlob(company.Id, id, key, now + (24 * 60 * 60_000)));
        await SweepAsync();
        Assert.Equal(1, Blobs(company));
        clocked.Clock.Advance(TimeSpan.FromHours(25));
        await SweepAsync();
        Assert.Equal(0, Blobs(company));
    }

    [Fact]
    public async Task A_file_that_is_stored_leaves_no_reservation()
    {
        var company = await clocked.App.CompanyAsync();
        await SaveAsync(company);
        Assert.Equal(0, await company.CountAsync(Leftovers));
    }

    [Fact]
    public async Task What_a_dead_process_was_receiving_is_swept_at_the_start()
    {
        var root = Directory.CreateTempSubdirectory("taktchat-staging-").FullName;
        var folders = new FileFolders(root, null, TimeProvider.System);
        await File.WriteAllTextAsync(Path.Combine(folders.Staging, "meio"), "metade");
        folders.SweepStaging();
        Assert.Empty(Directory.EnumerateFiles(folders.Staging));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task What_another_node_is_receiving_into_the_shared_folder_is_left_alone()
    {
        var root = Directory.CreateTempSubdirectory("taktchat-staging-").FullName;
        var shared = Path.Combine(root, "shared");
        var mine = new FileFolders(Path.Combine(root, "first"), shared, TimeProvider.System);
        var theirs = new FileFolders(Path.Combine(root, "second"), shared, TimeProvider.System);
        Assert.Equal(mine.Blobs, theirs.Blobs);
        var (now, old) = (Path.Combine(theirs.Staging, "agora"), Path.Combine(theirs.Staging, "velho"));
        await File.WriteAllTextAsync(now, "metade");
        await File.WriteAllTextAsync(old, "metade");
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        mine.SweepStaging();
        Assert.Equal([now], Directory.EnumerateFiles(theirs.Staging));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task The_same_bytes_come_out_again_in_parts()
    {
        var company = await clocked.App.CompanyAsync();
        var id = await SaveAsync(company);
        await using var part = await Desk.OpenAsync(company.Id, id, FileVariant.Original, offset: 3, length: 4);
        using var reader = new StreamReader(part!);
        Assert.Equal("to d", await reader.ReadToEndAsync());
        Assert.Null(await Desk.OpenAsync(company.Id, id, FileVariant.Thumbnail));
    }

    private async Task<FileId> SaveAsync(TestCompany company)
    {
        var (file, _) = await Desk.SaveAsync(new(company.Id, new MemoryStream(Encoding.UTF8.GetBytes("texto de teste")), "a.txt", null,
            FileLimits.Largest, FileUse.Attachment, company.AdminId), default);
        return file!.Id;
    }

    private void Use(TestCompany company, FileId file)
    {
        using var session = Services.GetRequiredService<Database>().OpenWriter();
        session.Begin();
        Services.GetRequiredService<IFileUses>().MarkUsed(new WriteBatch(session, clocked.Clock.GetUtcNow().ToUnixTimeMilliseconds()), [(company.Id, file)]);
        session.Commit();
    }

    private int Blobs(TestCompany company)
    {
        var folder = Path.Combine(Services.GetRequiredService<FileFolders>().Blobs, company.Id.Value.ToString("N"));
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count() : 0;
    }

    private async Task SweepAsync()
    {
        var sweeper = Services.GetRequiredService<FileSweeper>();
        while (await sweeper.SweepBatchAsync(default))
        {
        }
    }
}
