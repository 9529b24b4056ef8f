using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Tenancy.Contracts;

/// <summary>What people want of files, for their photos; done by the module of files.</summary>
public interface IUserPhotos
{
    /// <summary>A short-lived address of the small square; null without a photo. Costs no query.</summary>
    string? Url(CompanyId company, FileId? photo);

    /// <summary>Keeps a picture that this person uploaded and nobody uses yet; or says why not.</summary>
    Failure? Take(WriteBatch batch, CompanyId company, FileId photo, UserId by);

    /// <summary>Nobody shows it any more.</summary>
    void Release(WriteBatch batch, CompanyId company, FileId photo);
}

/// <summary>How the reference to a photo is named in the schema.</summary>
public static class UserPhotos
{
    /// <summary>The property of a person that refers to a file.</summary>
    public const string Column = "PhotoFileId";
}
