using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Tenancy.SignIn;

/// <summary>A person shows another photo of themselves, or none.</summary>
internal sealed class SetPhoto(CompanyId company, UserId user, FileId? photo) : WriteJob
{
    public CompanyId Company { get; } = company;

    public UserId User { get; } = user;

    public FileId? Photo { get; } = photo;

    /// <summary>Why the file is not taken.</summary>
    public Failure? Refusal { get; set; }

    protected override void Reset()
    {
        base.Reset();
        Refusal = null;
    }
}

/// <summary>The new file is kept, the old one let go and the person changed in one transaction, so that no photo is lost or left.</summary>
internal sealed class SetPhotoHandler(IUserPhotos photos) : IWriteHandler<SetPhoto>
{
    private static readonly SqlStatement Current = new("select photo_file_id from users where company_id = $1 and id = $2");

    private static readonly SqlStatement Change = new(
        "update users set photo_file_id = $3, updated_at = $4 where company_id = $1 and id = $2");

    public void Run(WriteBatch batch, IReadOnlyList<SetPhoto> jobs)
    {
        foreach (var job in jobs)
        {
            FileId? before = null;
            batch.Sql.Query(Current, job, static (p, x) => p.Add(x.Company.Value).Add(x.User.Value),
                (_, row) => before = row.GetGuidOrNull(0) is { } id ? new FileId(id) : null);
            if (before == job.Photo)
            {
                continue;
            }

            job.Refusal = job.Photo is { } wanted ? photos.Take(batch, job.Company, wanted, job.User) : null;
            if (job.Refusal is not null)
            {
                continue;
            }

            batch.Sql.Execute(Change, (job, batch.Now), static (p, x) =>
                p.Add(x.job.Company.Value).Add(x.job.User.Value).Add(x.job.Photo?.Value).Add(x.Now));
            if (before is { } old)
            {
                photos.Release(batch, job.Company, old);
            }

            batch.Raise(new UserChanged(job.Company, job.User));
        }
    }
}
