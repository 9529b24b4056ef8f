using System.Buffers.Binary;
using System.Buffers.Text;

namespace Taktchat.Kernel;

/// <summary>One page of a list; <c>next</c> goes into <c>?after=</c> of the following request and is null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Builds a page from <paramref name="limit"/> + 1 rows: the surplus row only proves that there is more.</summary>
    public static Page<T> Of(List<T> rows, int limit, Func<T, Cursor> cursor)
    {
        if (rows.Count <= limit)
        {
            return new(rows, null);
        }

        rows.RemoveRange(limit, rows.Count - limit);
        return new(rows, cursor(rows[^1]).ToString());
    }
}

/// <summary>Where a keyset-paged list stopped: the sort value of the last row and its id, opaque to clients.</summary>
public readonly record struct Cursor(long Position, Guid Id)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    /// <summary>Before the first row of a list that runs from the highest value down.</summary>
    public static readonly Cursor Top = new(long.MaxValue, new Guid(Enumerable.Repeat((byte)0xFF, 16).ToArray()));

    /// <summary>Reads a cursor; <c>null</c> text is the top of the list, anything we did not write is refused.</summary>
    public static bool TryParse(string? text, out Cursor cursor)
    {
        cursor = Top;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        Span<byte> bytes = stackalloc byte[24];
        if (text.Length != 32
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != System.Buffers.OperationStatus.Done
            || written != 24)
        {
            return false;
        }

        cursor = new(BinaryPrimitives.ReadInt64BigEndian(bytes), new Guid(bytes[8..], bigEndian: true));
        return true;
    }

    public static int Clamp(int? limit) => Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Position);
        Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
