namespace Taktchat.Kernel;

/// <summary>An id of one kind of thing, so that a ticket's id cannot be handed over where a contact's is meant.</summary>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>The company (the guide's <c>companyId</c>) that owns a row; the boundary that data never crosses.</summary>
public readonly record struct CompanyId(Guid Value) : ITypedId<CompanyId>
{
    public static CompanyId From(Guid value) => new(value);
}

/// <summary>A person who signs in; belongs to exactly one company.</summary>
public readonly record struct UserId(Guid Value) : ITypedId<UserId>
{
    public static UserId From(Guid value) => new(value);
}

/// <summary>A stored file of a company: what a customer sent, what an agent attached, a person's photo. Known here because people,
/// who stand below the module of files, refer to one.</summary>
public readonly record struct FileId(Guid Value) : ITypedId<FileId>
{
    /// <summary>The entity behind it, for composite foreign keys of the modules above.</summary>
    public const string EntityName = "Taktchat.Files.Domain.StoredFile";

    public static FileId From(Guid value) => new(value);
}

/// <summary>Makes version-7 GUIDs that only ever grow within one process: new rows land at the end of an index,
/// and the id of a later row sorts after that of an earlier one ("ties by our sequence").</summary>
public static class Ids
{
    private static long _last;

    /// <summary>The next id; its first 48 bits are the Unix time in milliseconds, the 12 bits after the version a counter.</summary>
    public static Guid New(TimeProvider time)
    {
        var wanted = time.GetUtcNow().ToUnixTimeMilliseconds() << 12;
        long last, next;
        do
        {
            last = Interlocked.Read(ref _last);
            // A clock that stands still or goes back borrows from the counter and, when that is used up, from the future.
            next = wanted > last ? wanted : last + 1;
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        Span<byte> bytes = stackalloc byte[16];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes[8..]);
        var milliseconds = next >> 12;
        for (var i = 5; i >= 0; i--, milliseconds >>= 8)
        {
            bytes[i] = (byte)milliseconds;
        }

        bytes[6] = (byte)(0x70 | ((next >> 8) & 0x0F));
        bytes[7] = (byte)next;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
